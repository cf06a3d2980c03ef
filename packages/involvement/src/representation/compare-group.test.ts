import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGroup, type CountedBand } from './compare-group.ts';

const rule = { lowestIndex: '0.8', leastCount: 5 };
const bands = (...counts: readonly (readonly [number, number])[]): CountedBand[] => counts.map(([group, list], at) => ({ band: String(at), group, list }));

describe('by hand', () => {
  it('of 40 people on a list of 60,600', () => {
    // 6/40 = 0.15 of the group, 11,514/60,600 = 0.19 of the list: 0.789; 34/40 = 0.85 beside 0.81: 1.049. In a group like the list 7.6 and 32.4.
    expect(compareGroup(bands([6, 11_514], [34, 49_086]), rule)).toEqual([
      { band: '0', group: 6, list: 11_514, groupBasisPoints: 1500, listBasisPoints: 1900, index: '0.79', expected: '7.6', state: 'under-represented' },
      { band: '1', group: 34, list: 49_086, groupBasisPoints: 8500, listBasisPoints: 8100, index: '1.05', expected: '32.4', state: 'represented' },
    ]);
  });

  it('exactly at the bound is not below it', () => {
    // 8/100 over 10/100 is 0.8; 799/10,000 over it is 0.799.
    expect(compareGroup(bands([8, 100], [92, 900]), rule).map(({ index, state }) => [index, state])).toEqual([['0.80', 'represented'], ['1.02', 'represented']]);
    expect(compareGroup(bands([799, 100], [9201, 900]), rule)[0]).toMatchObject({ index: '0.80', state: 'under-represented' });
  });

  it('nobody of the group is an index of nought; nobody on the list has none', () => {
    expect(compareGroup(bands([0, 500], [30, 500], [10, 0]), rule).map(({ index, state }) => [index, state])).toEqual([
      ['0.00', 'under-represented'], ['1.50', 'represented'], [null, 'nobody on the list'],
    ]);
  });

  it('a hidden count has no share, no index and no state, and a hidden list no expectation', () => {
    expect(compareGroup(bands([3, 500], [9, 300], [20, 200]), rule).slice(0, 2)).toEqual([
      { band: '0', group: null, list: 500, groupBasisPoints: null, listBasisPoints: 5000, index: null, expected: '16.0', state: 'not shown' },
      { band: '1', group: null, list: 300, groupBasisPoints: null, listBasisPoints: 3000, index: null, expected: '9.6', state: 'not shown' },
    ]);
    expect(compareGroup(bands([8, 2], [9, 300], [20, 900]), rule)[0]).toMatchObject({ group: 8, list: null, listBasisPoints: null, index: null, expected: null, state: 'not shown' });
  });

  it('a share beside a hidden one is rounded by itself, so that its odd hundredth tells nothing', () => {
    // 7/24 = 29.1666…: 29.17 by itself, whatever the hidden ones are.
    expect(compareGroup(bands([7, 10], [2, 10], [3, 10], [12, 10]), rule).map(({ groupBasisPoints }) => groupBasisPoints)).toEqual([2917, null, null, 5000]);
  });
});

const counts = fc.array(fc.record({ band: fc.constant('b'), group: fc.nat(60), list: fc.nat(9000) }), { minLength: 1, maxLength: 8 })
  .filter((rows) => rows.some(({ group }) => group > 0) && rows.some(({ list }) => list > 0));

it('shares that are shown whole sum to a hundred per cent, and an index is what plain fractions give', () => {
  fc.assert(fc.property(counts, (rows) => {
    const compared = compareGroup(rows, rule);
    const [group, list] = [rows.reduce((sum, one) => sum + one.group, 0), rows.reduce((sum, one) => sum + one.list, 0)];
    for (const side of ['groupBasisPoints', 'listBasisPoints'] as const) {
      const all = compared.map((one) => one[side]);
      if (!all.includes(null)) expect(all.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(10_000);
    }
    compared.forEach(({ index, state }, at) => {
      const { group: own, list: listed } = rows[at] ?? { group: 0, list: 0 };
      if (index === null) return;
      // Counts are small enough that doubles tell which side of the bound a fraction lies on, but for the bound itself.
      expect(Math.abs(Number(index) - (own / group) / (listed / list))).toBeLessThanOrEqual(0.00501);
      expect(state).toBe(own * list * 10 < 8 * group * listed ? 'under-represented' : 'represented');
    });
  }));
});
