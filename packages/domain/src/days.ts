/** How many days the second day is after the first; below nothing where it is before. */
export function daysBetween(from: string, to: string): number {
  return (dayNumber(to) ?? 0) - (dayNumber(from) ?? 0);
}

/** The day so many days after a day. @throws RangeError where it is no day. */
export function dayAfter(day: string, count: number): string {
  const number = dayNumber(day);
  if (number === null) throw new RangeError(`Not a day: ${day}`);
  return dayOfNumber(number + count);
}

/** Days since 1 March of the year 0, by the Gregorian calendar; `null` for what is no day's form. */
export function dayNumber(day: string): number | null {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) return null;
  const early = month < 3 ? year - 1 : year;
  const sinceMarch = (month + 9) % 12;
  return 365 * early + Math.floor(early / 4) - Math.floor(early / 100) + Math.floor(early / 400) + Math.floor((sinceMarch * 306 + 5) / 10) + date - 1;
}

/** The day of such a number: `2006-11-06`. */
export function dayOfNumber(number: number): string {
  let year = Math.floor((10_000 * number + 14_780) / 3_652_425);
  const startOf = (one: number) => 365 * one + Math.floor(one / 4) - Math.floor(one / 100) + Math.floor(one / 400);
  if (number < startOf(year)) year -= 1;
  const rest = number - startOf(year);
  const sinceMarch = Math.floor((100 * rest + 52) / 3060);
  const month = ((sinceMarch + 2) % 12) + 1;
  const date = rest - Math.floor((sinceMarch * 306 + 5) / 10) + 1;
  return `${String(year + (month <= 2 ? 1 : 0)).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}
