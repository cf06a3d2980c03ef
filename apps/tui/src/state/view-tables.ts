import { comparisonGrid } from '../grid/comparison-grid.ts';
import type { Grid } from '../grid/grid.ts';
import { localityGrid } from '../grid/locality-grid.ts';
import { pageOf } from './areas.ts';
import { settle, type TableState } from './table-state.ts';
import type { ViewId, WorkbenchState } from './workbench-state.ts';

/** The grid of a view, when it has one to show. */
export function gridOf(state: WorkbenchState, view: ViewId): Grid | null {
  if (view === 'locality') {
    const { outcome } = state.locality.held;
    return outcome === null ? null : localityGrid(outcome) as Grid;
  }
  const { held, unit } = state.budgets;
  return held.outcome === null ? null : comparisonGrid(held.outcome, unit, state.roles) as Grid;
}

/** The state with the table of a view changed. */
export function withTable(state: WorkbenchState, view: ViewId, change: (table: TableState, grid: Grid, page: number) => TableState): WorkbenchState {
  const grid = gridOf(state, view);
  if (grid === null) return state;
  const own = state[view];
  const table = change(own.table, grid, pageOf(state, view));
  return table === own.table ? state : { ...state, [view]: { ...own, table } };
}

/** The state with both tables in the bounds of the screen: after it was resized. */
export function resettle(state: WorkbenchState): WorkbenchState {
  const keep = (table: TableState, _: Grid, page: number) => settle(table, page);
  return withTable(withTable(state, 'locality', keep), 'budgets', keep);
}
