import { counted } from '@pbc-planner/base';
import { answerLines } from '../content/shown-lines.ts';
import { layoutGrid } from '../grid/grid-layout.ts';
import type { Grid } from '../grid/grid.ts';
import { pageOf } from '../state/areas.ts';
import { isBoard, tabOf, tabsOf } from '../state/boards.ts';
import { gridOf } from '../state/view-tables.ts';
import type { Screen, WorkbenchState } from '../state/workbench-state.ts';
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
  while (lines.length < height - 1) lines.push('');
  return [...lines, selectedLine(state, screen, grid, width)];
}

/** The tabs, and which of the columns are on screen; under them what the grid shows. */
function tabLines(state: WorkbenchState, screen: Screen, width: number, grid: Grid | null): string[] {
  const { theme } = state;
  const shown = isBoard(screen) ? tabOf(state, screen)?.command : undefined;
  const tabs = isBoard(screen) ? tabsOf(state, screen) : [];
  const left: Span[] = screen === 'answer'
    ? [['heading', ` ${state.answer.title}`]]
    : tabs.flatMap(({ command, title }): Span[] => [' ', [command === shown ? 'heading' : 'dim', command === shown && tabs.length > 1 ? `[${title}]` : title]]);
  const caption = grid?.caption === undefined ? [] : [drawLine(theme, width, [['dim', ` ${grid.caption}`]])];
  return [drawEnds(theme, width, left, [['dim', grid === null ? '' : `${columnsText(state, screen, grid, width)} `]]), ...caption];
}

function columnsText(state: WorkbenchState, screen: Screen, grid: Grid, width: number): string {
  const moving = grid.columns.filter(({ frozen }) => !frozen);
  const placed = layoutGrid(grid, width - 1, state[screen].table.column).filter(({ column }) => !column.frozen);
  const first = placed[0] === undefined ? 0 : moving.indexOf(placed[0].column) + 1;
  return placed.length === moving.length ? counted(grid.rows.length, grid.noun ?? 'row') : `columns ${first} to ${first + placed.length - 1} of ${moving.length}: h l`;
}

function textLines(state: WorkbenchState, screen: Exclude<Screen, 'locality' | 'budgets'>, width: number, height: number): string[] {
  const { top } = state[screen];
  const lines = answerLines(state);
  const head = isBoard(screen) && tabsOf(state, screen).length > 1 ? tabLines(state, screen, width, null) : [];
  const room = height - head.length;
  const more = lines.length > room ? [drawLine(state.theme, width, [['dim', ` ${Math.min(lines.length, top + room - 1)} of ${lines.length} lines`]])] : [];
  return [...head, ...lines.slice(top, top + room - more.length).map((line) => ` ${line}`), ...more];
}

/** The cell under the cursor in full, since a narrow column may have cut it. */
function selectedLine({ theme, ...state }: WorkbenchState, screen: Screen, grid: Grid, width: number): string {
  const { order, cursor, column } = state[screen].table;
  const row = grid.rows[order[cursor] ?? -1];
  const under = grid.columns[column];
  if (row === undefined || under === undefined) return '';
  const name = grid.columns.filter(({ names }) => names).at(-1)?.copy(row) ?? grid.key(row);
  const text = under.tell?.(row) ?? under.copy(row);
  return drawLine(theme, width, [' ', ['heading', name], under.names ? '' : ` ${theme.glyphs.dot} ${under.sentence ? '' : `${under.title}: `}${text || 'nothing'}`]);
}
