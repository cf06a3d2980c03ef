import { describe, expect, it } from 'vitest';
import { suppressSmallCounts } from './small-numbers.ts';

const shown = (counts: readonly (number | null)[]) => {
  const { hidden, totalHidden } = suppressSmallCounts(counts);
  return [...counts.map((count, position) => (hidden.has(position) ? '*' : count)), totalHidden ? '*' : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)];
};

describe('small numbers of patients', () => {
  it.each([
    [[12, 30, 8], [12, 30, 8, 50]],
    [[12, 3, 8], [12, '*', '*', 23]],
    [[12, 3, 2], [12, '*', '*', 17]],
    [[1, 1, 9, 40], ['*', '*', '*', 40, 51]],
    [[0, 7, 0], [0, 7, 0, 7]],
    [[0, 3, 0], [0, '*', 0, '*']],
    [[5, 4, 4], ['*', '*', '*', 13]],
    [[0, 3, 9], [0, '*', '*', 12]],
    [[4, 4, 4], ['*', '*', '*', '*']],
    [[null, 3, 9], [null, '*', '*', 12]],
    [[], [0]],
  ])('shows of %j what is %j', (counts, expected) => {
    expect(shown(counts)).toEqual(expected);
  });

  it.each([[2, 24], [3, 20], [4, 16]])('of %i groups, never lets the rest and the total give one away, to a reader who knows the rule', (groups, highest) => {
    const seen = new Map<string, number[][]>();
    for (const counts of tables(groups, highest)) {
      const key = JSON.stringify(shown(counts));
      seen.set(key, [...(seen.get(key) ?? []), counts]);
    }
    const givenAway = [...seen].flatMap(([key, alike]) => {
      const row = JSON.parse(key) as (number | '*')[];
      return row.slice(0, -1).flatMap((cell, position) => (cell === '*' && new Set(alike.map((counts) => counts[position])).size === 1 ? [`${key}: ${alike.join(' or ')}`] : []));
    });
    expect(givenAway).toEqual([]);
    expect([...seen.keys()].some((key) => key.includes('*'))).toBe(true);
  });
});

/** Every table of so many counts that adds up to no more than the highest: with a total that is shown, nothing else can have been meant. */
function tables(groups: number, highest: number): number[][] {
  if (groups === 0) return [[]];
  return Array.from({ length: highest + 1 }, (_, first) => tables(groups - 1, highest - first).map((rest) => [first, ...rest])).flat();
}
