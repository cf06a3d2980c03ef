import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readCsv, type CsvRecord } from './csv.ts';
import { isPositive, rationalOf, type Rational } from './rational.ts';

/** A published file as it was downloaded, one practice a row. */
export class PublishedFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly headings: readonly string[];
  /** The rows by practice code. */
  readonly rows = new Map<string, CsvRecord>();
  readonly #byLine = new Map<number, CsvRecord>();

  constructor(path: string, codeHeading: string) {
    const bytes = readFileSync(path);
    const [heading, ...records] = readCsv(bytes.toString('utf8'));
    this.path = path;
    this.name = basename(path);
    this.sha256 = createHash('sha256').update(bytes).digest('hex');
    this.headings = heading?.cells ?? [];
    const at = this.columnNumber(codeHeading) - 1;
    for (const record of records) {
      this.rows.set(record.cells[at] ?? '', record);
      this.#byLine.set(record.line, record);
    }
    if (this.rows.size !== records.length) throw new RangeError(`${this.name} has a practice on two rows`);
  }

  /** From 1. @throws RangeError when there is no such heading. */
  columnNumber(heading: string): number {
    const position = this.headings.indexOf(heading);
    if (position < 0) throw new RangeError(`${this.name} has no column "${heading}"`);
    return position + 1;
  }

  cell(practice: string, heading: string): string | undefined {
    return this.rows.get(practice)?.cells[this.columnNumber(heading) - 1];
  }

  cellAt(line: number, columnNumber: number): string | undefined {
    return this.#byLine.get(line)?.cells[columnNumber - 1];
  }

  /** The figures above zero of a column by practice. */
  positive(heading: string): Map<string, Rational> {
    const at = this.columnNumber(heading) - 1;
    const found = new Map<string, Rational>();
    for (const [practice, { cells }] of this.rows) {
      const text = cells[at] ?? '';
      const value = text === '' ? null : rationalOf(text);
      if (value !== null && isPositive(value)) found.set(practice, value);
    }
    return found;
  }

  /** The cells of some columns that hold no figure above zero, line by line. */
  unusable(headings: readonly string[], wanted: (practice: string) => boolean = () => true): UnusableCell[] {
    const columns = headings.map((heading) => ({ heading, column: this.columnNumber(heading) })).sort((a, b) => a.column - b.column);
    return [...this.rows].filter(([practice]) => wanted(practice)).flatMap(([practice, { line, cells }]) =>
      columns.flatMap(({ heading, column }) => {
        const why = whyUnusable(cells[column - 1] ?? '');
        return why === null ? [] : [{ line, column, heading, practice, why }];
      }));
  }
}

function whyUnusable(text: string): UnusableCell['why'] | null {
  if (text === '') return 'blank';
  const value = rationalOf(text);
  if (isPositive(value)) return null;
  return value.top === 0n ? 'zero' : 'negative';
}

/** A cell that a method cannot use. */
export interface UnusableCell {
  readonly line: number;
  readonly column: number;
  readonly heading: string;
  readonly practice: string;
  readonly why: 'blank' | 'zero' | 'negative';
}
