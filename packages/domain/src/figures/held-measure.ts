import type { DataColumn, DataSet } from '../data-set.ts';
import type { ImportedDataSet } from '../plan/plan-state.ts';
import type { PracticeCode } from '../practice.ts';

/** An imported file with its figures. */
export interface LoadedDataSet {
  readonly imported: ImportedDataSet;
  readonly dataSet: DataSet;
}

/** A measure as one file gives it. */
export interface HeldMeasure extends LoadedDataSet {
  readonly column: DataColumn;
  readonly rows: ReadonlyMap<PracticeCode, number>;
}

const knownRows = new WeakMap<DataSet, ReadonlyMap<PracticeCode, number>>();

/** The row of each practice. A data set never changes and is read at every call, so it is indexed once. */
export function rowsOf(dataSet: DataSet): ReadonlyMap<PracticeCode, number> {
  const rows = knownRows.get(dataSet) ?? new Map(dataSet.practices.map((practice, row) => [practice, row]));
  knownRows.set(dataSet, rows);
  return rows;
}

/** The newest cell that was there for a practice and held nothing that could be taken. */
export function unusableCell(held: readonly HeldMeasure[], practice: PracticeCode): { readonly held: HeldMeasure; readonly line: number } | null {
  for (const one of held.toReversed()) {
    const row = one.rows.get(practice);
    const line = row === undefined ? 0 : lineOf(one, row);
    if (line > 0) return { held: one, line };
  }
  return null;
}

/** The line of a practice's figure; 0 where the file has rows of the practice, and none for this measure. */
export function lineOf({ dataSet, column }: HeldMeasure, row: number): number {
  return (column.lines ?? dataSet.lines)[row] ?? 0;
}
