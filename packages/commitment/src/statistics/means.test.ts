import { decimal, parseDecimal } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanText, weightedMeanText } from './means.ts';

const score = fc.integer({ min: 0, max: 4 });

/** Whether a text is the fraction rounded to hundredths, half up: twice the distance in hundredths is at most one, and a tie went up. */
function isRounded(text: string, numerator: bigint, denominator: bigint): boolean {
  const hundredths = BigInt(text.replace('.', ''));
  const twiceOff = 2n * (numerator * 100n - hundredths * denominator);
  return twiceOff < denominator && twiceOff >= -denominator;
}

describe('means', () => {
  it.each([[[4, 3, 2, 3, 3, 1, 4, 0], '2.50'], [[1, 2], '1.50'], [[0], '0.00'], [[1, 0, 0], '0.33'], [[1, 1, 0], '0.67'], [[1, 0, 0, 0, 0, 0, 0, 0], '0.13']])('of %j are %s', (values, text) => {
    expect(meanText(values)).toBe(text);
  });

  it('of nothing are nothing', () => expect([meanText([]), weightedMeanText([])]).toEqual([null, null]));

  it('are the exact fraction, rounded once', () => fc.assert(fc.property(fc.array(score, { minLength: 1, maxLength: 500 }), (values) => {
    const text = meanText(values) ?? '';
    expect(text).toMatch(/^\d\.\d\d$/);
    expect(isRounded(text, BigInt(values.reduce((a, b) => a + b, 0)), BigInt(values.length))).toBe(true);
  })));

  it('by list are the exact fraction of lists with decimals too, rounded once', () => fc.assert(fc.property(
    fc.array(fc.record({ value: score, tenths: fc.integer({ min: 0, max: 999_999 }) }), { minLength: 1, maxLength: 40 }),
    (rows) => {
      const text = weightedMeanText(rows.map(({ value, tenths }) => ({ value, weight: decimal(tenths, 1) })));
      const total = rows.reduce((sum, { tenths }) => sum + BigInt(tenths), 0n);
      if (total === 0n) {
        expect(text).toBeNull();
        return;
      }
      expect(isRounded(text ?? '', rows.reduce((sum, { value, tenths }) => sum + BigInt(value) * BigInt(tenths), 0n), total)).toBe(true);
    },
  )));

  it('by list are plain means where all lists are the same', () => fc.assert(fc.property(fc.array(score, { minLength: 1 }), (values) => {
    expect(weightedMeanText(values.map((value) => ({ value, weight: parseDecimal('1234.5') })))).toBe(meanText(values));
  })));

  it('by list are not known where one list is not', () => {
    expect(weightedMeanText([{ value: 3, weight: decimal(100) }, { value: 1, weight: null }])).toBeNull();
  });
});
