import { add, decimal, error, DiagnosticList, MAXIMUM_DIAGNOSTICS, warning, type Decimal, type Diagnostic, type FinancialYear, type Place } from '@pbc-planner/base';
import { refuseCode, shortNumericCodes, type Measure } from '@pbc-planner/domain';
import { ColumnBuilder } from './column-builder.ts';
import { readCell } from './read-cell.ts';
import type { Reading, RowFigures } from './read-file.ts';

interface WideColumn {
  readonly builder: ColumnBuilder;
  readonly position: number;
  readonly heading: string;
  readonly measure: Measure;
  /** A column that only its heading makes a weighted list: it counts when any cell is a number. */
  readonly presumed: boolean;
}

/** Reads a file with one row a practice and one column a measure. */
export function readWide(reading: Reading, problems: DiagnosticList): RowFigures {
  const { table, profile, only, position } = reading;
  const file = table.file.name;
  const columns = wideColumns(reading, reading.year as FinancialYear);
  const codeAt = position(profile.practice);
  const nameAt = profile.name === undefined ? -1 : position(profile.name);
  const seen = new Map<string, number>();
  const practices: string[] = [];
  const names: (string | null)[] = [];
  const lines: number[] = [];
  const notNumbers = new NotNumbers();

  for (const { line, cells } of table.rows) {
    const code = cells[codeAt] ?? '';
    const place: Place = { file, line, column: codeAt + 1, columnName: profile.practice };
    const first = seen.get(code);
    if (first !== undefined) {
      problems.add(error('practice-twice', `Practice ${code} stands on two rows, lines ${first} and ${line}.`, { place, hint: 'Keep one of them; nothing is guessed.' }));
      continue;
    }
    const wanted = only === null || only.has(code);
    const bad = refuseCode(code, profile, place);
    if (bad) {
      if (only === null) problems.add(bad);
      continue;
    }
    seen.set(code, line);
    const row = practices.length;
    if (wanted) {
      practices.push(code);
      names.push((nameAt < 0 ? '' : (cells[nameAt] ?? '')) || null);
      lines.push(line);
    }
    for (const column of columns) {
      const at: Place = { file, line, column: column.position + 1, columnName: column.heading, key: code };
      const { value, problem } = readCell(cells[column.position] ?? '', column.measure, at);
      if (wanted) column.builder.set(row, value);
      if (problem?.severity === 'error') problems.add(problem);
      else if (problem && wanted && column.presumed) notNumbers.add(column, problem);
      else if (problem && wanted) problems.add(problem);
    }
  }

  const kept = columns.filter((column) => {
    if (!column.presumed || column.builder.figures > 0) notNumbers.tell(column, problems);
    else if (practices.length > 0) problems.add(noWeightedList(file, table.headingLine, column));
    return !column.presumed || column.builder.figures > 0;
  });
  const finished = kept.map((column) => column.builder.finish(practices.length, (row) => ({
    file, line: lines[row] ?? 0, column: column.position + 1, columnName: column.heading, key: practices[row] ?? '',
  }), problems));
  const withList = profile.listIsSumOfBands ? [sumOfBands(kept, finished, reading.year as FinancialYear), ...finished] : finished;
  problems.addAll(shortNumericCodes(practices.map((code, row) => ({ code, place: { file, line: lines[row] ?? 0, column: codeAt + 1, columnName: profile.practice } }))));
  problems.sortByLine();
  const headline = profile.measures?.find((one) => one.headline)?.measure;
  return { practices, names, lines, columns: withList, headline: headline?.kind === 'weighted-list' ? headline.name : null };
}

/** What is wrong with the cells of columns that may yet prove to be no lists: kept up to a number for all of them together. */
class NotNumbers {
  readonly #columns = new Map<WideColumn, { readonly told: Diagnostic[]; untold: number }>();
  #kept = 0;

  add(column: WideColumn, problem: Diagnostic): void {
    const own = this.#columns.get(column) ?? { told: [], untold: 0 };
    this.#columns.set(column, own);
    if (this.#kept >= MAXIMUM_DIAGNOSTICS) own.untold += 1;
    else own.told.push(problem);
    this.#kept += 1;
  }

  tell(column: WideColumn, problems: DiagnosticList): void {
    const { told = [], untold = 0 } = this.#columns.get(column) ?? {};
    problems.addAll(told);
    problems.addUntold(untold);
  }
}

function wideColumns({ table, profile, position }: Reading, year: FinancialYear): WideColumn[] {
  const named = (profile.measures ?? []).map(({ heading, measure }) => ({ heading, measure, presumed: false }));
  const taken = new Set([profile.practice, profile.name ?? profile.practice, ...named.map(({ heading }) => heading)].map(position));
  const further = profile.furtherColumns === undefined ? [] : table.headings
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading, at }) => heading !== '' && !taken.has(at))
    .map(({ heading }) => ({ heading, measure: { kind: 'weighted-list', name: heading } as Measure, presumed: true }));
  return [...named, ...further].map((column) => {
    const at = position(column.heading);
    const heading = table.headings[at] ?? column.heading;
    return { ...column, heading, position: at, builder: new ColumnBuilder(column.measure, year, { heading, columnNumber: at + 1 }) };
  });
}

function noWeightedList(file: string, line: number, { heading, position }: WideColumn): Diagnostic {
  return warning('no-weighted-list', `The column "${heading}" holds no numbers, so it is no weighted list. It is left out.`, {
    place: { file, line, column: position + 1, columnName: heading }, hint: 'Delete the column, or fill in weighted patients.',
  });
}

/** The registered list as the sum of its bands; unknown where a band is. */
function sumOfBands(columns: readonly WideColumn[], bands: readonly { units: readonly (number | null)[]; scale: number }[], year: FinancialYear) {
  const first = columns[0];
  const last = columns.at(-1);
  const builder = new ColumnBuilder({ kind: 'list' }, year, {
    heading: `${first?.heading ?? ''} to ${last?.heading ?? ''}, summed`, columnNumber: (first?.position ?? 0) + 1,
  });
  const rows = bands[0]?.units.length ?? 0;
  for (let row = 0; row < rows; row += 1) {
    let total: Decimal | null = decimal(0);
    for (const { units, scale } of bands) {
      const value: number | null = units[row] ?? null;
      total = total === null || value === null ? null : add(total, decimal(value, scale));
    }
    builder.set(row, total);
  }
  return { ...builder.finish(rows, () => ({}), new DiagnosticList()), summed: true as const };
}
