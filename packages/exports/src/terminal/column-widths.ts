/** What the width of one column depends on, in columns of the terminal. */
export interface ColumnMeasure {
  readonly kind: 'words' | 'code' | 'quantity';
  /** The widest cell. */
  readonly cells: number;
  readonly title: number;
  /** The widest word of the title: a title may take several lines, but a word should not break. */
  readonly titleWord: number;
}

/** Spaces between two columns. */
export const gap = 2;

/** A column of words keeps at least these, a code and a word of a title at most these. */
const leastWords = 10;
const longestCode = 20;
const longestTitleWord = 14;

/**
 * Widths under which a row fits into `width`: titles first take more lines, then words are shortened, the widest first.
 * Quantities and codes are never cut, for half a number is a wrong number: `null` when they leave no room.
 */
export function columnWidths(columns: readonly ColumnMeasure[], width: number): number[] | null {
  const available = width - gap * (columns.length - 1);
  const widths = columns.map((column) => Math.max(column.cells, column.title));
  const titles = columns.map((column) => Math.max(column.cells, Math.min(column.titleWord, longestTitleWord)));
  return shrink(widths, titles, available) ?? shrink(titles, columns.map(least), available);
}

function least({ kind, cells, title, titleWord }: ColumnMeasure): number {
  const word = Math.min(titleWord, longestTitleWord);
  if (kind === 'quantity') return Math.max(cells, word);
  if (kind === 'code') return Math.max(Math.min(cells, longestCode), word);
  return Math.min(Math.max(cells, word), Math.max(leastWords, Math.min(title, word)));
}

/** Takes columns off the widest until all fit, none below its least; `null` when that is not enough. */
function shrink(from: readonly number[], floors: readonly number[], available: number): number[] | null {
  const widths = [...from];
  let excess = widths.reduce((total, one) => total + one, 0) - available;
  while (excess > 0) {
    let widest = -1;
    for (let index = 0; index < widths.length; index += 1) {
      const slack = (widths[index] as number) > (floors[index] as number);
      if (slack && (widest < 0 || (widths[index] as number) > (widths[widest] as number))) widest = index;
    }
    if (widest < 0) return null;
    widths[widest] = (widths[widest] as number) - 1;
    excess -= 1;
  }
  return widths;
}
