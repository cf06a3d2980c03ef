import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampedTo, fraction, type Fraction } from '../../testing/pace-oracle.ts';
import { boundsOf, heldByLimits } from './limits.ts';

const amount = fc.oneof(fc.constantFrom(0n, 1n, 10n, 10n), fc.bigInt({ min: 0n, max: 60n }), fc.bigInt({ min: 0n, max: 10n ** 12n }));
const rows = fc.array(fc.record({ weight: amount, floor: amount, room: fc.option(amount) }), { minLength: 1, maxLength: 9 });

/** What the held ones have and the others share by weight: the budgets before pennies. */
function shared(total: bigint, weights: readonly bigint[], held: readonly (bigint | null)[]): Fraction[] {
  const rest = held.reduce<bigint>((left, one) => left - (one ?? 0n), total);
  const free = weights.reduce((sum, weight, index) => sum + (held[index] === null ? weight : 0n), 0n);
  return held.map((one, index) => (one === null ? fraction(rest * (weights[index] as bigint), free) : fraction(one)));
}

describe('limits', () => {
  it('hold whom the straight line between two breakpoints holds, in 1,000 instances', () => {
    fc.assert(fc.property(rows, amount, (given, total) => {
      const weights = given.map(({ weight }) => weight);
      const bounds = { lowest: given.map(({ floor }) => floor), highest: given.map(({ floor, room }) => (room === null ? null : floor + room)) };
      const expected = clampedTo(fraction(total), weights.map((one) => fraction(one)), bounds.lowest.map((one) => fraction(one)), bounds.highest.map((one) => (one === null ? null : fraction(one))));
      const found = heldByLimits(total, weights, bounds);
      expect('fault' in found ? `${found.fault} ${found.pence}` : shared(total, weights, found)).toEqual(expected);
    }), { numRuns: 1000 });
  });

  it('that ask for more than there is, or allow less, are named with what is lacking', () => {
    expect(heldByLimits(100n, [1n, 1n], { lowest: [60n, 55n], highest: [null, null] })).toEqual({ fault: 'floors', pence: 15n });
    expect(heldByLimits(100n, [1n, 1n], { lowest: [0n, 0n], highest: [40n, 45n] })).toEqual({ fault: 'caps', pence: 15n });
  });

  it('that leave exactly one way take it', () => {
    const weights = [1n, 5n];
    const given = (lowest: bigint[], highest: (bigint | null)[]) => {
      const held = heldByLimits(100n, weights, { lowest, highest });
      return 'fault' in held ? held.fault : shared(100n, weights, held);
    };
    expect(given([60n, 40n], [null, null])).toEqual([fraction(60), fraction(40)]);
    expect(given([0n, 0n], [60n, 40n])).toEqual([fraction(60), fraction(40)]);
  });

  it('are rounded inward to the penny', () => {
    // 2.5 per cent of 101 is 2.525: from 98.475 to 103.525.
    const limit = { over: 25n, under: 1000n };
    expect(boundsOf([101n, 200n], { cut: limit, gain: limit })).toEqual({ lowest: [99n, 195n], highest: [103n, 205n] });
    expect(boundsOf([101n], { cut: null, gain: null })).toEqual({ lowest: [0n], highest: [null] });
  });
});
