import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, dayNumber, daysBetween } from './days.ts';

const dayOf = (number: number) => new Date(Date.UTC(1900, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);

describe('days of the calendar', () => {
  it('are counted and stepped as on the calendar of the machine, over four centuries', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 146_097 }), fc.integer({ min: 0, max: 146_097 }), (first, second) => {
      expect(daysBetween(dayOf(first), dayOf(second))).toBe(second - first);
      expect(dayAfter(dayOf(first), second - first)).toBe(dayOf(second));
    }), { numRuns: 500 });
  });

  it('are none where the text is none', () => {
    expect(['', '2006', '2006-13-01', '2006-00-01', '2006-01-32', '__proto__'].map(dayNumber)).toEqual([null, null, null, null, null, null]);
    expect(() => dayAfter('soon', 1)).toThrow(RangeError);
  });
});
