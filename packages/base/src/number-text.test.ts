import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText } from './decimal.ts';
import { groupThousands } from './money.ts';
import { readNumber } from './number-text.ts';

const asText = (text: string) => {
  const read = readNumber(text);
  return typeof read === 'string' ? read : decimalText(read);
};

describe('readNumber', () => {
  it.each([
    ['1234.5', '1234.5'], ['1,234.50', '1234.5'], ['£1,234', '1234'], ['(12.00)', '-12'], ['-5', '-5'], ['5-', '-5'], ['+5', '5'],
    ['-£5', '-5'], ['£-5', '-5'], ['(£1,000)', '-1000'], ['\u00A0 12 \t', '12'], ['\u22125', '-5'], ['£ 5', '5'], ['0', '0'], ['-0', '0'],
    ['00012', '12'], ['12,345,678.90', '12345678.9'],
  ])('%j is %s', (text, expected) => {
    expect(asText(text)).toBe(expected);
  });

  it.each([
    ['', 'blank'], [' \u00A0\t', 'blank'],
    ['n/a', 'not a number'], ['-', 'not a number'], ['£', 'not a number'], ['()', 'not a number'], ['--5', 'not a number'], ['(-5)', 'not a number'],
    ['-5-', 'not a number'], ['5+', 'not a number'], ['1 234', 'not a number'], ['$5', 'not a number'], ['5%', 'not a number'], ['.', 'not a number'],
    ['1.2.3', 'not a number'], ['1,23x', 'not a number'], ['NaN', 'not a number'], ['Infinity', 'not a number'], ['0x1F', 'not a number'],
    ['05-Jun', 'not a number'], ['1.5,000', 'not a number'],
    ['5.00E+01', 'in scientific notation'], ['1e300', 'in scientific notation'], ['-1e400', 'in scientific notation'], ['(2E5)', 'in scientific notation'],
    ['1,23', 'with thousands marks in odd places'], ['1234,567', 'with thousands marks in odd places'], [',123', 'with thousands marks in odd places'],
    ['1,,234', 'with thousands marks in odd places'],
    ['1'.repeat(41), 'too long'], [`0.${'1'.repeat(40)}`, 'too long'], ['1'.repeat(61), 'too long'], ['x'.repeat(1_000_000), 'too long'],
  ])('%j is %s', (text, fault) => {
    expect(readNumber(text)).toBe(fault);
  });

  it('reads every way of writing an amount as the same number', () => {
    fc.assert(fc.property(fc.nat(10 ** 12), fc.nat(99), fc.boolean(), (whole, part, negative) => {
      const fraction = String(part).padStart(2, '0');
      const grouped = `${groupThousands(String(whole))}.${fraction}`;
      const ways = negative ? [`-${whole}.${fraction}`, `-£${grouped}`, `(${grouped})`, `${grouped}-`] : [`${whole}.${fraction}`, `£${grouped}`, `+${grouped}`];
      const units = BigInt(whole) * 100n + BigInt(part);
      for (const way of ways) expect(readNumber(way)).toEqual({ units: negative ? -units : units, scale: 2 });
    }));
  });

  it('gives a number or a fault for any text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0159.,-+()£eE \u2212') }), (text) => {
      const read = readNumber(text);
      expect(typeof read === 'string' || typeof read.units === 'bigint').toBe(true);
    }), { numRuns: 1000 });
  });
});
