import { describe, expect, it } from 'vitest';
import { compareGroup } from './compare-group.ts';
import { hiddenCounts } from './hidden-counts.ts';

/** What a reader sees: a dot where a count is hidden. */
const shown = (counts: readonly number[], least = 5) => hiddenCounts(counts, least).map((hidden, at) => (hidden ? '·' : String(counts[at]))).join(' ');

describe('by hand', () => {
  it.each([
    [[9, 12, 30], '9 12 30'],
    [[3, 1, 9, 12], '· · 9 12'],
    [[2, 9, 12], '· · 12'],
    [[12, 2, 9], '12 · ·'],
    [[1, 1, 9, 12], '· · · 12'],
    [[4, 4, 9, 12], '· · · 12'],
    [[3, 3, 9, 12], '· · 9 12'],
    [[4, 9, 9], '· · ·'],
    [[0, 0, 12], '0 0 12'],
    [[0, 2, 9, 7, 0], '0 · 9 · 0'],
    [[2, 1, 1, 1, 0], '· · · · ·'],
    [[1, 1, 1, 1, 1], '· · · · ·'],
    [[4, 4], '· ·'],
    [[1, 0, 2], '· · ·'],
  ] as const)('%j reads %s', (counts, line) => {
    expect(shown(counts)).toBe(line);
  });

  it('the bound may be higher, where a locality wants it so', () => {
    expect(shown([6, 7, 20, 31], 10)).toBe('· · 20 31');
    expect(shown([9, 9, 20, 31], 10)).toBe('· · · 31');
  });
});

/** Every way to divide so many people into so many bands. */
function* divisions(people: number, bands: number): Generator<readonly number[]> {
  if (bands === 1) yield [people];
  else for (let first = 0; first <= people; first += 1) for (const rest of divisions(people - first, bands - 1)) yield [first, ...rest];
}

/**
 * The attack of somebody who knows the rule, the total, and all that is printed: what was printed for each possible group is kept, and
 * of each hidden count the values that it has among the groups that look the same. One value alone means that it can be worked out.
 */
function derivable(print: (counts: readonly number[]) => { readonly text: string; readonly hidden: readonly boolean[] }, most: number, bands: number, least: number): string[] {
  const found: string[] = [];
  for (let people = least; people <= most; people += 1) {
    const looks = new Map<string, { readonly hidden: readonly boolean[]; readonly values: Set<number>[] }>();
    for (const counts of divisions(people, bands)) {
      const { text, hidden } = print(counts);
      const same = looks.get(text) ?? { hidden, values: counts.map(() => new Set<number>()) };
      counts.forEach((count, at) => same.values[at]?.add(count));
      looks.set(text, same);
    }
    for (const [text, { hidden, values }] of looks) hidden.forEach((is, at) => (is && (values[at]?.size ?? 0) < 2 ? found.push(`${people} people, ${text}: band ${at + 1}`) : undefined));
  }
  return found;
}

describe('nobody can work out a hidden count', () => {
  it.each([[2, 30], [3, 24], [4, 18], [5, 15], [6, 11]])('in %i bands of up to %i people, from the counts', (bands, most) => {
    expect(derivable((counts) => ({ text: shown(counts), hidden: hiddenCounts(counts, 5) }), most, bands, 5)).toEqual([]);
  });

  it.each([[3, 24], [4, 18]])('in %i bands of up to %i people, where counts under 8 are small', (bands, most) => {
    expect(derivable((counts) => ({ text: shown(counts, 8), hidden: hiddenCounts(counts, 8) }), most, bands, 8)).toEqual([]);
  });

  const list = [3000, 1700, 900, 401];
  it('from shares, indices and states of the group', () => {
    const print = (counts: readonly number[]) => {
      const bands = compareGroup(counts.map((group, at) => ({ band: String(at), group, list: list[at] ?? 0 })), { lowestIndex: '0.8', leastCount: 5 });
      return { text: JSON.stringify(bands), hidden: bands.map(({ group }) => group === null) };
    };
    expect(derivable(print, 18, 4, 5)).toEqual([]);
  });

  it('of a small list from what is said of the group', () => {
    const group = [20, 7, 9, 6];
    const print = (counts: readonly number[]) => {
      const bands = compareGroup(counts.map((own, at) => ({ band: String(at), group: group[at] ?? 0, list: own })), { lowestIndex: '0.8', leastCount: 5 });
      return { text: JSON.stringify(bands), hidden: bands.map(({ list: own }) => own === null) };
    };
    expect(derivable(print, 18, 4, 5)).toEqual([]);
  });

  it('and the attack itself finds what a simpler rule would give away', () => {
    const small = (counts: readonly number[]) => counts.map((count) => count > 0 && count < 5);
    const print = (counts: readonly number[]) => ({ text: small(counts).map((hidden, at) => (hidden ? '·' : counts[at])).join(' '), hidden: small(counts) });
    expect(derivable(print, 8, 3, 5)).toContain('8 people, · 0 7: band 1');
  });
});

it('every small count is hidden, and nothing is hidden where none is small', () => {
  for (const counts of divisions(14, 4)) {
    const hidden = hiddenCounts(counts, 5);
    counts.forEach((count, at) => (count > 0 && count < 5 ? expect(hidden[at]).toBe(true) : undefined));
    if (counts.every((count) => count === 0 || count >= 5)) expect(hidden).toEqual([false, false, false, false]);
  }
});
