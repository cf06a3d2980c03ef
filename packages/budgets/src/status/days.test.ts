import { financialYear } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInYear, daysBetween, dayText } from './days.ts';

describe('days of the calendar', () => {
  it('agree with the calendar of the machine, over four centuries', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 146_097 }), fc.integer({ min: 0, max: 146_097 }), (first, second) => {
      const day = (number: number) => new Date(Date.UTC(1900, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
      expect(daysBetween(day(first), day(second))).toBe(second - first);
    }), { numRuns: 500 });
  });

  it('stand in a financial year, which begins in April', () => {
    const year = financialYear(2009);
    expect([dayInYear('1 May', year), dayInYear('31 March', year), dayInYear('29 February', financialYear(2007)), dayInYear('29 February', year), dayInYear('May', year)])
      .toEqual(['2009-05-01', '2010-03-31', '2008-02-29', null, null]);
  });

  it('read as in a letter', () => expect(dayText('2006-05-01')).toBe('1 May 2006'));
});
