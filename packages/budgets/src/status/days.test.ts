import { financialYear } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { dayInYear, dayText } from './days.ts';

describe('days of the calendar', () => {
  it('stand in a financial year, which begins in April', () => {
    const year = financialYear(2009);
    expect([dayInYear('1 May', year), dayInYear('31 March', year), dayInYear('29 February', financialYear(2007)), dayInYear('29 February', year), dayInYear('May', year)])
      .toEqual(['2009-05-01', '2010-03-31', '2008-02-29', null, null]);
  });

  it('read as in a letter', () => expect(dayText('2006-05-01')).toBe('1 May 2006'));
});
