import { to, type Step } from './actions.ts';
import { boards, isBoard, tabId, tabOf, tabsOf, withBoard, type BoardTab } from './boards.ts';
import { forgetParty, keepSubject, subjectOf } from './subjects.ts';
import type { BoardId, Subject, WorkbenchState } from './workbench-state.ts';

/** The state in which every board has to be read again: the plan has changed. What they show stays until then. */
export function boardsStale(state: WorkbenchState): WorkbenchState {
  return (Object.keys(boards) as BoardId[]).reduce((changed, board) =>
    withBoard(changed, board, { held: { status: 'loading', outcome: changed[board].held.outcome, reason: null } }), state);
}

/** Asks for what the board on screen shows, where it is not known or no longer right. */
export function readBoard(state: WorkbenchState): Step {
  const { screen } = state;
  if (!isBoard(screen) || state[screen].held.status !== 'loading') return to(state);
  const tab = tabOf(state, screen);
  const entry = state.commands.find(({ manifest }) => manifest.id === tab?.command);
  if (tab === null || entry === undefined) return to(state);
  // Where nothing can be saved, a command that may change the plan still shows what a tab shows of it.
  if (!entry.availability.available && entry.availability.reason !== state.plan?.readOnly) return to(withReason(state, screen, entry.availability.reason));
  const given = paramsOfTab(state, screen, tab);
  if (tab.about !== undefined && given[tab.about] === undefined) return to(withReason(state, screen, toChoose[tab.about]));
  const missing = (entry.parameters.required ?? []).filter((name) => given[name] === undefined);
  if (missing.length > 0) return to(withReason(state, screen, `${entry.manifest.title} needs to know: ${missing.join(', ')}. Press Enter to say it.`));
  return to(state, { kind: 'read', board: screen, command: tab.command, given, beside: tab.beside ?? null });
}

/** What a tab says before anybody has said whom or what it is about. */
const toChoose: Readonly<Record<Subject, string>> = {
  project: 'There is no open project yet. Press 4 for the Projects view and a to add one.',
  area: 'No area is chosen yet. Press Enter to choose one.',
  win: 'No quick win is chosen yet. Press Enter to choose one.',
  template: 'No template is chosen yet. Press Enter to choose one.',
  party: 'Each party fills in alone: nobody else sees what it says before the reveal. Press Enter and choose who fills in; from then on only they should look at the screen.',
};

function paramsOfTab(state: WorkbenchState, board: BoardId, { about }: BoardTab): Readonly<Record<string, unknown>> {
  if (about === undefined) return state[board].given;
  const subject = subjectOf(state, about);
  return subject === null ? {} : { [about]: subject };
}

/** The next tab of the board on screen. */
export function nextTab(state: WorkbenchState, step: 1 | -1): Step {
  const { screen } = state;
  if (!isBoard(screen)) return to(state);
  const tabs = tabsOf(state, screen).map(tabId);
  const shown = tabOf(state, screen);
  const at = shown === null ? -1 : tabs.indexOf(tabId(shown));
  const next = tabs[(at + step + tabs.length) % tabs.length];
  return next === undefined ? to(state) : openTab(state, screen, next);
}

/** A tab of a board, read anew. */
export function openTab(state: WorkbenchState, board: BoardId, tab: string): Step {
  const fresh = { tab, given: {}, top: 0, other: false, held: { status: 'loading', outcome: null, reason: null }, beside: null } as const;
  return readBoard(withBoard({ ...forgetParty(keepSubject(state)), screen: board, focus: 'editor', detailsTop: 0, notice: null }, board, fresh));
}

function withReason(state: WorkbenchState, board: BoardId, reason: string): WorkbenchState {
  return withBoard(state, board, { held: { status: 'unavailable', outcome: null, reason }, beside: null });
}
