import { financialYear } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayInYear, dayText, readDay } from './days.ts';

describe('days of the calendar', () => {
  it.each(['2006-05-01', '2004-02-29', '2000-02-29', '2006-12-31', '1999-03-01'])('%s is one', (day) => expect(readDay(day)).toBe(day));

  it.each(['2006-02-29', '1900-02-29', '2006-04-31', '2006-13-01', '2006-00-10', '2006-01-00', '2006-5-1', '1 May 2006', '', '__proto__'])('%s is none', (day) => {
    expect(readDay(day)).toBeNull();
  });

  it('agree with the calendar of the machine, over four centuries', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 146_097 }), (number) => {
      const day = new Date(Date.UTC(1900, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
      expect(readDay(day)).toBe(day);
    }), { numRuns: 500 });
  });

  it('stand in a financial year, which begins in April', () => {
    const year = financialYear(2009);
    expect([dayInYear('1 May', year), dayInYear('31 March', year), dayInYear('29 February', financialYear(2007)), dayInYear('29 February', year), dayInYear('May', year)])
      .toEqual(['2009-05-01', '2010-03-31', '2008-02-29', null, null]);
  });

  it('read as in a letter', () => expect(dayText('2006-05-01')).toBe('1 May 2006'));
});
