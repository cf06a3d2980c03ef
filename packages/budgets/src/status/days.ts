import { firstCalendarYear, type FinancialYear } from '@pbc-planner/base';
import { isDay } from '@pbc-planner/domain';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** `1 May` in a financial year, which begins on 1 April; `null` where the text is no day and month. */
export function dayInYear(text: string, year: FinancialYear): string | null {
  const [, day = '', name = ''] = /^(\d{1,2}) ([A-Z][a-z]+)$/.exec(text) ?? [];
  const month = months.indexOf(name) + 1;
  if (month === 0) return null;
  const written = `${firstCalendarYear(year) + (month < 4 ? 1 : 0)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

/** A day as people write it in a letter: `1 May 2006`. */
export function dayText(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? ''} ${year}`;
}

/** How many days the second day is after the first. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1 March of the year 0, by the Gregorian calendar, of a text that `isDay` takes. */
function dayNumber(day: string): number {
  const [year = 0, month = 3, date = 1] = day.split('-').map(Number);
  const early = month < 3 ? year - 1 : year;
  const sinceMarch = (month + 9) % 12;
  return 365 * early + Math.floor(early / 4) - Math.floor(early / 100) + Math.floor(early / 400) + Math.floor((sinceMarch * 306 + 5) / 10) + date - 1;
}
