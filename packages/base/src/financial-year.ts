/** A financial year from 1 April to 31 March, written `2006/07`. */
export type FinancialYear = string & { readonly unit: 'financial year' };

const written = /^(\d{4})[/\-_](\d{4}|\d{2})$/;
const short = /^(\d{2})[/\-_](\d{2})$/;

/**
 * Reads `2006/07`, `2006-07`, `2006/2007` or `06-07` (taken as 20xx). `null` when the text is no year,
 * or when its two halves do not follow each other.
 */
export function parseFinancialYear(text: string): FinancialYear | null {
  const match = written.exec(text) ?? short.exec(text);
  if (!match) return null;
  const first = match[1]?.length === 4 ? Number(match[1]) : 2000 + Number(match[1]);
  const next = match[2] as string;
  const expected = first + 1;
  const matches = next.length === 4 ? Number(next) === expected : Number(next) === expected % 100;
  return matches ? financialYear(first) : null;
}

/** The financial year that begins on 1 April of the given calendar year. */
export function financialYear(startsIn: number): FinancialYear {
  return `${String(startsIn).padStart(4, '0')}/${String((startsIn + 1) % 100).padStart(2, '0')}` as FinancialYear;
}

/** The calendar year in which a financial year begins. */
export function firstCalendarYear(year: FinancialYear): number {
  return Number(year.slice(0, -3));
}

/** The year that follows, or lies `count` years on. */
export function followingYear(year: FinancialYear, count = 1): FinancialYear {
  return financialYear(firstCalendarYear(year) + count);
}

/** A calendar date with its day, in either order: `2021-02-01`, `01-02-2021`, `01_02_21`. */
const date = /(?<!\d)(?:\d{4}[-_](?:0[1-9]|1[0-2])[-_](?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])[-_](?:0[1-9]|1[0-2])[-_](?:\d{4}|\d{2}))(?!\d)/g;

/**
 * A year named in a file name, such as `...-21-22.csv` or `2025_2026.csv`; `null` when there is none or more than one.
 * Dates count for nothing: the `01-02` of `01-02-2021` is a day and a month.
 */
export function yearInFileName(name: string): FinancialYear | null {
  const stem = name.replace(/\.[^.]*$/, '').replace(date, ' ');
  const found = new Set<FinancialYear>();
  for (const [, text] of stem.matchAll(/(?<!\d)(?=((?:\d{4}|\d{2})[-_](?:\d{4}|\d{2})(?!\d)))/g)) {
    const year = parseFinancialYear(text as string);
    if (year) found.add(year);
  }
  return found.size === 1 ? ([...found][0] as FinancialYear) : null;
}

/** The financial year of a quarter named in a file name as first and last month, such as `2013_04-06.csv`; `null` when there is none. */
export function quarterInFileName(name: string): FinancialYear | null {
  const match = /(?<!\d)(\d{4})_(\d{2})-(\d{2})(?!\d)/.exec(name);
  const first = Number(match?.[2]);
  if (!match || ![1, 4, 7, 10].includes(first) || Number(match[3]) !== first + 2) return null;
  return financialYear(first >= 4 ? Number(match[1]) : Number(match[1]) - 1);
}
