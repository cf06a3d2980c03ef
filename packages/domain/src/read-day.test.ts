import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, readDay } from './read-day.ts';

describe('days of the calendar', () => {
  it.each(['2006-05-01', '2004-02-29', '2000-02-29', '2006-12-31', '1999-03-01'])('%s is one', (day) => expect(isDay(day)).toBe(true));

  it.each(['2006-02-29', '1900-02-29', '2006-04-31', '2006-13-01', '2006-00-10', '2006-01-00', '2006-5-1', '1 May 2006', ' 2006-05-01', '2006-05-01\n', '', '__proto__'])('"%s" is none', (day) => {
    expect(isDay(day)).toBe(false);
  });

  it('are those of the machine\'s calendar, over four centuries', () => {
    fc.assert(fc.property(fc.integer({ min: 1_600, max: 2_399 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
      const written = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      const date = new Date(Date.UTC(year, month - 1, day));
      expect([written, isDay(written)]).toEqual([written, date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day]);
    }), { numRuns: 2_000 });
  });

  it('may be typed with blanks around them, and are refused with how to write them', () => {
    expect(readDay(' 2006-05-01 ', 'The day')).toBe('2006-05-01');
    expect(readDay('1 May 2006', 'The day')).toMatchObject({ code: 'bad-day', message: 'The day cannot be "1 May 2006".', hint: 'Write the day as 2006-11-06.' });
  });
});
