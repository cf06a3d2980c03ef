import type { KeyAction } from '../keys/key-table.ts';
import { matches, orderRows, type Grid, type Sort } from '../grid/grid.ts';

/** Where somebody is in a table, and how it is ordered. */
export interface TableState {
  /** Positions of the grid's rows, in the order shown. */
  readonly order: readonly number[];
  /** The place in `order` that is selected, and the first that is on screen. */
  readonly cursor: number;
  readonly top: number;
  /** The selected column, counted in the grid's columns. */
  readonly column: number;
  readonly sort: Sort | null;
  /** Only rows that hold this text are shown; empty for all. */
  readonly filter: string;
  /** The text that `n` and `N` look for. */
  readonly search: string;
}

export const emptyTable: TableState = { order: [], cursor: 0, top: 0, column: 0, sort: null, filter: '', search: '' };

/** The table with the cursor in bounds and on screen, for a page of so many rows. */
export function settle(table: TableState, page: number): TableState {
  const cursor = Math.max(0, Math.min(table.cursor, table.order.length - 1));
  const room = Math.max(1, page);
  const lowest = Math.max(0, Math.min(table.top, table.order.length - room));
  const top = Math.max(cursor - room + 1, Math.min(lowest, cursor));
  return cursor === table.cursor && top === table.top ? table : { ...table, cursor, top };
}

/** The table over new rows: same order, filter and column, and the cursor on the practice it was on where that is left. */
export function refill(table: TableState, before: Grid | null, grid: Grid, page: number): TableState {
  const order = orderRows(grid, table.sort, table.filter);
  const row = before?.rows[table.order[table.cursor] ?? -1];
  const key = row === undefined || before === null ? null : before.key(row);
  const found = key === null ? -1 : order.findIndex((position) => grid.key(grid.rows[position]) === key);
  const column = Math.min(table.column, grid.columns.length - 1);
  return settle({ ...table, order, column, cursor: found < 0 ? table.cursor : found }, page);
}

/** The table ordered or filtered anew, with the cursor on the same row where that is still shown. */
export function reorder(table: TableState, grid: Grid, change: { sort?: Sort | null; filter?: string }, page: number): TableState {
  const changed = { ...table, ...change };
  const order = orderRows(grid, changed.sort, changed.filter);
  const found = order.indexOf(table.order[table.cursor] ?? -1);
  return settle({ ...changed, order, cursor: Math.max(0, found) }, page);
}

/** The table after a moving key; the same table where the action moves nothing. */
export function moveInTable(table: TableState, grid: Grid, action: KeyAction, page: number): TableState {
  const to = (cursor: number, column = table.column) =>
    settle({ ...table, cursor, column: Math.max(0, Math.min(column, grid.columns.length - 1)) }, page);
  const jump = Math.max(1, page - 1);
  switch (action) {
    case 'cursor.up': return to(table.cursor - 1);
    case 'cursor.down': return to(table.cursor + 1);
    case 'cursor.page-up': return to(table.cursor - jump);
    case 'cursor.page-down': return to(table.cursor + jump);
    case 'cursor.first': return to(0);
    case 'cursor.last': return to(table.order.length - 1);
    case 'cursor.left': return to(table.cursor, table.column - 1);
    case 'cursor.right': return to(table.cursor, table.column + 1);
    case 'cursor.first-column': return to(table.cursor, 0);
    case 'cursor.last-column': return to(table.cursor, grid.columns.length - 1);
    case 'match.next': return to(nextMatch(table, grid, 1));
    case 'match.previous': return to(nextMatch(table, grid, -1));
    default: return table;
  }
}

/** The place of the next row that holds the searched text, round the end; the cursor's own where there is none. */
function nextMatch(table: TableState, grid: Grid, step: 1 | -1): number {
  const { order, cursor, search } = table;
  for (let count = 1; count <= order.length; count += 1) {
    const candidate = (cursor + step * count + order.length * 2) % order.length;
    if (matches(grid, grid.rows[order[candidate] as number], search)) return candidate;
  }
  return cursor;
}

/** The order after `s` on a column: rising for text, falling for figures; the other way round the second time. */
export function sortedBy(table: TableState, grid: Grid): Sort | null {
  const column = grid.columns[table.column];
  if (!column) return table.sort;
  if (table.sort?.column === column.id) return { column: column.id, descending: !table.sort.descending };
  return { column: column.id, descending: column.align === 'right' || column.id === 'gain' };
}
