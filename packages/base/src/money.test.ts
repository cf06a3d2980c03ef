import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, parseDecimal } from './decimal.ts';
import { formatPounds, groupThousands, pence, penceFromPounds, poundsText, sumPence } from './money.ts';

describe('pence', () => {
  it('brands whole numbers and knows no negative zero', () => {
    expect(pence(-5n)).toBe(-5);
    expect(Object.is(pence(-0), 0)).toBe(true);
  });

  it.each([1.5, NaN, Infinity, 2 ** 53, 2n ** 53n, -(2n ** 53n) - 1n])('refuses %s', (amount) => {
    expect(() => pence(amount)).toThrow(RangeError);
  });
});

describe('penceFromPounds', () => {
  it.each([
    ['12.34', 1234], ['12', 1200], ['-0.05', -5], ['0.1', 10], ['1.2300', 123], ['1.005', null], ['90071992547409.91', 9007199254740991],
    ['90071992547409.92', null], ['90071992547409.93', null], ['-90071992547409.92', null],
  ])('%s pounds', (pounds, expected) => {
    expect(penceFromPounds(parseDecimal(pounds) ?? decimal(-1))).toBe(expected);
  });

  it('reads back what poundsText writes', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (amount) => {
      expect(penceFromPounds(parseDecimal(poundsText(amount)) ?? decimal(1, 9))).toBe(amount === 0 ? 0 : amount);
    }));
  });
});

describe('sumPence', () => {
  it('adds', () => {
    expect(sumPence([1, -3, 5])).toBe(3);
    expect(sumPence([])).toBe(0);
  });

  it('throws past the safe integers, even where the sum comes back', () => {
    const largest = Number.MAX_SAFE_INTEGER;
    expect(() => sumPence([largest, 1])).toThrow(RangeError);
    // In floating point, largest + 2 - 3 gives largest - 2.
    expect(() => sumPence([largest, 2, -3])).toThrow(RangeError);
    expect(() => sumPence([0.5, 0.5])).toThrow(RangeError);
  });
});

describe('money as text', () => {
  it.each([
    [0, '0.00', '£0.00'], [5, '0.05', '£0.05'], [-5, '-0.05', '-£0.05'], [99, '0.99', '£0.99'], [100, '1.00', '£1.00'],
    [123456, '1234.56', '£1,234.56'], [-100000000, '-1000000.00', '-£1,000,000.00'], [9007199254740991, '90071992547409.91', '£90,071,992,547,409.91'],
  ])('%i pence', (amount, plain, formatted) => {
    expect(poundsText(amount)).toBe(plain);
    expect(formatPounds(amount)).toBe(formatted);
  });

  it.each([['1', '1'], ['999', '999'], ['1000', '1,000'], ['123456', '123,456'], ['1234567', '1,234,567']])('groups %s', (digits, grouped) => {
    expect(groupThousands(digits)).toBe(grouped);
  });
});
