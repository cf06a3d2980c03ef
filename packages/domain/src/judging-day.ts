/**
 * The day by which things are old, late or not: today, and in a plan of a year that is over, the last day of that year, so that a
 * finished plan does not spoil. @param now ISO 8601, UTC.
 */
export function judgingDay(now: string, year: string | undefined): string {
  const today = now.slice(0, 10);
  const end = year === undefined ? today : `${Number(year.slice(0, 4)) + 1}-03-31`;
  return today < end ? today : end;
}
