import { counted } from '@pbc-planner/base';
import type { LocalityOutcome } from '@pbc-planner/domain';
import type { WorkbenchState } from '../state/workbench-state.ts';
import type { Theme } from '../theme/themes.ts';
import { keyOfAction } from '../text/key-text.ts';
import { drawLine } from '../text/spans.ts';
import { paragraph } from './paragraph.ts';

const MOST_PROBLEMS = 20;

/** What data the locality holds, oldest first: file, practices, year, source and grade; `brief` takes one line a file. */
export function dataLines(outcome: LocalityOutcome, width: number, theme: Theme, brief = false): string[] {
  if (outcome.inputs.length === 0) return paragraph(theme, width, 'None yet. Import a file of practices or of spend: open the palette and type import.');
  if (brief) {
    return outcome.inputs.map(({ name, rows, year, source, grade }) =>
      drawLine(theme, width, [`${name}  ${year} · ${counted(rows, 'practice')} · ${grade} · `, ['dim', source]]));
  }
  return outcome.inputs.flatMap(({ name, rows, year, source, grade }) => [
    ...paragraph(theme, width, `${name}  ${year} · ${counted(rows, 'practice')} · ${grade}`),
    ...paragraph(theme, width, source, 'dim', '  '),
  ]);
}

/** The problems that are open, one line each. */
export function openProblems(state: WorkbenchState, width: number): string[] {
  const found = Object.values(state.problems).flat();
  if (found.length === 0) return paragraph(state.theme, width, 'None.');
  const shown = found.slice(0, MOST_PROBLEMS);
  const more = found.length - shown.length;
  const { theme } = state;
  const lines = shown.flatMap(({ severity, message }) =>
    paragraph(theme, width, message, severity === 'info' ? 'dim' : severity, `${theme.glyphs.bullet} `));
  if (more === 0) return lines;
  return [...lines, ...paragraph(theme, width, `and ${more} more: press ${keyOfAction(state.keys, 'problems.open', theme)}`, 'dim')];
}

/** Data held and open problems, for the details pane. */
export function foundLines(state: WorkbenchState, width: number): string[] {
  const { outcome } = state.locality.held;
  if (outcome === null) return [];
  const { theme } = state;
  return [
    ...paragraph(theme, width, 'Data held', 'heading'), ...dataLines(outcome, width, theme), '',
    ...paragraph(theme, width, 'Open problems', 'heading'), ...openProblems(state, width),
  ];
}
