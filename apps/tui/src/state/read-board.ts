import { to, type Step } from './actions.ts';
import { boards, isBoard, tabOf, tabsOf, withBoard } from './boards.ts';
import type { BoardId, WorkbenchState } from './workbench-state.ts';

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
  const { given } = state[screen];
  if (!entry.availability.available) return to(withReason(state, screen, entry.availability.reason));
  const missing = (entry.parameters.required ?? []).filter((name) => given[name] === undefined);
  if (missing.length > 0) return to(withReason(state, screen, `${entry.manifest.title} needs to know: ${missing.join(', ')}. Press Enter to say it.`));
  return to(state, { kind: 'read', board: screen, command: tab.command, given });
}

/** The next tab of the board on screen. */
export function nextTab(state: WorkbenchState, step: 1 | -1): Step {
  const { screen } = state;
  if (!isBoard(screen)) return to(state);
  const tabs = tabsOf(state, screen);
  const at = tabs.findIndex(({ command }) => command === tabOf(state, screen)?.command);
  const tab = tabs[(at + step + tabs.length) % tabs.length];
  if (tab === undefined) return to(state);
  const fresh = { tab: tab.command, given: {}, top: 0, other: false, held: { status: 'loading', outcome: null, reason: null } } as const;
  return readBoard(withBoard({ ...state, focus: 'editor', detailsTop: 0 }, screen, fresh));
}

function withReason(state: WorkbenchState, board: BoardId, reason: string): WorkbenchState {
  return withBoard(state, board, { held: { status: 'unavailable', outcome: null, reason } });
}
