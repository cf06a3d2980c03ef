import { blocksFor, type Cell, type ColumnKind, type Document, type Grade, type Table } from '@pbc-planner/base';
import { stringify } from 'csv-stringify/sync';
import { cellsOf, percentText, plainPounds } from './cell-text.ts';
import { fictionalMark } from './fictional.ts';
import { visibleText } from './visible-text.ts';

/** Beginnings that a spreadsheet takes for a formula, their full-width twins too, after any white space. */
const formulaStart = /^(\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|[\t\r\n])/;
const plainNegative = /^-\d+(\.\d+)?$/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/**
 * The tables of a document as separated values in UTF-8 with LF; only its main ones, where it marks any. One table stands
 * alone; several are set apart by a blank line, each under a row with its title. What is not known is an empty field, a blank text is `""`.
 */
export function separatedValues(document: Document, delimiter: ',' | '\t', bom: boolean): Uint8Array {
  const all = blocksFor(document.blocks, 'rows').flatMap((block) => (block.kind === 'table' ? [block] : []));
  const main = all.filter((block) => block.main);
  const blocks = main.length > 0 ? main : all;
  const parts = blocks.map(({ table, grade = document.grade }) => {
    const records = tableRecords(table, marksOf(document.fictional, grade));
    return written(blocks.length > 1 ? [[inert(table.title)], ...records] : records, delimiter);
  });
  return new TextEncoder().encode((bom ? '\uFEFF' : '') + parts.join('\n'));
}

/** What every row says of the whole that it stands in, since rows are taken out of it: the heading and the value of each further column. */
function marksOf(fictional: boolean, grade: Grade | undefined): readonly (readonly [heading: string, value: string])[] {
  return [...(fictional ? [['fictional', fictionalMark] as const] : []), ...(grade === undefined ? [] : [['lowest_grade', grade] as const])];
}

function tableRecords(table: Table, marks: ReturnType<typeof marksOf>): (string | null)[][] {
  const header = table.columns.map((column) => inert(column.id));
  const kinds = table.columns.map((column) => column.kind);
  const rows = table.rows.map((row) => cellsOf(table, row).map((cell, index) => field(cell, kinds[index] as ColumnKind)));
  return [[...header, ...marks.map(([heading]) => heading)], ...rows.map((row) => [...row, ...marks.map(([, value]) => value)])];
}

function field(cell: Cell, kind: ColumnKind): string | null {
  if (cell === null) return null;
  if (typeof cell === 'number') {
    return kind === 'pence' ? plainPounds(cell) : kind === 'basis-points' ? percentText(cell) : String(cell);
  }
  return kind === 'number' && plainNumber.test(cell) ? cell : inert(cell);
}

/** The one place where text is made harmless here: nothing unseen, and no formula unless it is a plain negative number. */
function inert(text: string): string {
  return (formulaStart.test(text) && !plainNegative.test(text) ? "'" : '') + visibleText(text);
}

/** A blank text is quoted, to tell it from what is not known; alone in its row even that is, for many readers skip an empty line. */
function written(records: readonly (readonly (string | null)[])[], delimiter: string): string {
  const rows = records.map((record) => (record.length === 1 ? [record[0] ?? ''] : [...record]));
  return stringify(rows, { delimiter, record_delimiter: '\n', cast: { string: (value) => ({ value, quoted_string: value === '' }) } });
}
