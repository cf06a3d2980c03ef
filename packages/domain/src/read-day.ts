import { cleanText, error, type Diagnostic } from '@pbc-planner/base';

const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const written = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** A day as `2006-11-06`, or why it is none. */
export function readDay(text: string, what: string): string | Diagnostic {
  const day = text.trim();
  return isDay(day) ? day : error('bad-day', `${what} cannot be "${cleanText(text, 40)}".`, { hint: 'Write the day as 2006-11-06.' });
}

/** Whether a text is a day of the calendar, written as `2006-11-06`. */
export function isDay(text: string): boolean {
  const [year, month, day] = (written.exec(text)?.slice(1) ?? []).map(Number);
  return year !== undefined && month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month);
}

function lastDay(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (daysOfMonths[month - 1] as number);
}
