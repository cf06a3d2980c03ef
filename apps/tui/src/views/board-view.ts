import { counted } from '@pbc-planner/base';
import { answerLines, detailsLines } from '../content/shown-lines.ts';
import { layoutGrid } from '../grid/grid-layout.ts';
import type { Grid } from '../grid/grid.ts';
import { areasOf, pageOf } from '../state/areas.ts';
import { headLines, isBoard, tabOf, tabsOf } from '../state/boards.ts';
import { gridOf } from '../state/view-tables.ts';
import type { BoardId, Screen, WorkbenchState } from '../state/workbench-state.ts';
import { drawEnds, drawLine, type Span } from '../text/spans.ts';
import { drawGrid, totalsLine } from './grid-view.ts';
import { waitingLines } from './waiting-view.ts';

/** A board, or the answer of a command: its tabs, then its grid or its text. */
export function boardLines(state: WorkbenchState, screen: Exclude<Screen, 'locality' | 'budgets'>, width: number, height: number): string[] {
  const { held, table } = state[screen];
  const { theme } = state;
  if (held.outcome === null) return [...tabLines(state, screen, width, null), ...waitingLines(state, held, width)];
  const grid = gridOf(state, screen);
  if (grid === null) return textLines(state, screen, width, height);
  const area = { grid, table, width, theme, page: pageOf(state, screen, grid), focused: state.focus === 'editor' };
  const totals = grid.columns.some(({ total }) => total !== '') ? [totalsLine(area)] : [];
  const lines = [...tabLines(state, screen, width, grid), ...drawGrid(area), ...totals];
  lines.push(...rowLines(state, height - 1 - lines.length, width));
  while (lines.length < height - 1) lines.push('');
  return [...lines, selectedLine(state, screen, grid, width)];
}

/** Under this many lines nothing of a row can be told. */
const LEAST_ROW_LINES = 6;

/** The selected row in full, in the room that a short table leaves where there is no pane of details beside it. */
function rowLines(state: WorkbenchState, room: number, width: number): string[] {
  if (areasOf(state.size).details > 0 || room < LEAST_ROW_LINES) return [];
  const lines = detailsLines(state).slice(0, room - 1);
  return lines.length === 0 ? [] : [drawLine(state.theme, width, [['dim', state.theme.glyphs.rule.repeat(width)]]), ...lines.map((line) => ` ${line}`)];
}

/** The tabs, and which of the columns are on screen; under them what the grid shows. */
function tabLines(state: WorkbenchState, screen: Screen, width: number, grid: Grid | null): string[] {
  const { theme } = state;
  const columns = grid === null ? '' : `${columnsText(state, screen, grid, width)} `;
  const left: Span[] = isBoard(screen) ? tabSpans(state, screen, width - columns.length - 1) : [['heading', screen === 'answer' ? ` ${state.answer.title}` : '']];
  const caption = grid?.caption === undefined ? [] : [drawLine(theme, width, [['dim', ` ${grid.caption}`]])];
  return [drawEnds(theme, width, left, [['dim', columns]]), ...caption];
}

/** As many tabs as there is room for, the shown one always among them. */
function tabSpans(state: WorkbenchState, board: BoardId, room: number): Span[] {
  const tabs = tabsOf(state, board);
  const shown = tabOf(state, board);
  const at = Math.max(0, tabs.findIndex((tab) => tab === shown));
  const titles = tabs.map(({ title }, index) => (index === at && tabs.length > 1 ? `[${title}]` : title));
  let [first, end] = [at, at + 1];
  let left = room - 5 - (titles[at]?.length ?? 0);
  for (let more = true; more;) {
    const before = titles[first - 1];
    const after = titles[end];
    more = false;
    if (after !== undefined && after.length + 1 <= left) [end, left, more] = [end + 1, left - after.length - 1, true];
    if (before !== undefined && before.length + 1 <= left) [first, left, more] = [first - 1, left - before.length - 1, true];
  }
  const dots = (is: boolean): Span[] => (is ? [' ', ['dim', state.theme.glyphs.ellipsis]] : []);
  const spans = titles.slice(first, end).flatMap((title, index): Span[] => [' ', [first + index === at ? 'heading' : 'dim', title]]);
  return [...dots(first > 0), ...spans, ...dots(end < titles.length)];
}

function columnsText(state: WorkbenchState, screen: Screen, grid: Grid, width: number): string {
  if (!grid.scrolls) return counted(grid.rows.length, grid.noun ?? 'row');
  const moving = grid.columns.filter(({ frozen }) => !frozen);
  const placed = layoutGrid(grid, width - 1, state[screen].table.column).filter(({ column }) => !column.frozen);
  const first = placed[0] === undefined ? 0 : moving.indexOf(placed[0].column) + 1;
  return placed.length === moving.length ? counted(grid.rows.length, grid.noun ?? 'row') : `columns ${first} to ${first + placed.length - 1} of ${moving.length}: h l`;
}

function textLines(state: WorkbenchState, screen: Exclude<Screen, 'locality' | 'budgets'>, width: number, height: number): string[] {
  const { top } = state[screen];
  const lines = answerLines(state);
  const head = headLines(state) > 0 ? tabLines(state, screen, width, null) : [];
  const room = height - head.length;
  const more = lines.length > room ? [drawLine(state.theme, width, [['dim', ` ${Math.min(lines.length, top + room - 1)} of ${lines.length} lines`]])] : [];
  return [...head, ...lines.slice(top, top + room - more.length).map((line) => ` ${line}`), ...more];
}

/** The cell under the cursor in full, since a narrow column may have cut it; with the name of a row, what there is no room for. */
function selectedLine({ theme, ...state }: WorkbenchState, screen: Screen, grid: Grid, width: number): string {
  const { order, cursor, column } = state[screen].table;
  const row = grid.rows[order[cursor] ?? -1];
  const under = grid.columns[column];
  if (row === undefined || under === undefined) return '';
  const name = grid.columns.filter(({ names }) => names).at(-1)?.copy(row) ?? grid.key(row);
  const text = under.tell?.(row) ?? under.copy(row);
  if (under.names && !grid.scrolls) {
    const shown = layoutGrid(grid, width - 1, column).map((placed) => placed.column);
    const hidden = grid.columns.filter((one) => !shown.includes(one)).map((one) => one.tell?.(row) ?? one.copy(row)).filter((part) => part !== '');
    return drawLine(theme, width, [' ', ['heading', name], hidden.map((part) => ` ${theme.glyphs.dot} ${part}`).join('')]);
  }
  return drawLine(theme, width, [' ', ['heading', name], under.names ? '' : ` ${theme.glyphs.dot} ${under.sentence ? '' : `${under.title}: `}${text || 'nothing'}`]);
}
