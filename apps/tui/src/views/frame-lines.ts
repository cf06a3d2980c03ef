import { counted, lowestGrade, type Grade } from '@pbc-planner/base';
import { problemsText } from '../content/modal-lines.ts';
import { activeBindings, type KeyBinding } from '../keys/key-table.ts';
import { viewsOf, viewTitles } from '../state/boards.ts';
import { contextsOf } from '../state/contexts.ts';
import { gridOf } from '../state/view-tables.ts';
import type { WorkbenchState } from '../state/workbench-state.ts';
import { DETAILS_FROM } from '../state/areas.ts';
import { clockText, roomClock } from '../state/room.ts';
import { fitText } from '../text/character-width.ts';
import { shortPounds } from '../text/figures.ts';
import { keyOfAction, keyText } from '../text/key-text.ts';
import { drawEnds, drawLine, spansWidth, type Span } from '../text/spans.ts';
import { fieldSpans } from './field-spans.ts';

/** The title line: whose plan, which year, FICTIONAL where it is, the weakest evidence, and whether it is saved. */
export function titleLine(state: WorkbenchState): string {
  const { theme, plan, size } = state;
  const dot = ` ${theme.glyphs.dot} `;
  if (plan === null) return drawEnds(theme, size.columns, [' Locality planner'], ['no workspace '], 'title');
  const grade = shownGrade(state);
  const left: Span[] = [
    ` ${plan.name}${dot}${plan.year}`,
    ...(plan.fictional ? [dot, ['fictional', 'FICTIONAL']] as const : []),
    ...(grade === null ? [] : [`${dot}evidence: ${grade}`]),
  ];
  const saved = savedText(state);
  return drawEnds(theme, size.columns, left, [`  rev ${plan.revision}${dot}${saved} `], 'title');
}

/** Whether what is on screen is on disk: nothing needs saving by hand, so this says it at every moment. */
export function savedText({ plan, unsaved }: WorkbenchState): string {
  if (plan !== null && plan.readOnly !== null) return 'READ-ONLY';
  return unsaved ? 'NOT SAVED' : plan?.temporary ? 'temporary' : 'saved';
}

function shownGrade(state: WorkbenchState): Grade | null {
  const compared = state.budgets.held.outcome?.methods ?? [];
  const graded = compared.length > 0 && state.screen !== 'locality' ? compared : state.locality.held.outcome?.inputs ?? [];
  return graded.length === 0 ? null : lowestGrade(graded.map(({ grade }) => grade));
}

/** The activity bar as one line, for narrow screens. */
export function activityLine(state: WorkbenchState): string {
  return drawLine(state.theme, state.size.columns, activitySpans(state).flat());
}

/** The activity bar at the side, for wide screens. */
export function activityLines(state: WorkbenchState, width: number, height: number): string[] {
  const spans = activitySpans(state);
  const border: Span[] = [['dim', state.theme.glyphs.divider]];
  return Array.from({ length: height }, (_, index) => drawEnds(state.theme, width, [' ', ...(spans[index - 1] ?? [])], border));
}

function activitySpans(state: WorkbenchState): Span[][] {
  if (state.plan === null) return [];
  const shown = viewsOf(state).map((view): Span[] => {
    const [key, title] = [keyOfAction(state.keys, `view.${view}`, state.theme), viewTitles.find(([id]) => id === view)?.[1] ?? view];
    return state.screen === view ? [['cell', ` ${key} ${title} `]] : [['key', ` ${key}`], ` ${title} `];
  });
  return state.screen === 'answer' ? [...shown, [['cell', ' Answer ']]] : shown;
}

/** The panel line: how many problems, and what just happened, or the filter while it is typed. */
export function panelLine(state: WorkbenchState): string {
  const { theme, size, modal, notice, busy } = state;
  if (modal?.kind === 'filter') {
    const { table } = state[state.screen];
    const all = gridOf(state, state.screen)?.rows.length ?? 0;
    const typed = fieldSpans(modal.text, size.columns - 30, theme);
    return drawEnds(theme, size.columns, [['key', ' / '], ...typed], [['dim', `${table.order.length} of ${all} `]]);
  }
  const said: Span = busy !== null ? `${busy} ${theme.glyphs.ellipsis}` : notice === null ? '' : [notice.bad ? 'warning' : null, notice.text];
  const count = problemsText(state);
  const divider: Span = ['dim', said === '' ? '' : ` ${theme.glyphs.divider} `];
  return drawEnds(theme, size.columns, [[count === 'No problems' ? 'dim' : 'warning', ` ${count}`], divider, said], clockSpans(state));
}

/** The block that runs and its clock, while a session is open: in every view, at the same place. */
function clockSpans({ room, theme, size, notice, busy }: WorkbenchState): Span[] {
  if (room === null) return [];
  const clock = roomClock(room);
  // On a narrow screen what just happened has the room of the title.
  const titleRoom = size.columns < DETAILS_FROM && (notice !== null || busy !== null) ? 0 : Math.floor(size.columns / 4);
  const title = titleRoom === 0 ? '' : `${fitText(clock.title, Math.min(clock.title.length, titleRoom), 'left', theme.glyphs.ellipsis)} `;
  return ['  ', ['heading', `${clock.number}/${clock.of} ${title}`], [clock.over ? 'error' : clock.state === 'running' ? null : 'warning', `${clockText(clock, clock.state)} `]];
}

/** The status bar: where somebody is, and the keys that work now, as many as there is room for. */
export function statusLine(state: WorkbenchState): string {
  const { theme, size } = state;
  const where: Span[] = [` ${whereText(state)} `];
  let room = size.columns - spansWidth(where) - 1;
  const shown: Span[] = [];
  for (const { keys, hint } of keyHints(state)) {
    const spans: Span[] = [['key', keys], ` ${hint}  `];
    const width = spansWidth(spans);
    if (width > room) continue;
    room -= width;
    shown.push(...spans);
  }
  return drawEnds(theme, size.columns, where, shown);
}

/** The keys of the status bar: those with a hint that work now, in order; keys with the same hint stand together. */
export function keyHints(state: WorkbenchState): { keys: string; hint: string }[] {
  const hints = new Map<string, { keys: string[]; order: number }>();
  for (const binding of activeBindings(state.keys, contextsOf(state))) {
    if (binding.hint === undefined || !canRun(state, binding)) continue;
    const found = hints.get(binding.hint) ?? { keys: [], order: binding.order ?? 99 };
    found.keys.push(keyText(binding.keys[0] as string, state.theme));
    hints.set(binding.hint, found);
  }
  const joint = (keys: string[]) => keys.join(keys.some((key) => key.length > 1) ? '/' : '');
  return [...hints].sort((a, b) => a[1].order - b[1].order).map(([hint, { keys }]) => ({ keys: joint(keys), hint }));
}

/** Whether the command of a key, where it has one, can be run now. */
function canRun({ commands }: WorkbenchState, { command }: KeyBinding): boolean {
  return command === undefined || (commands.find(({ manifest }) => manifest.id === command)?.availability.available ?? false);
}

const modalNames = { palette: 'palette', form: 'form', confirm: 'question', choose: 'choose', 'read-back': 'read back', ballot: 'vote', help: 'keys', 'problems-list': 'problems' };

function whereText(state: WorkbenchState): string {
  const { modal, screen, theme } = state;
  if (modal !== null && modal.kind !== 'filter') return modalNames[modal.kind];
  if (state.plan === null && screen !== 'answer') return 'start';
  const title = screen === 'answer' ? state.answer.title.toLowerCase() : (viewTitles.find(([id]) => id === screen)?.[1] ?? screen).toLowerCase();
  if (state.focus === 'details') return `${title} ${theme.glyphs.dot} details`;
  const grid = gridOf(state, screen);
  if (grid === null) return title;
  const { order, cursor } = state[screen].table;
  const place = order.length === 0 ? counted(0, grid.noun ?? 'row') : `${cursor + 1}/${counted(order.length, grid.noun ?? 'row')}`;
  const { outcome } = state.budgets.held;
  return screen === 'budgets' && outcome !== null ? `${place} ${theme.glyphs.dot} ${shortPounds(outcome.poolPence)}` : place;
}
