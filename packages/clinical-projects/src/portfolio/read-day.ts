import { cleanText, error, type Diagnostic } from '@pbc-planner/base';

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** A day as `2006-11-06`, or why it is none. */
export function readDay(text: string, what: string): string | Diagnostic {
  const match = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(text.trim());
  const [year, month, day] = (match?.slice(1) ?? []).map(Number);
  if (year !== undefined && month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)) return text.trim();
  return error('bad-day', `${what} cannot be "${cleanText(text, 40)}".`, { hint: 'Write the day as 2006-11-06.' });
}

function lastDay(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeap ? 29 : (days[month - 1] as number);
}
