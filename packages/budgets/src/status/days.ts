import { firstCalendarYear, type FinancialYear } from '@pbc-planner/base';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A day of the calendar, such as 2006-05-01, or `null` where there is no such day. */
export function readDay(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const number = dayNumber(text);
  return year !== '' && month !== '' && day !== '' && number !== null && dayOfNumber(number) === text ? text : null;
}

/** `1 May` in a financial year, which begins on 1 April; `null` where the text is no day and month. */
export function dayInYear(text: string, year: FinancialYear): string | null {
  const [, day = '', name = ''] = /^(\d{1,2}) ([A-Z][a-z]+)$/.exec(text) ?? [];
  const month = months.indexOf(name) + 1;
  if (month === 0) return null;
  return readDay(`${firstCalendarYear(year) + (month < 4 ? 1 : 0)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** A day as people write it in a letter: `1 May 2006`. */
export function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** How many days the second day is after the first. */
export function daysBetween(from: string, to: string): number {
  return (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);
}

/** Days since 1 March of the year 0, by the Gregorian calendar; `null` for what is no day's form. */
function dayNumber(day: string): number | null {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) return null;
  const early = month < 3 ? year - 1 : year;
  const sinceMarch = (month + 9) % 12;
  return 365 * early + Math.floor(early / 4) - Math.floor(early / 100) + Math.floor(early / 400) + Math.floor((sinceMarch * 306 + 5) / 10) + date - 1;
}

/** The day of such a number. */
function dayOfNumber(number: number): string {
  let year = Math.floor((10_000 * number + 14_780) / 3_652_425);
  const startOf = (one: number) => 365 * one + Math.floor(one / 4) - Math.floor(one / 100) + Math.floor(one / 400);
  if (number < startOf(year)) year -= 1;
  const rest = number - startOf(year);
  const sinceMarch = Math.floor((100 * rest + 52) / 3060);
  const month = ((sinceMarch + 2) % 12) + 1;
  const date = rest - Math.floor((sinceMarch * 306 + 5) / 10) + 1;
  return `${year + (month <= 2 ? 1 : 0)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
