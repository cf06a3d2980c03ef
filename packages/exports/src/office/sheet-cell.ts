import { decimalText, parseDecimal, trim, type Cell, type ColumnKind } from '@pbc-planner/base';
import type { CellObject } from 'write-excel-file/node';
import { cellText, percentText, plainPounds } from '../cell-text.ts';
import { visibleText } from '../visible-text.ts';

/** A spreadsheet keeps 15 digits of a number; more would be changed without a word, so such a number stays text. */
const exactDigits = 15;

/** The most characters in a cell. */
const longestText = 32_767;

const poundsFormat = '[$£-809]#,##0.00';
const percentFormat = '+0.00%;-0.00%;0.00%';

/** Text that an xlsx reader would decode as an escaped character. */
const encodedCharacter = /_(?=x[0-9a-f]{4}_)/gi;

/**
 * Stands before every text on its way through the library, which finds texts again under the keys of a plain object:
 * a practice called `constructor` would otherwise become a damaged cell. `withoutMarks` takes it off.
 */
const mark = '\uE000';
const markedText = new RegExp(`<t(?: xml:space="preserve")?>${mark}`, 'g');

/** A typed cell: numbers as numbers that are exact to the penny, everything else as text, never a formula; `null` stays empty. */
export function sheetCell(cell: Cell, kind: ColumnKind): CellObject | null {
  if (cell === null) return null;
  if (kind === 'number') return numberCell(String(cell)) ?? textCell(String(cell));
  if (typeof cell === 'number' && kind === 'pence') {
    return exact(plainPounds(cell)) ? { type: Number, value: cell / 100, format: poundsFormat } : right(cellText(cell, kind));
  }
  if (typeof cell === 'number' && kind === 'basis-points') {
    return exact(percentText(cell)) ? { type: Number, value: cell / 10_000, format: percentFormat } : right(cellText(cell, kind));
  }
  if (typeof cell === 'number' && kind === 'text') return numberCell(String(cell)) ?? textCell(String(cell));
  return textCell(String(cell));
}

/**
 * The one place where text goes into a sheet: nothing unseen, no longer than a cell, and formatted as text, so that it
 * stays text when somebody edits it.
 */
export function textCell(text: string): CellObject {
  const visible = visibleText(text).replace(encodedCharacter, '_x005F_');
  return { type: String, value: mark + (visible.length <= longestText ? visible : `${visible.slice(0, longestText - 1)}…`), format: '@' };
}

/** The part of a workbook that holds its texts, as it should be written. */
export function withoutMarks(sharedStrings: string): string {
  return sharedStrings.replace(markedText, '<t xml:space="preserve">');
}

function right(text: string): CellObject {
  return { ...textCell(text), align: 'right' };
}

function numberCell(text: string): CellObject | null {
  const value = parseDecimal(text);
  if (value === null || !exact(text)) return null;
  const { scale } = trim(value);
  return { type: Number, value: Number(decimalText(value)), format: scale === 0 ? '#,##0' : `#,##0.${'0'.repeat(scale)}` };
}

function exact(digits: string): boolean {
  return digits.replace(/\D/g, '').replace(/^0+/, '').length <= exactDigits;
}
