import { counted } from '@pbc-planner/base';
import { dataLines, openProblems } from '../content/locality-lines.ts';
import { areasOf, LOCALITY_FOOT, pageOf } from '../state/areas.ts';
import { gridOf } from '../state/view-tables.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { drawEnds, drawLine } from '../text/spans.ts';
import { drawGrid } from './grid-view.ts';
import { waitingLines } from './waiting-view.ts';

/** The Locality view: who belongs, which data are held, what is open. The last two stand in the details where there is room. */
export function localityLines(state: WorkbenchState, width: number): string[] {
  const { held, table } = state.locality;
  const grid = gridOf(state, 'locality');
  if (held.outcome === null || grid === null) return waitingLines(state, held, width);
  const { theme } = state;
  const { outcome } = held;
  const page = pageOf(state, 'locality', grid);
  const lines: string[] = [
    drawEnds(theme, width, [['heading', ' Locality'], ` ${counted(outcome.practices.length, 'practice')}`], [['dim', `roles by ${outcome.framework} `]]),
    ...drawGrid({ grid, table, width, theme, page, focused: state.focus === 'editor' }),
  ];
  if (areasOf(state.size).details > 0) return lines;
  while (lines.length < page + 2) lines.push('');
  const foot = [
    drawLine(theme, width, [['heading', ' Data held']]), ...first(dataLines(outcome, width - 3, theme, true), 3),
    drawLine(theme, width, [['heading', ' Open problems']]), ...first(openProblems(state, width - 3), 2),
  ];
  return [...lines, ...foot.slice(0, LOCALITY_FOOT)];
}

function first(lines: readonly string[], room: number): string[] {
  const shown = lines.length > room ? [...lines.slice(0, room - 1), `and ${lines.length - room + 1} lines more`] : lines;
  return shown.map((line) => `  ${line}`);
}
