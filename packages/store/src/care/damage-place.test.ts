import { describe, expect, it } from 'vitest';
import { founded, joined } from '../../testing/plans.ts';
import { writtenPlan } from '../stored-plan.ts';
import { damagePlace } from './damage-place.ts';

const textOf = (revision: number, ...events: Parameters<typeof joined>[]) => writtenPlan({
  format: 1, revision, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Dr Shah', events: [founded, ...events.map((one) => joined(...one))],
}).text;
const earlier = { revision: 2, text: textOf(2, [2]) };

describe('where a plan is damaged', () => {
  it('is where it was cut', () => {
    const text = textOf(3, [2], [3]);
    const cut = text.indexOf('\n', text.indexOf('\n') + 1) + 10;
    expect(damagePlace(Buffer.from(text.slice(0, cut)), earlier)).toEqual({ byte: cut + 1, line: 3, differsFrom: null });
  });

  it('is the first byte that is no text', () => {
    const bytes = Buffer.from(textOf(3, [2], [3]));
    bytes[300] = 0xff;
    expect(damagePlace(bytes, earlier)).toMatchObject({ byte: 301, differsFrom: null });
  });

  it('is where an event differs from an earlier revision, counted in bytes', () => {
    const good = textOf(3, [2], [3]);
    const at = good.indexOf('Practice 2');
    const wrong = `${good.slice(0, at)}X${good.slice(at + 1)}`;
    expect(damagePlace(Buffer.from(wrong), earlier)).toEqual({ byte: Buffer.byteLength(good.slice(0, at)) + 1, line: 3, differsFrom: 2 });
  });

  it('is not known in what no earlier revision holds', () => {
    expect(damagePlace(Buffer.from(textOf(3, [2], [3]).replace('Practice 3', 'Practice X')), earlier)).toBeNull();
    expect(damagePlace(Buffer.from(textOf(3, [2])), null)).toBeNull();
  });
});
