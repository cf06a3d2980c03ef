import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add, compareDecimals, decimal, decimalText, divide, divideByRoot, divideRounded, MAXIMUM_DIGITS, multiply, parseDecimal, round, subtract, trim,
  unitsAt, wholeRoot,
  type Decimal,
} from './decimal.ts';

const anyDecimal = fc.record({ units: fc.bigInt(-(10n ** 18n), 10n ** 18n), scale: fc.integer({ min: 0, max: 12 }) });
const read = (text: string): Decimal => {
  const value = parseDecimal(text);
  if (value === null) throw new Error(text);
  return value;
};

/** A decimal in steps of 10^-40, which every decimal of these tests fits. */
const fine = ({ units, scale }: Decimal) => units * 10n ** BigInt(40 - scale);

describe('parseDecimal', () => {
  it.each([
    ['0', 0n, 0], ['-12.50', -1250n, 2], ['+7', 7n, 0], ['007.1', 71n, 1], ['-0.0', 0n, 1],
    ['9007199254740993', 9007199254740993n, 0],
  ])('%s', (text, units, scale) => {
    expect(parseDecimal(text)).toEqual({ units, scale });
  });

  it.each(['', ' ', '-', '.', '.5', '5.', '1e3', '1,000', '0x10', ' 1', '1\n', '--1', '1.2.3', 'NaN', 'Infinity', '١'])('refuses %j', (text) => {
    expect(parseDecimal(text)).toBeNull();
  });

  it('takes forty digits and no more, however they are written', () => {
    const most = '9'.repeat(MAXIMUM_DIGITS);
    expect(parseDecimal(most)?.units).toBe(10n ** 40n - 1n);
    expect(parseDecimal(`-${most.slice(1)}.9`)?.scale).toBe(1);
    expect(parseDecimal(`${most}9`)).toBeNull();
    expect(parseDecimal(`${most}.9`)).toBeNull();
    expect(parseDecimal(`${most}99`)).toBeNull();
    expect(parseDecimal(`${most}99`, 42)?.units).toBe(10n ** 42n - 1n);
  });

  it('reads back what decimalText writes', () => {
    fc.assert(fc.property(anyDecimal, (value) => {
      expect(parseDecimal(decimalText(value))).toEqual(trim(value));
    }));
  });
});

describe('decimalText', () => {
  it.each([
    [150n, 2, '1.5'], [-5n, 3, '-0.005'], [0n, 4, '0'], [-1000n, 3, '-1'], [1200n, 0, '1200'], [100001n, 5, '1.00001'],
  ])('%i / 10^%i is %s', (units, scale, text) => {
    expect(decimalText({ units, scale })).toBe(text);
  });
});

describe('arithmetic', () => {
  it('is exact where floating point is not', () => {
    expect(decimalText(add(read('0.1'), read('0.2')))).toBe('0.3');
    expect(decimalText(subtract(read('1'), read('0.999')))).toBe('0.001');
    expect(decimalText(multiply(read('1.1'), read('-1.1')))).toBe('-1.21');
  });

  it('follows the whole numbers', () => {
    fc.assert(fc.property(anyDecimal, anyDecimal, (a, b) => {
      expect(fine(add(a, b))).toBe(fine(a) + fine(b));
      expect(fine(subtract(a, b))).toBe(fine(a) - fine(b));
      expect(fine(multiply(a, b)) * 10n ** 40n).toBe(fine(a) * fine(b));
      expect(Math.sign(compareDecimals(a, b))).toBe(fine(a) < fine(b) ? -1 : fine(a) > fine(b) ? 1 : 0);
    }));
  });

  it.each([
    ['1', '3', 4, '0.3333'], ['2', '3', 4, '0.6667'], ['-2', '3', 0, '-1'], ['1', '-2', 0, '-1'], ['-1', '-2', 0, '1'],
    ['0.125', '1', 2, '0.13'], ['1', '0.0008', 0, '1250'], ['123456', '1000', 1, '123.5'], ['0', '-7', 3, '0'], ['1', '2000', 2, '0'],
  ])('%s / %s to %i places is %s', (a, b, places, expected) => {
    expect(decimalText(divide(read(a), read(b), places))).toBe(expected);
  });

  it('divides to the nearest step, half away from zero', () => {
    fc.assert(fc.property(anyDecimal, anyDecimal.filter(({ units }) => units !== 0n), fc.integer({ min: 0, max: 8 }), (a, b, places) => {
      const quotient = divide(a, b, places);
      expect(quotient.scale).toBe(places);
      const size = (value: bigint) => (value < 0n ? -value : value);
      const step = 10n ** BigInt(40 - places);
      const exact = size(fine(a)) * 10n ** 40n;
      const below = exact - size(fine(quotient)) * size(fine(b));
      // |a/b| - |q| lies in [-step/2, step/2), in units of |b| x 10^-80.
      expect(2n * below < step * size(fine(b))).toBe(true);
      expect(2n * below >= -step * size(fine(b))).toBe(true);
      if (quotient.units !== 0n) expect(quotient.units < 0n).toBe(a.units < 0n !== b.units < 0n);
    }));
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(read('1'), read('0.00'), 2)).toThrow(RangeError);
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });

  it.each([
    ['1.005', 2, '1.01'], ['-1.005', 2, '-1.01'], ['1.0049', 2, '1'], ['0.5', 0, '1'], ['-0.5', 0, '-1'], ['-0.49', 0, '0'], ['2.5', 4, '2.5'],
  ])('%s rounded to %i places is %s', (text, places, expected) => {
    expect(decimalText(round(read(text), places))).toBe(expected);
  });
});

describe('scales', () => {
  it('gives units at a scale that loses nothing, and throws at one that does', () => {
    expect(unitsAt(read('1.50'), 1)).toBe(15n);
    expect(unitsAt(read('-2'), 3)).toBe(-2000n);
    expect(() => unitsAt(read('1.55'), 1)).toThrow('1.55 has more than 1 decimal places');
  });

  it('trims zeros of the fraction alone', () => {
    expect(trim(decimal(1000, 2))).toEqual({ units: 10n, scale: 0 });
    expect(trim(decimal(0, 9))).toEqual({ units: 0n, scale: 0 });
  });
});

describe('roots', () => {
  it.each([[0n, 0n], [1n, 1n], [3n, 1n], [4n, 2n], [99n, 9n], [100n, 10n], [10n ** 40n - 1n, 10n ** 20n - 1n]])('the whole root of %s is %s', (value, root) => {
    expect(wholeRoot(value)).toBe(root);
  });

  it('a whole root is the last whose square is not above the value', () => {
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 60n), (value) => {
      const root = wholeRoot(value);
      expect(root * root <= value && value < (root + 1n) * (root + 1n)).toBe(true);
    }), { numRuns: 500 });
  });

  it.each([
    // 7.5 / √10,000 = 0.075; 7.5 / √2,100 = 0.16366..., by a desk calculator.
    ['7.5', '10000', 4, '0.075'], ['7.5', '2100', 6, '0.163663'], ['1', '2', 0, '0'], ['0', '0.5', 3, '0'], ['10', '0.01', 0, '100'],
  ])('%s over the root of %s, cut off after %i places, is %s', (over, under, places, text) => {
    expect(decimalText(divideByRoot(read(over), read(under), places))).toBe(text);
  });

  it('a quotient by a root is cut off and never above the exact one', () => {
    const positive = fc.record({ units: fc.bigInt(1n, 10n ** 15n), scale: fc.integer({ min: 0, max: 6 }) });
    fc.assert(fc.property(positive, positive, fc.integer({ min: 0, max: 8 }), (a, b, places) => {
      const { units } = divideByRoot(a, b, places);
      // value² × b against a², all in whole numbers: q / 10^p is not above a / √b, and (q + 1) / 10^p is.
      const left = (quotient: bigint) => quotient * quotient * b.units * 10n ** BigInt(2 * a.scale);
      const right = a.units * a.units * 10n ** BigInt(2 * places + b.scale);
      expect(left(units) <= right && left(units + 1n) > right).toBe(true);
    }), { numRuns: 500 });
  });

  it('refuses what has no root', () => {
    expect(() => wholeRoot(-1n)).toThrow('No root below zero');
    expect(() => divideByRoot(decimal(1), decimal(0), 0)).toThrow('above zero');
    expect(() => divideByRoot(decimal(-1), decimal(1), 0)).toThrow('above zero');
  });
});
