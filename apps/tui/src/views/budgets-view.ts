import { formatPounds, lowestGrade } from '@pbc-planner/base';
import type { ComparisonOutcome } from '@pbc-planner/domain';
import { gainOf, gainText, proposedMethod } from '../grid/comparison-grid.ts';
import { areasOf, pageOf } from '../state/areas.ts';
import { gridOf } from '../state/view-tables.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { drawEnds, drawLine, type Span } from '../text/spans.ts';
import { drawGrid, totalsLine } from './grid-view.ts';
import { waitingLines } from './waiting-view.ts';

const unitNames = { pounds: 'pounds', percent: 'per cent of the pool', head: '£ per head' };

/** The Budgets view: methods side by side, winners and losers, totals. */
export function budgetsLines(state: WorkbenchState, width: number): string[] {
  const { held, table } = state.budgets;
  const grid = gridOf(state, 'budgets');
  if (held.outcome === null || grid === null) return waitingLines(state, held, width);
  const area = { grid, table, width, theme: state.theme, page: pageOf(state, 'budgets', grid), focused: state.focus === 'editor' };
  const lines = [headingLine(state, held.outcome, width), ...drawGrid(area), totalsLine(area)];
  while (lines.length < area.page + 3) lines.push('');
  lines.push(legendLine(state, held.outcome, width));
  if (areasOf(state.size).details === 0) lines.push(selectedLine(state, held.outcome, width));
  return lines;
}

function headingLine(state: WorkbenchState, outcome: ComparisonOutcome, width: number): string {
  const { theme } = state;
  const left: Span[] = [['heading', ' Pool'], ` ${formatPounds(outcome.poolPence)}`, ...blendSpans(state, outcome)];
  return drawEnds(theme, width, left, [['dim', `${unitNames[state.budgets.unit]} `]]);
}

function blendSpans(state: WorkbenchState, outcome: ComparisonOutcome): Span[] {
  const method = outcome.methods.find(({ options }) => 'blend' in options);
  if (!method) return [];
  const blend = Number(method.options.blend);
  const rest = Math.round((100 - blend) * 1e6) / 1e6;
  const parts = state.roles.mixes[method.id] ?? [];
  return [` ${state.theme.glyphs.dot} ${method.title.toLowerCase()} `, ['total', `${blend} : ${rest}`], parts.length === 2 ? ` ${parts.join(' : ')}` : ''];
}

function legendLine(state: WorkbenchState, outcome: ComparisonOutcome, width: number): string {
  const { theme, budgets } = state;
  const proposed = proposedMethod(outcome, state.roles);
  const bar = proposed === null || state.roles.current === null ? '' : ` bar: ${proposed.title.toLowerCase()} against ${state.roles.current}`;
  const rounding = budgets.unit === 'pounds' ? ` ${theme.glyphs.dot} in whole pounds` : '';
  const grade = lowestGrade(outcome.methods.map((method) => method.grade));
  return drawEnds(theme, width, [['dim', `${bar}${rounding}`]], [['dim', `evidence: ${grade} `]]);
}

function selectedLine(state: WorkbenchState, outcome: ComparisonOutcome, width: number): string {
  const { table } = state.budgets;
  const row = outcome.rows[table.order[table.cursor] ?? -1];
  if (!row) return '';
  const column = gridOf(state, 'budgets')?.columns[table.column];
  const method = outcome.methods.find(({ id }) => id === column?.id);
  const gain = gainOf(row, proposedMethod(outcome, state.roles)?.id ?? null, state.roles);
  const parts = [
    `${row.practice} ${row.name}`,
    ...(method ? [`${method.title.toLowerCase()} ${formatPounds(row.amounts[method.id] ?? 0)}`] : []),
    ...(gain === null ? [] : [gainText(gain)]),
  ];
  return drawLine(state.theme, width, [` ${parts.join(` ${state.theme.glyphs.dot} `)}`]);
}
