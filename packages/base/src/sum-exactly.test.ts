import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumExactly } from './sum-exactly.ts';

describe('an exact sum', () => {
  it.each([
    [[], 0n], [[1n, 2n, -4n], -1n],
    // One past the largest safe number, reached from both sides, and a number that would be rounded into a safe one's neighbour.
    [[9_007_199_254_740_991n, 1n, 1n], 9_007_199_254_740_993n], [[-9_007_199_254_740_991n, -1n, -1n], -9_007_199_254_740_993n],
    [[9_007_199_254_740_993n, 1n], 9_007_199_254_740_994n], [[10n ** 400n, 1n, -(10n ** 400n)], 1n],
  ] as const)('of %# is right', (values, sum) => {
    expect(sumExactly(values)).toBe(sum);
  });

  it('is what adding one by one gives, for small and large numbers in any order', () => {
    const value = fc.oneof(fc.bigInt(-100n, 100n), fc.bigInt(2n ** 53n - 3n, 2n ** 53n + 3n), fc.bigInt(-(2n ** 53n) - 3n, -(2n ** 53n) + 3n), fc.bigInt(-(10n ** 60n), 10n ** 60n));
    fc.assert(fc.property(fc.array(value, { maxLength: 40 }), (values) => {
      expect(sumExactly(values)).toBe(values.reduce((sum, own) => sum + own, 0n));
    }), { numRuns: 1000 });
  });
});
