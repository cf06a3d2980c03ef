/**
 * How well a figure is evidenced, best first: `verified` was read in the named source, `derived` follows by
 * arithmetic from a verified one, `proposed` is a design proposal, `unverified` was confirmed in no source.
 */
export type Grade = 'verified' | 'derived' | 'proposed' | 'unverified';

/** All grades, best first. */
export const grades: readonly Grade[] = ['verified', 'derived', 'proposed', 'unverified'];

/** Where a fact was read. */
export interface Source {
  /** What the source is called. */
  readonly title: string;
  /** Who published it. */
  readonly publisher?: string;
  /** When, as far as is known: `2006`, `2006-11` or `2006-11-06`. */
  readonly date?: string;
  /** Where to find it. */
  readonly address?: string;
  /** Under which licence it may be used. */
  readonly licence?: string;
}

/** A source in one line: `A rule, A ministry, 2006`. */
export function sourceText({ title, publisher, date }: Source): string {
  return [title, publisher, date].filter((part) => part !== undefined).join(', ');
}

/** One of the sources that a pack names by id, in one line; its id where the pack does not say what it is. */
export function sourceNamed(sources: Readonly<Record<string, Source>>, id: string): string {
  const source = sources[id];
  return source === undefined ? id : sourceText(source);
}

/** The weakest of some grades, which is the grade of anything that rests on all of them; `verified` for none. */
export function lowestGrade(given: Iterable<Grade>): Grade {
  let lowest = 0;
  for (const grade of given) lowest = Math.max(lowest, grades.indexOf(grade));
  return grades[lowest] as Grade;
}
