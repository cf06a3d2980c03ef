import { to, type Step } from './actions.ts';
import { gridOf } from './view-tables.ts';
import type { Screen, WorkbenchState } from './workbench-state.ts';

/** Copies the cell under the cursor, or its row with tabs between the cells, and says what was copied. */
export function copyFigures(state: WorkbenchState, screen: Screen, whole: boolean): Step {
  const grid = gridOf(state, screen);
  const { order, cursor, column } = state[screen].table;
  const row = grid?.rows[order[cursor] ?? -1];
  const under = grid?.columns[column];
  if (!grid || row === undefined || !under) return to(state);
  const text = whole ? grid.columns.map((one) => one.copy(row)).join('\t') : under.copy(row);
  const said = whole ? `Copied the row of ${grid.key(row)}.` : `Copied ${text || 'an empty cell'}.`;
  return to({ ...state, notice: { text: said, bad: false } }, { kind: 'copy', text });
}
