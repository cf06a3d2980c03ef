import { counted, error, MAXIMUM_TEXT, warning, type Diagnostic, type Place } from '@pbc-planner/base';
import type { SourceTable } from '@pbc-planner/domain';
import { cleanCell, wasShortened } from './clean-cell.ts';
import { delimiterNames, type Delimiter } from './delimiter.ts';
import { headingFaults } from './heading-faults.ts';
import { IdentityFinds } from './identity-finds.ts';
import { maximumCellLength, maximumCells, maximumMisfits, maximumRows } from './limits.ts';

type Row = SourceTable['rows'][number];

/** Takes the records of a file one by one, the heading row first: cleans their cells and collects what is wrong. */
export class TableBuilder {
  readonly rows: Row[] = [];
  headings: readonly string[] = [];
  headingLine = 0;
  readonly #file: string;
  readonly #delimiter: Delimiter;
  readonly #faults: Diagnostic[] = [];
  readonly #shortened = new Map<number, { readonly line: number; count: number }>();
  #identities: IdentityFinds | null = null;
  #mostRows = 0;
  #above: readonly string[] = [];
  #misfits = 0;
  #stop: Diagnostic | null = null;

  constructor(file: string, delimiter: Delimiter) {
    this.#file = file;
    this.#delimiter = delimiter;
  }

  /**
   * Takes one record as the parser gives it, with the line that it ends on. Its cells are cleaned in place.
   * @returns whether to read on: what is wrong with the file may be too much to be worth it.
   */
  record(cells: string[], endLine: number): boolean {
    const line = endLine - lineFeeds(cells);
    if (this.#identities) this.#row(cells, line, this.#identities);
    else this.#heading(cells, line);
    return this.#stop === null;
  }

  /** Where patients' identities stand; the file is refused for these alone, and nothing else of it is told. */
  identities(): Diagnostic[] {
    return this.#identities?.diagnostics() ?? [];
  }

  /** Everything else that refuses the file. */
  faults(): Diagnostic[] {
    return this.#stop ? [...this.#faults, this.#stop] : this.#faults;
  }

  /** What does not refuse the file: cells that were cut, a diagnostic a column. */
  warnings(): Diagnostic[] {
    return [...this.#shortened].sort(([a], [b]) => a - b).map(([position, { line, count }]) => {
      const which = count === 1 ? 'This cell was' : `This cell and ${counted(count - 1, 'more', 'more')} of the column were`;
      const message = `${which} cut to ${counted(MAXIMUM_TEXT, 'character')}, the most that is kept.`;
      return warning('cell-shortened', message, { place: this.#place(position, line), hint: 'Shorten long remarks, or leave the column out.' });
    });
  }

  #heading(cells: string[], line: number): void {
    this.#clean(cells, line);
    this.headings = cells;
    this.headingLine = line;
    this.#identities = new IdentityFinds(this.#file, cells, line);
    this.#mostRows = Math.min(maximumRows, Math.floor(maximumCells / cells.length));
    this.#faults.push(...headingFaults(this.#file, cells, line));
  }

  #row(cells: string[], line: number, identities: IdentityFinds): void {
    this.#clean(cells, line);
    for (let position = 0; position < cells.length; position += 1) identities.cell(cells[position] as string, position, line);
    if (cells.length !== this.headings.length) this.#misfit(cells.length, line);
    else this.rows.push({ line, cells });
    if (this.rows.length > this.#mostRows) {
      const headings = counted(this.headings.length, 'heading');
      const message = `The file has more than ${counted(this.#mostRows, 'row')}, the most that are read under ${headings}.`;
      this.#stop = error('too-many-rows', message, { place: { file: this.#file, line }, hint: 'Keep only the rows and columns needed.' });
    }
    this.#above = cells;
  }

  /** A cell that equals the one above it shares its text: published files repeat regions and zeros down whole columns. */
  #clean(cells: string[], line: number): void {
    for (let position = 0; position < cells.length; position += 1) {
      const text = cells[position] as string;
      const above = this.#above[position];
      if (text === above) {
        cells[position] = above;
        continue;
      }
      const cleaned = cleanCell(text);
      cells[position] = cleaned;
      if (text.length > MAXIMUM_TEXT) this.#long(text, cleaned, position, line);
    }
  }

  #long(text: string, cleaned: string, position: number, line: number): void {
    if (text.length > maximumCellLength) {
      const message = `This cell has ${counted(text.length, 'character')}; at most ${counted(maximumCellLength, 'character')} are read.`;
      const hint = 'Look for a quote that opens here and closes much later, or shorten the text.';
      this.#faults.push(error('cell-too-long', message, { place: this.#place(position, line), hint }));
    } else if (wasShortened(text, cleaned)) {
      const earlier = this.#shortened.get(position);
      if (earlier) earlier.count += 1;
      else this.#shortened.set(position, { line, count: 1 });
    }
  }

  #misfit(cells: number, line: number): void {
    this.#misfits += 1;
    if (this.#misfits > maximumMisfits) {
      const message = `More than ${counted(maximumMisfits, 'row')} have too few or too many cells; the file was not read beyond this one.`;
      const hint = 'Check that the heading row belongs to these rows.';
      this.#stop = error('too-many-misfit-rows', message, { place: { file: this.#file, line }, hint });
      return;
    }
    const long = cells > this.headings.length;
    const message = `The row has ${counted(cells, 'cell')}, the heading row ${this.headings.length}.`;
    const name = delimiterNames[this.#delimiter];
    const hint = long
      ? `Put a cell that has a ${name} in it in quotes, and remove cells beyond the last heading.`
      : 'Give the row a cell under each heading, an empty one where nothing is known.';
    this.#faults.push(error(long ? 'row-too-long' : 'row-too-short', message, { place: { file: this.#file, line }, hint }));
  }

  #place(position: number, line: number): Place {
    const heading = this.headings[position];
    return { file: this.#file, line, column: position + 1, ...(heading ? { columnName: heading } : {}) };
  }
}

function lineFeeds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}
