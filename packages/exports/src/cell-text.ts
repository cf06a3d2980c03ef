import { formatPounds, groupThousands, pence, poundsText, type Cell, type ColumnKind, type Table } from '@pbc-planner/base';

/** How a value that is not known is written for people, in every format. */
export const notKnown = '–';

const plainNumber = /^([+-]?)(\d+)(\.\d+)?$/;

/** Whether a column holds quantities, which line up on the right. */
export function isNumeric(kind: ColumnKind): boolean {
  return kind === 'pence' || kind === 'basis-points' || kind === 'number';
}

/**
 * A cell as people read it: `£1,234.50`, `+3.45%`, `1,234`, `–` for what is not known. Text is not escaped.
 * @throws RangeError when an amount of pence or basis points is no safe integer: that is a bug in the caller.
 */
export function cellText(cell: Cell, kind: ColumnKind): string {
  if (cell === null) return notKnown;
  if (typeof cell === 'number' && kind === 'pence') return formatPounds(pence(cell));
  if (typeof cell === 'number' && kind === 'basis-points') return signedPercent(cell);
  return kind === 'number' ? grouped(String(cell)) : String(cell);
}

function signedPercent(basisPoints: number): string {
  const [whole, fraction] = percentText(Math.abs(basisPoints)).split('.') as [string, string];
  return `${basisPoints > 0 ? '+' : basisPoints < 0 ? '-' : ''}${groupThousands(whole)}.${fraction}%`;
}

function grouped(text: string): string {
  const match = plainNumber.exec(text);
  return match ? `${match[1]}${groupThousands(match[2] as string)}${match[3] ?? ''}` : text;
}

/** Pence as plain pounds, `-1234.50`. @throws RangeError when they are no safe integer. */
export function plainPounds(amount: number): string {
  return poundsText(pence(amount));
}

/** Basis points as plain per cent, `-3.45`: the same digits as pence in pounds. @throws RangeError when they are no safe integer. */
export function percentText(basisPoints: number): string {
  return poundsText(pence(basisPoints));
}

/** The cells of a row under the columns of its table; what a short row lacks is not known. */
export function cellsOf(table: Table, row: readonly Cell[]): readonly Cell[] {
  return table.columns.map((_, index) => row[index] ?? null);
}

/**
 * The totals as people read them: a column of words is blank rather than unknown there, and where no column of words
 * names the row, the first one says `Total`. `null` when the table has no totals.
 */
export function totalsOf(table: Table): readonly Cell[] | null {
  if (!table.totals) return null;
  const words = table.columns.map((column) => !isNumeric(column.kind));
  const cells = cellsOf(table, table.totals).map((cell, index) => (cell === null && words[index] ? '' : cell));
  const named = cells.some((cell, index) => words[index] && cell !== '');
  const first = words.indexOf(true);
  return named ? cells : cells.map((cell, index) => (index === first ? 'Total' : cell));
}
