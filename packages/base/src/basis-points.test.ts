import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { basisPointsOf } from './basis-points.ts';

describe('basis points', () => {
  it.each([
    [1, 3, 3_333], [2, 3, 6_667], [-1, 3, -3_333], [-2, 3, -6_667], [0, 7, 0], [7, 7, 10_000], [15, 7, 21_429],
    // Half a point goes away from zero; just under half goes to zero, and is no negative zero.
    [1, 20_000, 1], [-1, 20_000, -1], [1, 20_001, 0], [-1, 20_001, 0], [3, 20_000, 2],
    // Past the products that plain numbers hold: all but a penny of it, and a third of it.
    [9_007_199_254_740_990, 9_007_199_254_740_991, 10_000], [3_002_399_751_580_330, 9_007_199_254_740_990, 3_333], [-3_002_399_751_580_330, 9_007_199_254_740_990, -3_333],
  ])('%i of %i are %i', (part, whole, points) => {
    expect(basisPointsOf(part, whole)).toBe(points);
  });

  it('are nothing of nothing', () => {
    expect(basisPointsOf(0, 0)).toBeNull();
    expect(basisPointsOf(5, 0)).toBeNull();
  });

  it('lie within half a point of the exact part, and on the side away from zero when half way', () => {
    const whole = fc.oneof(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 2 ** 52, max: Number.MAX_SAFE_INTEGER }));
    const pair = whole.chain((all) => {
      const most = Math.min(all * 50, Number.MAX_SAFE_INTEGER);
      return fc.tuple(fc.integer({ min: -most, max: most }), fc.constant(all));
    });
    fc.assert(fc.property(pair, ([one, all]) => {
      const points = BigInt(basisPointsOf(one, all) as number);
      const magnitude = points < 0n ? -points : points;
      const [top, bottom] = [BigInt(Math.abs(one)) * 20_000n, BigInt(all)];
      expect(top >= (2n * magnitude - 1n) * bottom && top < (2n * magnitude + 1n) * bottom).toBe(true);
      expect(points === 0n || (points > 0n) === (one > 0)).toBe(true);
    }), { numRuns: 1000 });
  });
});
