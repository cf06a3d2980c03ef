import type { Pane } from '../screen/pane.ts';
import { areasOf } from '../state/areas.ts';
import { gridOf } from '../state/view-tables.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { detailsBody, detailsBorder, editorBody, modalBody } from './body-lines.ts';
import { wallPanes } from './wall-view.ts';
import { activityLine, activityLines, panelLine, statusLine, titleLine } from './frame-lines.ts';

/** Below this size the screen cannot be divided. */
const LEAST = { columns: 48, rows: 12 };

/** The whole screen: title, activity bar, editor area and details, panel line, status bar. A function of the state alone. */
export function shellPanes(state: WorkbenchState): Pane[] {
  const { columns, rows } = state.size;
  const line = (top: number, text: string): Pane => ({ left: 0, top, width: columns, height: 1, lines: [text] });
  if (columns < LEAST.columns || rows < LEAST.rows) {
    return [{ ...line(0, 'Make this window larger: 80 by 24 is enough.'.slice(0, columns)), height: rows }];
  }
  if (state.wall !== null && (state.modal === null || state.modal.kind === 'read-back' || state.modal.kind === 'ballot')) return wallPanes(state);
  const { side, editor, details, height } = areasOf(state.size);
  const top = side === 0 ? 2 : 1;
  const whole = state.modal !== null && state.modal.kind !== 'filter' || state.plan === null || details === 0 || showsText(state);
  const width = whole ? editor + details : editor;
  const body = modalBody(state, width, height) ?? editorBody(state, width, height);
  const panes = [
    line(0, titleLine(state)),
    side === 0 ? line(1, activityLine(state)) : { left: 0, top, width: side, height, lines: activityLines(state, side, height) },
    { left: side, top, width, height, lines: body },
    line(rows - 2, panelLine(state)),
    line(rows - 1, statusLine(state)),
  ];
  if (whole) return panes;
  return [
    ...panes,
    { left: side + editor, top, width: 2, height, lines: detailsBorder(state, height) },
    { left: side + editor + 2, top, width: details - 2, height, lines: detailsBody(state, height) },
  ];
}

/** Whether an answer stands there as a text, in which no row can be selected that the details would tell of. */
function showsText(state: WorkbenchState): boolean {
  const { screen } = state;
  return screen === 'answer' || (screen !== 'budgets' && screen !== 'locality' && gridOf(state, screen) === null);
}
