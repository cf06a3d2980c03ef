import { decimal, pence } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBeyond, standings, type Position } from './standing.ts';

const at = (current: number, fairShare: number): Position => ({ current: pence(current), fairShare: pence(fairShare) });

describe('beyond a tolerance', () => {
  it.each([
    [110, 100, decimal(10), false], [111, 100, decimal(10), true], [90, 100, decimal(10), false], [89, 100, decimal(10), true],
    [1075, 1000, decimal(75, 1), false], [1076, 1000, decimal(75, 1), true], [1, 0, decimal(100), true], [0, 0, decimal(0), false], [100, 100, decimal(0), false],
    // A tenth of 9,000,000,000,000,000 pence: too large a product for plain numbers.
    [9_000_000_000_000_000, 8_181_818_181_818_181, decimal(10), true], [9_000_000_000_000_000, 8_181_818_181_818_182, decimal(10), false],
  ])('%i against a share of %i', (current, share, band, beyond) => {
    expect(isBeyond(at(current, share), band)).toBe(beyond);
  });
});

describe('standings', () => {
  it('rank each side by itself, equals together, and nobody at the share', () => {
    expect(standings([at(106, 100), at(1050, 1000), at(100, 100), at(80, 100), at(94, 100), at(53, 50), at(5, 0)])).toEqual([
      { side: 'over', byPounds: 2, byPercent: 1 }, { side: 'over', byPounds: 1, byPercent: 3 }, null,
      { side: 'under', byPounds: 1, byPercent: 1 }, { side: 'under', byPounds: 2, byPercent: 2 },
      { side: 'over', byPounds: 4, byPercent: 1 }, { side: 'over', byPounds: 3, byPercent: null },
    ]);
  });

  it('tell shares apart that are the same as plain numbers', () => {
    // Of 2^53 - 1 and of 2^53 - 3, half of the number below: both are a half less about 5.6e-17, and the first is larger by 1.2e-32.
    const [first, second] = [2 ** 53 - 1, 2 ** 53 - 3];
    expect((first - 1) / 2 / first).toBe((second - 1) / 2 / second);
    expect(standings([at((second + 1) / 2, second), at((first + 1) / 2, first), at((second + 1) / 2, second)]).map((standing) => standing?.byPercent)).toEqual([2, 1, 2]);
  });

  it('are one more than the number that is strictly farther, in exact fractions', () => {
    const amount = fc.oneof(fc.nat(20), fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 2 ** 53 - 40, max: 2 ** 53 - 1 }));
    const positions = fc.array(fc.tuple(amount, amount.filter((share) => share > 0)), { maxLength: 12 });
    fc.assert(fc.property(positions, (pairs) => {
      const all = pairs.map(([current, share]) => at(current, share));
      standings(all).forEach((standing, index) => {
        const own = all[index] as Position;
        const gap = own.current - own.fairShare;
        const same = all.filter((other) => Math.sign(other.current - other.fairShare) === Math.sign(gap));
        const farther = same.filter((other) => Math.abs(other.current - other.fairShare) > Math.abs(gap)).length;
        const fartherByShare = same.filter((other) =>
          BigInt(Math.abs(other.current - other.fairShare)) * BigInt(own.fairShare) > BigInt(Math.abs(gap)) * BigInt(other.fairShare)).length;
        expect(standing).toEqual(gap === 0 ? null : { side: gap > 0 ? 'over' : 'under', byPounds: farther + 1, byPercent: fartherByShare + 1 });
      });
    }), { numRuns: 300 });
  });
});
