import { counted, error, parseFinancialYear, warning, type Diagnostic, type DiagnosticList, type FinancialYear, type Place } from '@pbc-planner/base';
import { measureKey, refuseCode, shortNumericCodes, type ImportProfile, type Measure } from '@pbc-planner/domain';
import { ColumnBuilder } from './column-builder.ts';
import { readCell } from './read-cell.ts';
import type { Reading, RowFigures } from './read-file.ts';

/** The most columns that the rows of a file may make, and the most figures that these columns have room for. */
const MAXIMUM_COLUMNS = 2_000;
const MAXIMUM_FIGURES = 10_000_000;

/** Reads a file with one row a practice, year and service line. */
export function readLong(reading: Reading, diagnostics: DiagnosticList): RowFigures {
  const { table, profile, only, position } = reading;
  const long = profile.long as NonNullable<ImportProfile['long']>;
  const yearHeading = profile.year.from === 'column' ? profile.year.heading : '';
  const at = { code: position(profile.practice), year: position(yearHeading), line: position(long.serviceLine), pounds: position(long.pounds) };
  const file = table.file.name;
  const columns = new Map<string, ColumnBuilder>();
  const rows = new Map<string, { row: number; line: number }>();
  const seen = new Map<string, number>();

  for (const { line, cells } of table.rows) {
    const cell = (column: number) => cells[column] ?? '';
    const code = cell(at.code);
    const place = (column: number, columnName: string): Place => ({ file, line, column: column + 1, columnName, key: code });
    const wanted = only === null || only.has(code);
    const bad = refuseCode(code, profile, { file, line, column: at.code + 1, columnName: profile.practice });
    if (bad) {
      if (only === null) diagnostics.add(bad);
      continue;
    }
    const year = parseFinancialYear(cell(at.year));
    const serviceLine = cell(at.line);
    if (year === null || serviceLine === '') {
      if (wanted) diagnostics.add(year === null ? noYear(cell(at.year), place(at.year, yearHeading)) : noLine(place(at.line, long.serviceLine)));
      continue;
    }
    const measure: Measure = { kind: 'spend', serviceLine };
    const identity = JSON.stringify([code, year, serviceLine]);
    const first = seen.get(identity);
    if (first !== undefined) {
      diagnostics.add(error('spend-twice', `${code} has two rows for ${serviceLine} in ${year}, lines ${first} and ${line}.`, {
        place: place(at.pounds, long.pounds), hint: 'Keep one of them, or add them up yourself; nothing is guessed.',
      }));
      continue;
    }
    seen.set(identity, line);
    const { value, problem } = readCell(cell(at.pounds), measure, place(at.pounds, long.pounds));
    if (!wanted) continue;
    if (problem) diagnostics.add(problem);
    const practice = rows.get(code) ?? { row: rows.size, line };
    rows.set(code, practice);
    builderOf(columns, measure, year, { heading: table.headings[at.pounds] ?? long.pounds, columnNumber: at.pounds + 1 }).set(practice.row, value, line);
    if (columns.size > MAXIMUM_COLUMNS || columns.size * rows.size > MAXIMUM_FIGURES) {
      diagnostics.add(tooManyLines(place(at.line, long.serviceLine), columns.size));
      return { practices: [...rows.keys()], names: [], lines: [], columns: [], headline: null };
    }
  }

  const practices = [...rows.keys()];
  const finished = [...columns.values()].map((column) => column.finish(practices.length, (row) => ({ file, key: practices[row] ?? '' }), diagnostics));
  diagnostics.addAll(shortNumericCodes([...rows].map(([code, { line }]) => ({ code, place: { file, line, column: at.code + 1, columnName: profile.practice } }))));
  return { practices, names: practices.map(() => null), lines: [...rows.values()].map(({ line }) => line), columns: finished, headline: null };
}

function builderOf(columns: Map<string, ColumnBuilder>, measure: Measure, year: FinancialYear, origin: { heading: string; columnNumber: number }): ColumnBuilder {
  const key = `${year} ${measureKey(measure)}`;
  const made = columns.get(key) ?? new ColumnBuilder(measure, year, origin, true);
  columns.set(key, made);
  return made;
}

function noYear(text: string, place: Place): Diagnostic {
  return warning('not-a-year', `"${text.slice(0, 40)}" is not a financial year. The row is left out.`, { place, hint: 'Write the year as 2005/06.' });
}

function noLine(place: Place): Diagnostic {
  return warning('no-service-line', 'The row names no service line. It is left out.', { place, hint: 'Write what the money was spent on, or "total".' });
}

function tooManyLines(place: Place, columns: number): Diagnostic {
  return error('too-many-service-lines', `The rows up to this one name ${counted(columns, 'service line')} and years, more than can be kept for so many practices.`, {
    place, hint: 'Check that this column holds the names of services, or add lines up under fewer names.',
  });
}
