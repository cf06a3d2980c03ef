import { decimalText } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quartiles } from './quartiles.ts';

const scores = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 });
const texts = (values: readonly number[]) => {
  const found = quartiles(values);
  return found && [found.lower, found.median, found.upper, found.range].map(decimalText);
};

/**
 * Another way to the same figures: stretch the sorted values so that four steps lie between two neighbours, in whole quarters,
 * and count off. Nothing is divided.
 */
function byStretching(values: readonly number[], quarter: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const stretched = [4 * (sorted[0] as number)];
  for (let index = 1; index < sorted.length; index += 1) {
    for (let step = 0; step < 4; step += 1) stretched.push((stretched.at(-1) as number) + ((sorted[index] as number) - (sorted[index - 1] as number)));
  }
  return stretched[quarter * (sorted.length - 1)] as number;
}

describe('quartiles by the inclusive method', () => {
  it.each([
    ['one value', [3], ['3', '3', '3', '0']],
    ['two values', [0, 4], ['1', '2', '3', '2']],
    ['three values', [0, 1, 4], ['0.5', '1', '2.5', '2']],
    ['four values: places 0.75, 1.5 and 2.25', [1, 2, 3, 4], ['1.75', '2.5', '3.25', '1.5']],
    ['five values fall on values', [4, 0, 3, 1, 2], ['1', '2', '3', '2']],
    ['all the same', [2, 2, 2, 2], ['2', '2', '2', '0']],
  ])('of %s', (_, values, expected) => expect(texts(values)).toEqual(expected));

  it('of nothing are nothing', () => expect(quartiles([])).toBeNull());

  it('are what an oracle finds by counting off', () => fc.assert(fc.property(scores, (values) => {
    const found = quartiles(values);
    expect(found && [found.lower, found.median, found.upper].map(({ units, scale }) => [units, scale]))
      .toEqual([1, 2, 3].map((quarter) => [BigInt(byStretching(values, quarter) * 25), 2]));
  })));

  it('do not depend on the order of the values, and the range is never negative', () => fc.assert(fc.property(scores, (values) => {
    expect(texts(values.toReversed())).toEqual(texts(values));
    expect((quartiles(values)?.range.units ?? 0n) >= 0n).toBe(true);
  })));

  it('leave the values as they are', () => {
    const values = Object.freeze([3, 1, 2]);
    expect(texts(values)).toEqual(['1.5', '2', '2.5', '1']);
  });
});
