import type { FinancialYear, Grade, Source } from '@pbc-planner/base';
import type { Measure } from './measure.ts';
import type { PracticeCode } from './practice.ts';

/**
 * One column of figures. `units[i] / 10^scale` is the figure of `practices[i]`; `null` where the file gives none.
 * Spend is in pence at scale 0, people keep the file's decimals.
 */
export interface DataColumn {
  readonly measure: Measure;
  readonly year: FinancialYear;
  /** The heading in the file, and the number of that column, from 1. */
  readonly heading: string;
  readonly columnNumber: number;
  readonly scale: number;
  readonly units: readonly (number | null)[];
  /** The line of each figure where a practice has more than one row; else the data set's own lines hold. */
  readonly lines?: readonly number[];
  /** Whether the column is the sum of all `list-band` columns of the file, so that no cell holds its figures. */
  readonly summed?: true;
}

/** An imported file as the plan keeps it: immutable, stored once under the hash of its own text. */
export interface DataSet {
  readonly format: 1;
  readonly profile: string;
  /** The file as it was given: its SHA-256 is the hash that anyone can check. */
  readonly file: { readonly name: string; readonly sha256: string; readonly bytes: number };
  readonly source: Source;
  readonly grade: Grade;
  readonly fictional: boolean;
  readonly practices: readonly PracticeCode[];
  readonly names: readonly (string | null)[];
  readonly lines: readonly number[];
  readonly columns: readonly DataColumn[];
}
