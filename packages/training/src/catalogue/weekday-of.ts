import type { PrintedDay } from '@pbc-planner/domain';

const weekdays: readonly PrintedDay['weekday'][] = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The weekday of a day such as 2006-01-18, by the Gregorian calendar: days since Monday, 1 January of the year 1, modulo 7. */
export function weekdayOf(day: string): PrintedDay['weekday'] {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const before = year - 1;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const inYear = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334][month - 1] as number;
  const days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) + inYear + (isLeap && month > 2 ? 1 : 0) + date - 1;
  return weekdays[days % 7] as PrintedDay['weekday'];
}

/** A day as people write it: `Wednesday 18 January 2006`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${weekdayOf(day)} ${date} ${months[month - 1]} ${year}`;
}
