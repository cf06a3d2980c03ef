import { comparisonGrid } from '../grid/comparison-grid.ts';
import { boardGrid } from '../grid/board-grid.ts';
import type { Grid } from '../grid/grid.ts';
import { isGrid, outcomeGrid } from '../grid/outcome-grid.ts';
import { pageOf } from './areas.ts';
import { isBoard, tabOf } from './boards.ts';
import { subjectText } from './chosen-subject.ts';
import { emptyTable, refill, settle, type TableState } from './table-state.ts';
import type { Screen, ScreenState, WorkbenchState } from './workbench-state.ts';

/** The grid of a screen; `null` where it shows text, or nothing yet. */
export function gridOf(state: WorkbenchState, screen: Screen): Grid | null {
  if (screen !== 'budgets') {
    const { held: { outcome }, other } = state[screen];
    if (outcome === null) return null;
    const tab = isBoard(screen) ? tabOf(state, screen) : null;
    const asGrid = isGrid(outcome) || (tab !== null && !tab.text);
    if (asGrid === other) return null;
    if (!isBoard(screen) || tab === null) return outcomeGrid(outcome);
    return boardGrid(outcome, state[screen].beside, { table: tab.table, columns: tab.columns, order: tab.order, empty: tab.empty, noun: tab.rows === 'win' ? 'quick win' : tab.rows, about: subjectText(state, screen) });
  }
  const { held, unit } = state.budgets;
  return held.outcome === null ? null : comparisonGrid(held.outcome, unit, state.roles) as Grid;
}

/** The state with the table of a screen changed. */
export function withTable(state: WorkbenchState, screen: Screen, change: (table: TableState, grid: Grid, page: number) => TableState): WorkbenchState {
  const grid = gridOf(state, screen);
  if (grid === null) return state;
  const own: ScreenState = state[screen];
  const table = change(own.table, grid, pageOf(state, screen, grid));
  return table === own.table ? state : { ...state, [screen]: { ...own, table } };
}

/** The state with every table in the bounds of the screen: after it was resized. */
export function resettle(state: WorkbenchState): WorkbenchState {
  const screens: readonly Screen[] = ['locality', 'budgets', 'matrix', 'projects', 'process', 'session', 'answer'];
  return screens.reduce((changed, screen) => withTable(changed, screen, (table, _, page) => settle(table, page)), state);
}

/** The row and the column under the cursor of a screen, as the identifiers that commands take. */
export function selectionOf(state: WorkbenchState): { row: string | null; column: string | null } {
  const grid = gridOf(state, state.screen);
  const { order, cursor, column } = state[state.screen].table;
  const row = grid?.rows[order[cursor] ?? -1];
  return { row: grid === null || row === undefined ? null : grid.key(row), column: grid?.columns[column]?.subject ?? null };
}

/** Whether what is on screen can be looked at both as a grid and as a text. */
export function hasOtherWay({ screen, ...state }: WorkbenchState): boolean {
  if (screen === 'locality' || screen === 'budgets') return false;
  const { outcome } = state[screen].held;
  return outcome !== null && outcomeGrid(outcome) !== null;
}

/** The state with what is on screen shown the other way: a text as a grid, a grid as a text. */
export function shownOtherWay(state: WorkbenchState): WorkbenchState {
  const { screen } = state;
  const own: ScreenState = state[screen];
  const next: WorkbenchState = { ...state, focus: 'editor', detailsTop: 0, [screen]: { ...own, other: !own.other, top: 0 } };
  return withTable(next, screen, (table, grid, page) => (table.order.length > 0 ? settle(table, page) : freshTable(grid, page)));
}

/** A table over a grid that nobody has moved in: the cursor is on the first column that moves. */
export function freshTable(grid: Grid, page: number): TableState {
  const column = Math.max(0, grid.columns.findIndex(({ frozen }) => !frozen));
  return refill({ ...emptyTable, column, cursor: grid.start ?? 0 }, null, grid, page);
}
