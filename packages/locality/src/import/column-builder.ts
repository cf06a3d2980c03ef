import { decimalText, unitsAt, warning, type Decimal, type DiagnosticList, type FinancialYear, type Place } from '@pbc-planner/base';
import type { DataColumn, Measure } from '@pbc-planner/domain';

/** Where a column stands in its file. */
export interface ColumnOrigin {
  readonly heading: string;
  /** From 1. */
  readonly columnNumber: number;
}

/** Collects exact decimals, then brings them to one scale. */
export class ColumnBuilder {
  readonly measure: Measure;
  readonly #year: FinancialYear;
  readonly #origin: ColumnOrigin;
  readonly #values: (Decimal | null)[] = [];
  readonly #lines: number[] | null;

  constructor(measure: Measure, year: FinancialYear, origin: ColumnOrigin, ownLines = false) {
    this.measure = measure;
    this.#year = year;
    this.#origin = origin;
    this.#lines = ownLines ? [] : null;
  }

  /** Sets the figure of a row. */
  set(row: number, value: Decimal | null, line = 0): void {
    this.#values[row] = value;
    if (this.#lines) this.#lines[row] = line;
  }

  get figures(): number {
    return this.#values.reduce((count, value) => (value === null || value === undefined ? count : count + 1), 0);
  }

  /** The finished column; figures with more digits than can be kept exactly are left out and named. */
  finish(rows: number, place: (row: number) => Place, problems: DiagnosticList): DataColumn {
    const values = Array.from({ length: rows }, (_, row) => this.#values[row] ?? null);
    const scale = values.reduce((most, value) => Math.max(most, value?.scale ?? 0), 0);
    const units = values.map((value, row) => {
      if (value === null) return null;
      const exact = Number(unitsAt(value, scale));
      if (Number.isSafeInteger(exact)) return exact;
      const beside = value.scale < scale ? `beside figures with ${scale} decimal places ` : '';
      problems.add(warning('too-many-digits', `${decimalText(value)} ${beside}has more digits than can be kept exactly. The value is left out.`, {
        place: place(row), hint: 'Round the column to fewer decimal places.',
      }));
      return null;
    });
    const { heading, columnNumber } = this.#origin;
    const lines = this.#lines && Array.from({ length: rows }, (_, row) => this.#lines?.[row] ?? 0);
    return { measure: this.measure, year: this.#year, heading, columnNumber, scale, units, ...(lines ? { lines } : {}) };
  }
}
