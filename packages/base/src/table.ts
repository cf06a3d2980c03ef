/**
 * What a column holds, which decides how each surface writes it: `pence` are whole pence, `basis-points` whole
 * hundredths of a per cent, `number` a decimal as text or a safe number, `code` an identifier that stays text.
 */
export type ColumnKind = 'text' | 'code' | 'pence' | 'basis-points' | 'number';

/** One column of a table. */
export interface TableColumn {
  /** Stable, for scripts. */
  readonly id: string;
  readonly title: string;
  readonly kind: ColumnKind;
  /** How people are shown the whole numbers of a short scale; files for computing keep the numbers. */
  readonly marks?: Marks;
}

/** What stands for each step of a scale from 0, the higher the darker, and for what is not known. */
export interface Marks {
  readonly of: readonly string[];
  readonly unknown: string;
}

/** A value in a table; `null` is not known, which is neither blank nor zero. */
export type Cell = string | number | null;

/** Rows under typed columns: data, not a drawing. Every surface and every export draws it in its own way. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** One more row that sums the others. */
  readonly totals?: readonly Cell[];
}
