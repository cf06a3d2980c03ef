import { safeForTerminal } from '@pbc-planner/base';
import type { Grid } from '../grid/grid.ts';
import { gridOf } from '../state/view-tables.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { themes } from '../theme/themes.ts';

/** A row of a grid as a sentence: what it is, then each column by its name. Columns with nothing in them are left out. */
export function spokenRow(grid: Grid, row: unknown): string {
  const cells = grid.columns.map((column) => ({ column, text: spokenCell(column, row) }));
  const names = cells.filter(({ column }) => column.names).map(({ text }) => text);
  const rest = cells.filter(({ column, text }) => !column.names && text !== '').map(({ column, text }) => (column.sentence ? text : `${safeForTerminal(column.title)} ${text}`));
  return [names.join(', '), ...rest].filter((part) => part !== '').join('; ');
}

/** A cell in words. */
export function spokenCell(column: Grid['columns'][number], row: unknown): string {
  const text = column.tell?.(row) ?? column.draw(row, column.maximum, themes.ascii.glyphs);
  return safeForTerminal(text).trim().replace(/^[-–]$/, 'not known');
}

/** How many rows are read at once. */
const READ_AT_ONCE = 20;

/** The rows of the table on screen from the selected one on, each as a sentence. */
export function spokenPage(state: WorkbenchState): string {
  const grid = gridOf(state, state.screen);
  const { order, cursor } = state[state.screen].table;
  if (grid === null) return '';
  const shown = order.slice(cursor, cursor + READ_AT_ONCE);
  const rest = order.length - cursor - shown.length;
  const lines = shown.map((position, index) => `${cursor + index + 1}: ${spokenRow(grid, grid.rows[position])}.`);
  return [...lines, ...(rest > 0 ? [`and ${rest} more below`] : [])].join('\n');
}
