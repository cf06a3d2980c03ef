import { DiagnosticList, error, ok, refused, warning, type Diagnostic, type FinancialYear, type Result } from '@pbc-planner/base';
import { headingKey, headingPositions, type DataColumn, type ImportProfile, type SourceTable } from '@pbc-planner/domain';
import { readLong } from './read-long.ts';
import { readWide } from './read-wide.ts';

/** The figures of a file, before they become a data set. */
export interface FileFigures extends RowFigures {
  /** Practices that were asked for and are not in the file. */
  readonly absent: readonly string[];
  /** How many values were left out without a diagnostic of their own, because there are too many. */
  readonly untold: number;
}

/** What a reader of rows finds. */
export interface RowFigures {
  readonly practices: readonly string[];
  readonly names: readonly (string | null)[];
  readonly lines: readonly number[];
  readonly columns: readonly DataColumn[];
  /** The weighted list that the profile puts forward. */
  readonly headline: string | null;
}

/** What a reader of rows works on. */
export interface Reading {
  readonly table: SourceTable;
  readonly profile: ImportProfile;
  /** The year of the whole file; `null` where a column gives it. */
  readonly year: FinancialYear | null;
  /** The practices wanted; `null` for all. */
  readonly only: ReadonlySet<string> | null;
  /** The position of a heading; -1 where the file has none. */
  readonly position: (heading: string) => number;
}

/**
 * Takes the figures out of a file by its profile. Everything that is wrong is in the diagnostics; one error refuses the
 * file whole, a warning left a value out.
 */
export function readFile(
  table: SourceTable, profile: ImportProfile, year: FinancialYear | null, only: readonly string[] | undefined,
): Result<FileFigures> {
  const positions = headingPositions(table);
  const reading: Reading = {
    table, profile, year,
    only: only === undefined ? null : new Set(only),
    position: (heading) => positions.get(headingKey(heading)) ?? -1,
  };
  const problems = new DiagnosticList();
  const figures = profile.long ? readLong(reading, problems) : readWide(reading, problems);
  const absent = absentFrom(reading, figures.practices);
  for (const code of absent) problems.add(notInFile(table.file.name, code));
  if (figures.practices.length === 0 && !problems.hasError) problems.add(nothingTaken(reading));
  const told = problems.all(table.file.name);
  return problems.hasError ? refused(...told) : ok({ ...figures, absent, untold: problems.untold }, told);
}

function absentFrom({ only }: Reading, practices: readonly string[]): string[] {
  const taken = new Set(practices);
  return [...(only ?? [])].filter((code) => !taken.has(code));
}

function notInFile(file: string, code: string): Diagnostic {
  return warning('practice-not-in-file', `The file has no usable row for ${code}.`, {
    place: { file, key: code }, hint: 'Check the code, or leave the practice out of --only.',
  });
}

function nothingTaken({ table, only }: Reading): Diagnostic {
  return error('no-practices-in-file', only === null ? 'The file has no row of a practice.' : 'The file has none of the practices asked for.', {
    place: { file: table.file.name }, hint: only === null ? 'Check that the file holds more than its heading.' : 'Check the codes given with --only.',
  });
}
