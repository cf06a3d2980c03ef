import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, getsOddPenny, type Apportionment } from './apportion.ts';
import { pence } from './money.ts';

function shared(total: number, weights: readonly (bigint | number)[], keys: readonly string[]): Apportionment {
  const result = apportion(pence(total), weights.map(BigInt), keys);
  if (typeof result === 'string') throw new Error(result);
  return result;
}

/**
 * The same rule from the other end: hands out one penny at a time, each to the share that is furthest below its exact
 * fraction of what is left after whole pennies; ties to the first key. Fractions are compared by cross-multiplying.
 */
function oracle(total: number, weights: readonly bigint[], keys: readonly string[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n);
  const magnitude = BigInt(total < 0 ? -total : total);
  const rows = weights.map((weight, row) => ({
    row, key: keys[row] as string, numerator: weight * magnitude, given: (weight * magnitude - ((weight * magnitude) % whole)) / whole,
  }));
  let left = magnitude - rows.reduce((sum, { given }) => sum + given, 0n);
  const waiting = [...rows];
  while (left > 0n) {
    let best = 0;
    for (let index = 1; index < waiting.length; index += 1) {
      const challenger = waiting[index] as (typeof rows)[number];
      const holder = waiting[best] as (typeof rows)[number];
      const lead = (challenger.numerator - challenger.given * whole) - (holder.numerator - holder.given * whole);
      if (lead > 0n || (lead === 0n && challenger.key < holder.key)) best = index;
    }
    const [lucky] = waiting.splice(best, 1);
    (lucky as (typeof rows)[number]).given += 1n;
    left -= 1n;
  }
  return rows.map(({ given }) => (given === 0n ? 0 : Number(total < 0 ? -given : given)));
}

const weight = fc.oneof(
  fc.constant(0n), fc.bigInt(0n, 5n), fc.bigInt(0n, 1_000_000n), fc.bigInt(0n, 10n ** 25n), fc.constantFrom(7n, 7n, 14n),
);
const total = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.maxSafeInteger());
const instance = fc.record({
  total,
  rows: fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1, maxLength: 4 }), weight }), { minLength: 1, maxLength: 14, selector: ({ key }) => key })
    .filter((rows) => rows.some((row) => row.weight > 0n)),
});

/** Weights whose exact shares lie a hair beside a whole penny, or beside each other: too near for plain numbers, up to past the largest of them. */
const hairline = fc.record({
  unit: fc.constantFrom(10n ** 9n, 10n ** 15n, 10n ** 17n, 10n ** 30n, 10n ** 280n, 10n ** 320n),
  steps: fc.array(fc.record({ whole: fc.bigInt(0n, 4n), hair: fc.bigInt(-2n, 2n) }), { minLength: 2, maxLength: 14 }),
  total: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 2 ** 49, max: 2 ** 51 }), fc.integer({ min: Number.MAX_SAFE_INTEGER - 9, max: Number.MAX_SAFE_INTEGER })),
}).map(({ unit, steps, total: amount }) => ({
  total: amount,
  rows: steps.map(({ whole, hair }, index) => ({ key: String.fromCharCode(122 - index), weight: whole === 0n && hair < 0n ? 0n : whole * unit + hair })),
})).filter(({ rows }) => rows.some((row) => row.weight > 0n));

describe('apportion', () => {
  it('gives the odd pennies to the largest remainders', () => {
    // 100 by 1:1:1 is 33 1/3 each; 100 by 1:2:4 is 14 2/7, 28 4/7, 57 1/7.
    expect(shared(100, [1, 1, 1], ['b', 'c', 'a'])).toEqual({
      shares: [33, 33, 34], weightTotal: 3n, oddPennies: 1, cutOff: { remainder: 1n, key: 'a' },
    });
    expect(shared(100, [1, 2, 4], ['a', 'b', 'c'])).toEqual({
      shares: [14, 29, 57], weightTotal: 7n, oddPennies: 1, cutOff: { remainder: 4n, key: 'b' },
    });
  });

  it('breaks ties by plain string order, in which capitals come first', () => {
    expect(shared(2, [1, 1, 1], ['a', 'B', '10']).shares).toEqual([0, 1, 1]);
  });

  it('shares a negative total as its mirror image, without a negative zero', () => {
    expect(shared(-100, [1, 2, 4], ['a', 'b', 'c']).shares).toEqual([-14, -29, -57]);
    expect(shared(-1, [1, 0], ['a', 'b']).shares).toEqual([-1, 0]);
  });

  it('leaves no odd penny where shares are whole', () => {
    expect(shared(10, [2, 3], ['a', 'b'])).toEqual({ shares: [4, 6], weightTotal: 5n, oddPennies: 0, cutOff: null });
    expect(shared(0, [2, 3], ['a', 'b']).shares).toEqual([0, 0]);
    expect(shared(7, [3], ['only'])).toEqual({ shares: [7], weightTotal: 3n, oddPennies: 0, cutOff: null });
  });

  it('says why a total cannot be shared', () => {
    expect(apportion(pence(1), [], [])).toBe('no weights');
    expect(apportion(pence(1), [0n, 0n], ['a', 'b'])).toBe('weights sum to zero');
    expect(apportion(pence(1), [2n, -1n], ['a', 'b'])).toBe('negative weight');
    expect(apportion(pence(1), [1n, -1n], ['a', 'b'])).toBe('negative weight');
  });

  it('is the same as handing out the pennies one by one', () => {
    fc.assert(fc.property(instance, ({ total: amount, rows }) => {
      const weights = rows.map((row) => row.weight);
      const keys = rows.map((row) => row.key);
      expect(shared(amount, weights, keys).shares).toEqual(oracle(amount, weights, keys));
    }), { numRuns: 1000 });
  });

  it('is the same where shares lie too near to a penny, or to each other, for plain numbers to tell', () => {
    fc.assert(fc.property(hairline, ({ total: amount, rows }) => {
      const weights = rows.map((row) => row.weight);
      const keys = rows.map((row) => row.key);
      expect(shared(amount, weights, keys).shares).toEqual(oracle(amount, weights, keys));
    }), { numRuns: 2000 });
  });

  it('keeps the order of remainders that differ in the fortieth digit, over thousands of shares', () => {
    // A total of 5,000 by 10,000 equal weights is half a penny each; every third weight is greater by one in 10^40, so it comes first.
    const keys = Array.from({ length: 10_000 }, (_, index) => `Z${String(index).padStart(5, '0')}`);
    const { shares, oddPennies } = shared(5_000, keys.map((_, index) => 10n ** 40n + (index % 3 === 0 ? 1n : 0n)), keys);
    const greater = keys.flatMap((_, index) => (index % 3 === 0 ? [index] : []));
    const others = keys.flatMap((_, index) => (index % 3 === 0 ? [] : [index])).slice(0, 5_000 - greater.length);
    expect(oddPennies).toBe(5_000);
    expect(shares.flatMap((share, index) => (share === 1 ? [index] : []))).toEqual([...greater, ...others].sort((a, b) => a - b));
  });

  it('sums to the total, each share within a penny of exact, and nothing to a weight of zero', () => {
    fc.assert(fc.property(instance, ({ total: amount, rows }) => {
      const { shares, weightTotal } = shared(amount, rows.map((row) => row.weight), rows.map((row) => row.key));
      expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(amount));
      rows.forEach((row, index) => {
        const excess = BigInt(shares[index] as number) * weightTotal - BigInt(amount) * row.weight;
        expect(excess < weightTotal && excess > -weightTotal).toBe(true);
        if (row.weight === 0n) expect(shares[index]).toBe(0);
      });
    }));
  });

  it('does not depend on the order of the rows', () => {
    const shuffled = instance.chain(({ total: amount, rows }) => fc.record({
      total: fc.constant(amount), rows: fc.constant(rows), other: fc.shuffledSubarray(rows, { minLength: rows.length }),
    }));
    fc.assert(fc.property(shuffled, ({ total: amount, rows, other }) => {
      const byKey = (given: typeof rows) => {
        const result = shared(amount, given.map((row) => row.weight), given.map((row) => row.key));
        return { cutOff: result.cutOff, shares: new Map(given.map(({ key }, index) => [key, result.shares[index]])) };
      };
      expect(byKey(other)).toEqual(byKey(rows));
    }));
  });

  it('marks by its cut-off exactly the shares that got an odd penny', () => {
    fc.assert(fc.property(instance, ({ total: amount, rows }) => {
      const { shares, weightTotal, cutOff, oddPennies } = shared(amount, rows.map((row) => row.weight), rows.map((row) => row.key));
      const magnitude = BigInt(Math.abs(amount));
      const got = rows.map(({ key, weight: own }, index) => {
        const rounded = (magnitude * own) / weightTotal;
        expect(BigInt(Math.abs(shares[index] as number)) - rounded).toBe(getsOddPenny((magnitude * own) % weightTotal, key, cutOff) ? 1n : 0n);
        return BigInt(Math.abs(shares[index] as number)) > rounded;
      });
      expect(got.filter(Boolean)).toHaveLength(oddPennies);
    }));
  });
});
