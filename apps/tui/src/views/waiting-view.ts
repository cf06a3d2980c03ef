import type { Diagnostic } from '@pbc-planner/base';
import type { Outcome } from '@pbc-planner/domain';
import { paragraph } from '../content/paragraph.ts';
import type { Role } from '../theme/themes.ts';
import { keyOfAction } from '../text/key-text.ts';
import { problemCount } from '../state/contexts.ts';
import type { Held, WorkbenchState } from '../state/workbench-state.ts';

/** What a view shows while it has nothing to show: why, and what to do next. */
export function waitingLines(state: WorkbenchState, held: Held<Outcome>, width: number): string[] {
  const { theme } = state;
  const say = (text: string, dim = false) => paragraph(theme, width - 4, text, dim ? 'dim' : null).map((line) => `  ${line}`);
  if (held.status !== 'unavailable') return ['', ...say('Reading the plan and working out the figures …')];
  const palette = keyOfAction(state.keys, 'palette.open', theme);
  const problems = problemCount(state) === 0 ? '' : `, ${keyOfAction(state.keys, 'problems.open', theme)} for the list of problems`;
  return ['', ...say(held.reason), '', ...say(`Press ${palette} for the commands that can be run now${problems}.`, true)];
}

/** What the workbench shows outside a workspace: how to begin. */
export function welcomeLines(state: WorkbenchState, width: number): string[] {
  const { theme } = state;
  const say = (text: string) => paragraph(theme, width - 4, text).map((line) => `  ${line}`);
  const unopened = state.problems.plan ?? [];
  if (unopened.length > 0) return unopenedLines(state, unopened, width);
  const begin = ['demo', 'init'].flatMap((id) => state.commands.filter(({ manifest, availability }) => manifest.id === id && availability.available));
  return [
    '', ...paragraph(theme, width - 4, 'No workspace is open here.', 'heading').map((line) => `  ${line}`), '',
    ...say(`A workspace is a folder that holds the plan of one locality. To begin, press ${keyOfAction(state.keys, 'palette.open', theme)} and choose`), '',
    ...begin.flatMap(({ manifest }) => [
      ...paragraph(theme, width - 6, `${manifest.title}: ${manifest.description}`, null, `${theme.glyphs.bullet} `).map((line) => `    ${line}`), '',
    ]),
    ...say('or leave with q and start again inside the folder of a workspace.'),
  ];
}

/** What the workbench shows where there is a plan that cannot be opened: why, that it was left as it is, and what can be done. */
function unopenedLines(state: WorkbenchState, unopened: readonly Diagnostic[], width: number): string[] {
  const { theme } = state;
  const say = (text: string, role: Role | null = null) => paragraph(theme, width - 4, text, role).map((line) => `  ${line}`);
  const mending = ['doctor', 'restore'].flatMap((id) => state.commands.filter(({ manifest, availability }) => manifest.id === id && availability.available));
  return [
    '', ...say('The plan here cannot be opened. It was left as it is.', 'heading'), '',
    ...unopened.flatMap(({ message, hint }) => [...say(message, 'error'), ...(hint === undefined ? [] : say(hint)), '']),
    ...say(`What can be done here: press ${keyOfAction(state.keys, 'palette.open', theme)} and choose`), '',
    ...mending.flatMap(({ manifest }) => [...paragraph(theme, width - 6, `${manifest.title}: ${manifest.description.split('. ')[0] ?? ''}.`, null, `${theme.glyphs.bullet} `).map((line) => `    ${line}`), '']),
    ...say('or leave with q.'),
  ];
}
