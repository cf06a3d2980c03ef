import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { financialYear, firstCalendarYear, followingYear, parseFinancialYear, yearInFileName } from './financial-year.ts';

describe('parseFinancialYear', () => {
  it.each([
    ['2006/07', '2006/07'], ['2006-07', '2006/07'], ['2006_07', '2006/07'], ['2006/2007', '2006/07'], ['06-07', '2006/07'],
    ['1999/00', '1999/00'], ['1999/2000', '1999/00'], ['99-00', '2099/00'], ['0000/01', '0000/01'],
  ])('%s', (text, year) => {
    expect(parseFinancialYear(text)).toBe(year);
  });

  it.each(['', '2006', '2006/08', '2006/06', '2006/2008', '06/2007', '2006//07', ' 2006/07', '2006/07 ', '2006/7', '20060/07', '2006.07'])(
    'refuses %j', (text) => {
      expect(parseFinancialYear(text)).toBeNull();
    },
  );

  it('reads back every year that it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9999 }), (start) => {
      const year = financialYear(start);
      expect(parseFinancialYear(year)).toBe(year);
      expect(firstCalendarYear(year)).toBe(start);
    }));
  });
});

describe('followingYear', () => {
  it('crosses the century and goes both ways', () => {
    expect(followingYear(financialYear(1998))).toBe('1999/00');
    expect(followingYear(financialYear(1999))).toBe('2000/01');
    expect(followingYear(financialYear(2006), 3)).toBe('2009/10');
    expect(followingYear(financialYear(2006), -1)).toBe('2005/06');
  });

  it('holds at the end of four digits', () => {
    expect(firstCalendarYear(followingYear(financialYear(9999)))).toBe(10_000);
  });
});

describe('yearInFileName', () => {
  it.each([
    ['payments-to-practices-21-22.csv', '2021/22'],
    ['allocation-tool-2025_2026.csv', '2025/26'],
    ['gp-payments-2022-23.csv', '2022/23'],
    ['2006-07', '2006/07'],
    ['spend 2006-07 and again 06_07.csv', '2006/07'],
    ['2006-07 as of 01-02-2021.csv', '2006/07'],
    ['list 2006-07.2008-09', '2006/07'],
  ])('%s', (name, year) => {
    expect(yearInFileName(name)).toBe(year);
  });

  it.each([
    ['no-year.csv'], ['payments-2021.csv'], ['2005-06 to 2006-07.csv'], ['list-size-2013_04-06.csv'], ['code-12021-22.csv'], ['code-2021-224.csv'],
    ['extract-01-02-2021.csv'], ['extract-2005-06-14.csv'], ['extract_01_02_21.csv'],
  ])('%s names no year, or more than one, or a date', (name) => {
    expect(yearInFileName(name)).toBeNull();
  });
});
