import type { Grid } from '../grid/grid.ts';
import type { Theme } from '../theme/themes.ts';
import { paragraph } from './paragraph.ts';

/** A row of a grid in full, column by column: nothing of it is cut, whatever the width. */
export function recordLines(grid: Grid, row: unknown, width: number, theme: Theme): string[] {
  const name = grid.columns.findLast(({ names }) => names) ?? grid.columns[0];
  const others = grid.columns.filter((column) => column !== name);
  return [...(name === undefined ? [] : [name]), ...others].flatMap((column) => {
    const text = column.tell?.(row) ?? column.copy(row);
    if (column === name) return paragraph(theme, width, text, 'heading');
    if (text === '') return [];
    if (column.sentence) return paragraph(theme, width, text, null, '  ');
    return ['', ...paragraph(theme, width, column.title, 'dim'), ...paragraph(theme, width, text, null, '  ')];
  });
}
