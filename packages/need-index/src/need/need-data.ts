import { error, hasError, ok, refused, unitsAt, warning, type Decimal, type Diagnostic, type Place, type Result } from '@pbc-planner/base';
import type { NeedPopulation } from '@pbc-planner/domain';
import { missingColumns, type Figures } from '../figures/open-figures.ts';
import { practiceRows, type PracticeRow } from '../figures/practice-rows.ts';
import { readPeople } from '../figures/read-people.ts';
import { plainColumn, populationColumns } from './populations.ts';

/** An integrated care board. */
export interface Board {
  readonly code: string;
  readonly name: string;
}

/** A practice of the data. `people` holds the plain population, then each weighted one, in units of the data's scale. */
export interface NeedPractice {
  readonly practice: string;
  readonly name: string;
  readonly line: number;
  /** `null` where its row names none. */
  readonly board: Board | null;
  readonly people: readonly bigint[];
  /** The positions in `people` whose cells are blank and count nothing. */
  readonly blanks: readonly number[];
}

/** Weighted populations of practices, all at one scale, so that sums are exact. */
export interface NeedData {
  readonly populations: readonly NeedPopulation[];
  /** The columns behind `people` of each practice. */
  readonly columns: readonly { readonly heading: string; readonly position: number }[];
  readonly scale: number;
  readonly practices: readonly NeedPractice[];
}

interface ReadRow extends PracticeRow {
  readonly values: readonly Decimal[];
  readonly blanks: readonly number[];
}

const zero: Decimal = { units: 0n, scale: 0 };
const none: readonly number[] = [];

/**
 * Reads weighted populations out of a file. A practice without a plain population is left out and named; a blank weighted
 * cell counts nothing, as in NHS England's own tool, and is remembered. Refused with all that makes the file unusable.
 */
export function readNeedData(figures: Figures): Result<NeedData> {
  const { table, profile, position } = figures;
  const plain = plainColumn(profile);
  const populations = populationColumns(profile);
  if (profile.icb === undefined || plain === null || populations.length === 0) {
    return refused(error('no-weighted-populations', `A file of "${profile.title}" does not give weighted populations of practices with their integrated care board.`, {
      place: { file: table.file.name }, hint: 'Take the data file of NHS England\'s place-based allocation tool.',
    }));
  }
  const { icb } = profile;
  const missing = missingColumns(figures, [icb.code, icb.name, plain, ...populations.map(({ heading }) => heading)]);
  if (missing.length > 0) return refused(...missing);

  const columns = [plain, ...populations.map(({ heading }) => heading)].map((heading) => ({ heading, position: position(heading) }));
  const { rows, diagnostics } = practiceRows(figures);
  const read = rows.flatMap((row): ReadRow[] => {
    const values = readRow(row, table.file.name, columns, diagnostics);
    return values === null ? [] : [{ ...row, ...values }];
  });
  if (read.length === 0 && !hasError(diagnostics)) {
    diagnostics.push(error('no-practices-in-file', 'The file has no row of a practice with people.', { place: { file: table.file.name }, hint: 'Check that the file holds more than its heading.' }));
  }
  if (hasError(diagnostics)) return { ok: false, diagnostics };

  const scale = read.reduce((most, { values }) => values.reduce((own, value) => Math.max(own, value.scale), most), 0);
  const boardOf = boardsBy(position(icb.code), position(icb.name));
  const practices = read.map(({ practice, name, line, cells, values, blanks }): NeedPractice => (
    { practice, name, line, board: boardOf(cells), people: values.map((value) => unitsAt(value, scale)), blanks }));
  return ok({ populations: populations.map(({ id, title }) => ({ id, title })), columns, scale, practices }, diagnostics);
}

/** The figures of a row; `null` where nobody knows how many people it is of. */
function readRow(
  { practice, line, cells }: PracticeRow, file: string, columns: NeedData['columns'], diagnostics: Diagnostic[],
): { values: readonly Decimal[]; blanks: readonly number[] } | null {
  let blanks = none;
  const values = columns.map(({ heading, position }, index) => {
    const place: Place = { file, line, column: position + 1, columnName: heading, key: practice };
    const cell = readPeople(cells[position] ?? '', place);
    if (cell.value !== null) return cell.value;
    if (cell.problem) diagnostics.push(cell.problem);
    else if (index > 0) blanks = [...blanks, index];
    else diagnostics.push(warning('blank-cell', `Nothing says how many people ${practice} has. The practice is left out.`, { place, hint: 'Fill in its population.' }));
    return index === 0 ? null : zero;
  });
  return values[0] === null ? null : { values: values as readonly Decimal[], blanks };
}

/** Rows of the same code are of the same board, whatever capitals its name has; without a code the name stands for it. */
function boardsBy(codeAt: number, nameAt: number): (cells: readonly string[]) => Board | null {
  const boards = new Map<string, Board>();
  return (cells) => {
    const code = cells[codeAt] || cells[nameAt] || '';
    if (code === '') return null;
    const board = boards.get(code) ?? { code, name: cells[nameAt] || code };
    boards.set(code, board);
    return board;
  };
}
