import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanEvent } from '@pbc-planner/domain';
import { founded, joined } from '../testing/plans.ts';
import { releasedFormats } from './plan-formats.ts';
import { readPlanText, writtenPlan, type StoredPlan } from './stored-plan.ts';

const frozen = await readFile(new URL('../fixtures/format-1/plan.json', import.meta.url));
const text = frozen.toString('utf8');

describe('the text of a plan', () => {
  it('of format 1, made without this code, opens', () => {
    expect(readPlanText(text)).toEqual({
      text,
      untouched: true,
      checksum: '5e3a66c31db342bb517ce9922ee44cd32e6b3a19526d42cf9530d32a156a733a',
      plan: {
        format: 1, revision: 2, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Dr Shah',
        events: [founded, {
          type: 'practice joined', data: { practice: 'M81006', membership: 'in', name: 'Bridge Street – Clée', list: '7012.5' },
          sequence: 2, change: 2, time: '2006-11-06T10:21:00.000Z', by: 'Dr Shah', command: 'locality.join',
        }],
      },
    });
  });

  it('is written byte for byte as format 1 was frozen', () => {
    const found = readPlanText(text);
    expect('plan' in found && writtenPlan(found.plan).text).toBe(text);
  });

  it('comes back as it was, whatever the texts and safe numbers in it', () => {
    const anyText = fc.string({ unit: 'binary' });
    const data = fc.dictionary(anyText, fc.oneof(anyText, fc.maxSafeInteger(), fc.boolean(), fc.constant(null)));
    fc.assert(fc.property(data, fc.string({ minLength: 1, unit: 'binary' }), (values, by) => {
      const plain = { ...values };
      const event = { ...joined(1), data: plain } as unknown as PlanEvent;
      const plan: StoredPlan = { format: 1, revision: 1, savedAt: '2006-11-06T10:21:00.500Z', savedBy: by, events: [event] };
      const written = writtenPlan(plan);
      expect(readPlanText(Buffer.from(written.text).toString(), { ...releasedFormats, dataFault: () => null })).toEqual(written);
    }));
  });

  it('may have its white space changed by an editor or by git', () => {
    const whole = readPlanText(text);
    for (const touched of [text.replaceAll('\n', '\r\n'), JSON.stringify(JSON.parse(text), null, 4), text.replace('},\n{', '},\n {')]) {
      expect(readPlanText(touched)).toEqual({ ...whole, text: touched, untouched: false });
    }
  });

  it('is the same, written anew or grown from the one before', () => {
    const before = readPlanText(text);
    if (!('plan' in before)) throw new Error('The frozen plan does not open');
    const grown: StoredPlan = { ...before.plan, revision: 3, savedBy: 'Ms "Okoro"', events: [...before.plan.events, joined(3), joined(4)] };
    const anew = writtenPlan(grown);
    expect(writtenPlan(grown, before)).toEqual(anew);
    expect(writtenPlan(grown, { ...before, text: text.replace('},\n{', '},\n {'), untouched: false })).toEqual(anew);
    expect(writtenPlan({ ...grown, events: [founded] }, before)).toEqual(writtenPlan({ ...grown, events: [founded] }));
    expect(readPlanText(anew.text)).toEqual(anew);
  });

  it('cut short anywhere is damaged', () => {
    for (let length = 0; length < frozen.length - 1; length += 1) {
      expect(readPlanText(frozen.subarray(0, length).toString()), `cut at ${length}`).toMatchObject({ fault: 'damaged' });
    }
  });

  it('with any one bit flipped is damaged', () => {
    for (let bit = 0; bit < frozen.length * 8; bit += 1) {
      const flipped = Buffer.from(frozen);
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(readPlanText(flipped.toString()), `bit ${bit}`).toMatchObject({ fault: 'damaged' });
    }
  });

  it.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['null', 'holds no plan'],
    ['[]', 'holds no plan'],
    ['12', 'holds no plan'],
    ['{}', 'does not say what format it has'],
    ['{"format":0}', 'does not say what format it has'],
    ['{"format":1}', 'lacks its revision'],
    ['{"format":1', 'is not whole: it ends too early or is no JSON'],
    ['['.repeat(1_000_000), 'is not whole: it ends too early or is no JSON'],
    [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`, 'holds no plan'],
    [text.replace('"events"', '"__proto__":{},"events"'), 'has an unknown field "__proto__"'],
    [text.replace('7012.5', '7012.6'), 'does not match its checksum'],
  ])('%.20s is damaged: %s', (content, what) => {
    expect(readPlanText(content)).toEqual({ fault: 'damaged', what });
  });

  it('nested a hundred thousand deep is damaged, not a crash', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(readPlanText(text.replace('"7012.5"', deep))).toEqual({ fault: 'damaged', what: 'does not match its checksum' });
  });

  it('of a later format is not judged', () => {
    expect(readPlanText('{"format":2,"whatever":true}')).toEqual({ fault: 'newer', format: 2 });
  });

  it.each<[Partial<Record<keyof PlanEvent, unknown>>, string]>([
    [{ sequence: 3 }, 'event 2 has the sequence number 3 instead of 2'],
    [{ change: 0 }, 'event 2 has a change number that does not follow the one before'],
    [{ time: '2006-11-06 10:20' }, 'event 2 has no time in UTC'],
    [{ time: '2006-13-45T10:20:00Z' }, 'event 2 has no time in UTC'],
    [{ by: '' }, 'event 2 does not say who acted'],
    [{ command: null }, 'event 2 does not name its command'],
    [{ type: 7 }, 'event 2 has no type'],
    [{ data: [] }, 'event 2 has no data'],
  ])('with a right checksum but a wrong event %j is damaged', (change, what) => {
    const events = [founded, { ...joined(2), ...change } as PlanEvent];
    const wrong = writtenPlan({ format: 1, revision: 1, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Dr Shah', events }).text;
    expect(readPlanText(wrong)).toEqual({ fault: 'damaged', what: `is damaged in its events: ${what}` });
  });
});
