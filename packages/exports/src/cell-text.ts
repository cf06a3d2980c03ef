import { formatPounds, groupThousands, pence, poundsText, type Cell, type ColumnKind, type Table, type TableColumn } from '@pbc-planner/base';

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

/** A cell as people read it in its column: by its mark where the column has marks. */
export function columnText(cell: Cell, { kind, marks }: TableColumn): string {
  if (marks === undefined) return cellText(cell, kind);
  return cell === null ? marks.unknown : (typeof cell === 'number' ? marks.of[cell] : undefined) ?? cellText(cell, kind);
}

/** How dark a cell of a column with marks is, from 0 to 4; `null` for every other cell. */
export function shadeOf(cell: Cell, { marks }: TableColumn): number | null {
  if (marks === undefined || typeof cell !== 'number' || marks.of[cell] === undefined) return null;
  return marks.of.length < 2 ? 0 : Math.round((cell * 4) / (marks.of.length - 1));
}

/** The shades, lightest first, as hexadecimal red, green and blue; black text is easy to read on each. */
export const shades = ['FFFFFF', 'E8E8E8', 'CFCFCF', 'B4B4B4', '979797'] as const;

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
