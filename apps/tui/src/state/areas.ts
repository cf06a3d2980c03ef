import type { Grid } from '../grid/grid.ts';
import type { Screen, Size, WorkbenchState } from './workbench-state.ts';

/** How the screen is divided, in columns and lines. */
export interface Areas {
  /** The activity bar at the side; 0 where it is one line under the title. */
  readonly side: number;
  readonly editor: number;
  /** The details pane; 0 where there is no room for one. */
  readonly details: number;
  /** The lines between the top and the panel line. */
  readonly height: number;
}

/** From this width on there is a details pane. */
export const DETAILS_FROM = 100;
/** From this width on the activity bar stands at the side. */
export const SIDE_FROM = 132;

/** What the comparison of three methods needs to show every column but the list. */
const EDITOR = 84;

/** Divides the screen. */
export function areasOf({ columns, rows }: Size): Areas {
  const side = columns >= SIDE_FROM ? 16 : 0;
  const details = columns >= DETAILS_FROM ? Math.max(28, Math.min(52, columns - side - EDITOR)) : 0;
  return { side, details, editor: columns - side - details, height: Math.max(3, rows - 3 - (side > 0 ? 0 : 1)) };
}

/** The most lines that the Locality view gives to data and problems under its table. */
export const LOCALITY_FOOT = 7;

/** The rows that the table of a screen shows at once. */
export function pageOf(state: Pick<WorkbenchState, 'size'>, screen: Screen, grid: Grid | null): number {
  const { height, details } = areasOf(state.size);
  if (screen === 'locality') return Math.max(1, height - 2 - (details > 0 ? 0 : LOCALITY_FOOT));
  const totals = grid?.columns.some(({ total }) => total !== '') ?? false;
  return Math.max(1, height - 3 - (totals ? 1 : 0) - (grid?.caption === undefined ? 0 : 1) - (screen === 'budgets' && details === 0 ? 1 : 0));
}
