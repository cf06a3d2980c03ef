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
