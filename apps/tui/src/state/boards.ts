import type { BoardId, BoardState, Subject, ViewId, WorkbenchState } from './workbench-state.ts';

/** One tab of a board: the command whose answer it shows. */
export interface BoardTab {
  readonly command: string;
  readonly title: string;
  /** The table of the answer that it shows, where that is not the main one. A command may have a tab for each of its tables. */
  readonly table?: string;
  /** Whether it reads as a text first, and its table is the other way to look at it. */
  readonly text?: boolean;
  /** Whom or what it is about. It is read with that alone, so that a command which can also change the plan only shows it. */
  readonly about?: Subject;
  /** What one of its rows is: the selected one is what other tabs, views and forms are about. */
  readonly rows?: Subject;
  /** The tab that Enter opens, or the command whose form it opens. */
  readonly opens?: string;
  /** The columns of its table that it shows, in this order; all where nobody says. */
  readonly columns?: readonly string[];
  /** The column that its rows are in the order of, until somebody sorts them otherwise. */
  readonly order?: string;
  /** A command whose answer is read with it. */
  readonly beside?: string;
  /** What to say where its table has no rows. */
  readonly empty?: string;
}

/** The tabs of each board. A tab is there once its command is, and a board once it has a tab. */
export const boards: Readonly<Record<BoardId, readonly BoardTab[]>> = {
  matrix: [
    { command: 'matrix.show', title: 'Matrix' },
    { command: 'matrix.round', title: 'Each alone', text: true },
    { command: 'matrix.fill', title: 'Fill in', about: 'party', beside: 'matrix.show' },
    { command: 'matrix.clashes', title: 'Clashes' },
    { command: 'commitment.heatmap', title: 'Commitment' },
    { command: 'commitment.leads', title: 'Could lead' },
  ],
  projects: [
    {
      command: 'project.list', title: 'Board', table: 'portfolio', rows: 'project', opens: 'project.show', empty: 'No project yet. Press a to add one.',
      columns: ['title', 'net_central', 'step', 'next_gate', 'case', 'managerial_lead', 'clinical_lead', 'project'], order: 'step',
    },
    { command: 'project.show', title: 'Project', text: true, about: 'project', opens: 'process.show' },
    { command: 'project.list', title: 'Portfolio', rows: 'project', opens: 'project.show', empty: 'No project yet. Press a to add one.' },
    { command: 'project.list', title: 'Overlaps', table: 'overlaps', empty: 'No two estimates count the same thing.' },
    { command: 'project.prioritise', title: 'In order', rows: 'project', opens: 'project.show', empty: 'No project has been scored yet. Press S to score one.' },
    { command: 'project.areas', title: 'Areas', rows: 'area', opens: 'project.area' },
    { command: 'project.area', title: 'Area', text: true, about: 'area', opens: 'project.add' },
    { command: 'project.quick-wins', title: 'Quick wins', rows: 'win', opens: 'project.quick-win' },
  ],
  process: [
    { command: 'process.show', title: 'Steps', about: 'project' },
    { command: 'process.show', title: 'Evidence', table: 'evidence', about: 'project', empty: 'No evidence yet. Press d to add some.' },
    { command: 'process.case', title: 'Case', about: 'project' },
    { command: 'process.specification', title: 'Specification', about: 'project' },
    { command: 'process.route', title: 'Route', about: 'project', text: true },
    { command: 'interests.list', title: 'Interests', about: 'project', empty: 'Nobody has declared anything yet. Press i to declare an interest, or none.' },
    { command: 'process.show', title: 'Launch', table: 'launch', about: 'project', empty: 'The launch plan is blank. Press L to write an item of it.' },
    { command: 'problems.list', title: 'Problems', empty: 'No problem is known.' },
    { command: 'involvement.list', title: 'Involvement' },
    { command: 'action-points', title: 'Action points' },
    { command: 'agreement.show', title: 'Agreement' },
  ],
  session: [
    { command: 'session.show', title: 'Agenda' },
    { command: 'session.list', title: 'Sessions' },
    { command: 'session.list', title: 'Templates', table: 'templates', rows: 'template', opens: 'session.start' },
    { command: 'session.votes', title: 'Votes', text: true },
    { command: 'session.actions', title: 'Actions', empty: 'No action is open.' },
    { command: 'session.minutes', title: 'Minutes', text: true },
    { command: 'training.list', title: 'Training' },
  ],
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

/** What tells a tab from the others: its command, and its table where it shows one of several. */
export function tabId({ command, table }: BoardTab): string {
  return table === undefined ? command : `${command} ${table}`;
}

/** The tab that a board shows: the one that was chosen, else its first; `null` where it has none. */
export function tabOf(state: WorkbenchState, board: BoardId): BoardTab | null {
  const tabs = tabsOf(state, board);
  return tabs.find((tab) => tabId(tab) === state[board].tab) ?? tabs[0] ?? null;
}

/** The tab of the screen; `null` where it is no board. */
export function shownTab(state: WorkbenchState): BoardTab | null {
  return isBoard(state.screen) ? tabOf(state, state.screen) : null;
}

/** The lines that stand over a text on screen: the tabs, where there are several. */
export function headLines(state: Pick<WorkbenchState, 'screen' | 'commands'>): number {
  return isBoard(state.screen) && tabsOf(state, state.screen).length > 1 ? 1 : 0;
}

/** The board that shows answers of a command, whatever it was run with; `null` where none does. A tab about somebody shows its own alone. */
export function boardOf(state: Pick<WorkbenchState, 'commands'>, command: string): BoardId | null {
  return boardsWith(state, (tab) => tab.command === command && tab.about === undefined && tab.table === undefined);
}

/** The board that has a tab; `null` where none has. */
export function boardWithTab(state: Pick<WorkbenchState, 'commands'>, id: string): BoardId | null {
  return boardsWith(state, (tab) => tabId(tab) === id);
}

function boardsWith(state: Pick<WorkbenchState, 'commands'>, fits: (tab: BoardTab) => boolean): BoardId | null {
  return (Object.keys(boards) as BoardId[]).find((board) => tabsOf(state, board).some(fits)) ?? null;
}

/** The state with a board changed. */
export function withBoard(state: WorkbenchState, board: BoardId, change: Partial<BoardState>): WorkbenchState {
  return { ...state, [board]: { ...state[board], ...change } };
}
