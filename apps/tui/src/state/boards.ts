import type { BoardId, BoardState, ViewId, WorkbenchState } from './workbench-state.ts';

/** One tab of a board: the command whose answer it shows. */
export interface BoardTab {
  readonly command: string;
  readonly title: string;
  /** Whether it reads as a text first, and its table is the other way to look at it. */
  readonly text?: boolean;
}

/** The tabs of each board. A tab is there once its command is, and a board once it has a tab. */
export const boards: Readonly<Record<BoardId, readonly BoardTab[]>> = {
  matrix: [
    { command: 'matrix.show', title: 'Matrix' },
    { command: 'matrix.round', title: 'Each alone', text: true },
    { command: 'matrix.clashes', title: 'Clashes' },
    { command: 'commitment.heatmap', title: 'Commitment' },
    { command: 'commitment.leads', title: 'Could lead' },
  ],
  projects: [{ command: 'project.list', title: 'Projects' }, { command: 'project.prioritise', title: 'In order' }],
  process: [{ command: 'process.show', title: 'Steps' }, { command: 'action-points', title: 'Action points' }, { command: 'agreement.show', title: 'Agreement' }],
  session: [{ command: 'session.list', title: 'Sessions' }, { command: 'training.list', title: 'Training' }],
};

/** Every view with its name, in the order of its keys. */
export const viewTitles: readonly (readonly [view: ViewId, title: string])[] = [
  ['locality', 'Locality'], ['budgets', 'Budgets'], ['matrix', 'Who leads'], ['projects', 'Projects'], ['process', 'Process'], ['session', 'Session'],
];

/** Whether a screen is a board. */
export function isBoard(screen: string): screen is BoardId {
  return Object.hasOwn(boards, screen);
}

/** The tabs that a board has here. */
export function tabsOf({ commands }: Pick<WorkbenchState, 'commands'>, board: BoardId): BoardTab[] {
  return boards[board].filter(({ command }) => commands.some(({ manifest }) => manifest.id === command));
}

/** The views that there are here. */
export function viewsOf(state: Pick<WorkbenchState, 'commands'>): ViewId[] {
  return viewTitles.map(([view]) => view).filter((view) => !isBoard(view) || tabsOf(state, view).length > 0);
}

/** The tab that a board shows: the one that was chosen, else its first; `null` where it has none. */
export function tabOf(state: WorkbenchState, board: BoardId): BoardTab | null {
  const tabs = tabsOf(state, board);
  return tabs.find(({ command }) => command === state[board].tab) ?? tabs[0] ?? null;
}

/** The board that shows answers of a command; `null` where none does. */
export function boardOf(state: Pick<WorkbenchState, 'commands'>, command: string): BoardId | null {
  return (Object.keys(boards) as BoardId[]).find((board) => tabsOf(state, board).some((tab) => tab.command === command)) ?? null;
}

/** The state with a board changed. */
export function withBoard(state: WorkbenchState, board: BoardId, change: Partial<BoardState>): WorkbenchState {
  return { ...state, [board]: { ...state[board], ...change } };
}
