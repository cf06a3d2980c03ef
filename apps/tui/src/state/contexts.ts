import type { Contexts } from '../keys/when.ts';
import { areasOf } from './areas.ts';
import { activeField, takesText } from './form.ts';
import { subjectOf } from './subjects.ts';
import { gridOf, hasOtherWay } from './view-tables.ts';
import type { WorkbenchState } from './workbench-state.ts';
import { ballotsIn } from './ballot.ts';
import { roomClock } from './room.ts';
import { isBoard, shownTab, tabOf, tabsOf, viewsOf, type BoardTab } from './boards.ts';
import { shownWalk } from './walk-keys.ts';

/** The context keys that hold in a state: what `when` clauses of keys speak of. */
export function contextsOf(state: WorkbenchState): Contexts {
  const found = new Set<string>();
  const add = (key: string, when: boolean) => {
    if (when) found.add(key);
  };
  const { modal, plan } = state;
  add(modal?.kind ?? (state.wall === null ? 'screen' : 'wall'), true);
  add('text', modal?.kind === 'palette' || modal?.kind === 'filter' || (modal?.kind === 'ballot' && modal.voter !== null));
  add('casting', modal?.kind === 'ballot' && modal.voter !== null);
  if (modal?.kind === 'form') {
    const field = activeField(modal.form);
    add('text', field !== null && takesText(field));
    add('choice', field !== null && !takesText(field));
    add('offers', field !== null && takesText(field) && field.choices.length > 0);
  }
  add('workspace', plan !== null);
  addRoom(state, add);
  add('writable', plan !== null && plan.readOnly === null);
  add('lines', state.layout === 'lines');
  add('undo', plan?.canUndo ?? false);
  add('redo', plan?.canRedo ?? false);
  add('problems', problemCount(state) > 0);
  add('comparison', state.budgets.held.outcome !== null);
  add(state.screen, plan !== null || state.screen === 'answer');
  const table = shownTable(state);
  const reading = state.focus === 'details' || (table === null && state[state.screen].held.outcome !== null);
  add('reading', reading);
  for (const view of plan === null ? [] : viewsOf(state)) add(`has-${view}`, true);
  const shown = plan === null ? null : shownTab(state);
  const tab = shown?.command;
  add('about', shown?.about !== undefined);
  add('asks', shown !== null && asksFirst(state, shown));
  add('opens', shown?.opens !== undefined && state.focus === 'editor' && (shown.rows === undefined ? reading : (table?.order.length ?? 0) > 0));
  add('walk', table !== null && shownWalk(state) !== null);
  add('case', tab === 'process.case');
  add('specification', tab === 'process.specification');
  add('filling', table !== null && tab === 'matrix.fill');
  add('again', state.screen === 'answer' && takesParameters(state, state.answer.call?.command));
  add('round', tab === 'matrix.round');
  add('commitment', tab === 'commitment.heatmap');
  add('clashes', tab === 'matrix.clashes' && table !== null);
  add('other', hasOtherWay(state));
  add('shown', state[state.screen].held.outcome !== null);
  add('tabs', plan !== null && isBoard(state.screen) && tabsOf(state, state.screen).length > 1);
  add('item', table !== null && (state[state.screen].held.outcome?.kind === 'matrix' || tab === 'matrix.fill'));
  add('table', !reading && table !== null);
  add('searched', table !== null && table.search !== '');
  add('blend', state.screen === 'budgets' && shownBlend(state) !== null);
  add('panes', hasDetails(state));
  add('steps', state.screen === 'answer' || state.focus === 'details' || (table !== null && table.filter !== '') || (state.screen === 'budgets' && state.budgets.figure !== null));
  return found;
}

/** What holds while a session is open. */
function addRoom({ room, modal, screen, ...state }: WorkbenchState, add: (key: string, when: boolean) => void): void {
  const { outcome } = state.session.held;
  const tab = screen === 'session' ? tabOf({ room, modal, screen, ...state }, 'session') : null;
  add('live', room !== null);
  add('stopped', room !== null && roomClock(room).state !== 'running');
  add('ballots', modal?.kind === 'ballot' && modal.outcome.state === 'open' && ballotsIn({ room, modal, screen, ...state }, modal.outcome).size > 0);
  add('flagged', modal?.kind === 'read-back' && modal.outcome.flagged.length > 0);
  add('agenda', tab?.command === 'session.show' && outcome?.kind === 'session');
  add('actions', tab?.command === 'session.actions' && outcome?.kind === 'actions' && outcome.actions.length > 0);
}

function takesParameters({ commands }: WorkbenchState, command: string | undefined): boolean {
  const entry = commands.find(({ manifest }) => manifest.id === command);
  return entry !== undefined && Object.keys(entry.parameters.properties).length > 0;
}

/** Whether a tab shows nothing until somebody says whom it is about, or what its command needs to know. */
function asksFirst(state: WorkbenchState, { command, about }: BoardTab): boolean {
  const { screen, commands } = state;
  if (!isBoard(screen) || state[screen].held.status !== 'unavailable') return false;
  if (about !== undefined) return subjectOf(state, about) === null;
  const entry = commands.find(({ manifest }) => manifest.id === command);
  return entry?.availability.available === true && (entry.parameters.required ?? []).length > 0;
}

/** The table of the view on screen, when it has rows to move in. */
export function shownTable(state: WorkbenchState): WorkbenchState['budgets']['table'] | null {
  return gridOf(state, state.screen) === null ? null : state[state.screen].table;
}

/** Whether there are details to go to: beside the table, or in its place once they were asked for. */
export function hasDetails(state: WorkbenchState): boolean {
  if (shownTable(state) === null || (state.plan === null && state.screen !== 'answer')) return false;
  return areasOf(state.size).details > 0 || state.focus === 'details' || (state.screen === 'budgets' && state.budgets.explanation !== null);
}

/** The blend of the comparison on screen; `null` where no method has one. */
export function shownBlend(state: WorkbenchState): string | null {
  const method = state.budgets.held.outcome?.methods.find(({ options }) => 'blend' in options);
  return method === undefined ? null : String(method.options.blend);
}

/** How many problems are known. */
export function problemCount(state: WorkbenchState): number {
  return Object.values(state.problems).reduce((count, found) => count + found.length, 0);
}
