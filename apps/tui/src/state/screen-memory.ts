import type { SessionScreen } from '@pbc-planner/domain';
import type { Sort } from '../grid/grid.ts';
import { to, type Effect, type Step } from './actions.ts';
import { pageOf } from './areas.ts';
import { isBoard, tabId, tabOf, viewsOf, withBoard } from './boards.ts';
import { readBoard } from './read-board.ts';
import { emptyTable, reorder, settle } from './table-state.ts';
import { freshTable, gridOf, selectionOf } from './view-tables.ts';
import type { Subject, ViewId, WorkbenchState } from './workbench-state.ts';

/** Longer than this a setting is not kept. */
const LONGEST = 200;

/** What is remembered of whom a tab is about. Never the party that fills in alone: nobody else is to see what it says. */
const subjects: readonly Subject[] = ['project', 'area', 'win', 'template'];

/** What is on screen, so that whoever resumes sees the same: the view, its tab, what is selected, how it is ordered, and whether it is projected. */
export function screenOf(state: WorkbenchState): SessionScreen {
  const { screen } = state;
  const view = screen === 'answer' ? state.answer.from : screen;
  const { table, top, other } = state[screen];
  const grid = gridOf(state, screen);
  const { row } = selectionOf(state);
  const call = screen === 'answer' && state.answer.call !== null && onlyAnswers(state, state.answer.call.command) ? JSON.stringify(state.answer.call) : '';
  const tab = isBoard(screen) ? tabOf(state, screen) : null;
  const { given, unit, figure } = state.budgets;
  const all: Readonly<Record<string, string>> = {
    tab: tab === null ? '' : tabId(tab), answer: call, row: row ?? '', column: grid?.columns[table.column]?.id ?? '', first: table.top === 0 ? '' : String(table.top),
    sort: table.sort === null ? '' : `${table.sort.descending ? '-' : '+'}${table.sort.column}`, filter: table.filter, other: other ? 'yes' : '', top: top === 0 ? '' : String(top),
    details: state.focus === 'details' ? String(state.detailsTop) : '',
    ...(screen === 'budgets' ? { given: Object.keys(given).length === 0 ? '' : JSON.stringify(given), unit: unit === 'pounds' ? '' : unit, figure: figure === null ? '' : JSON.stringify(figure) } : {}),
    ...Object.fromEntries(subjects.map((subject) => [subject, state.subjects[subject] ?? ''])),
    wall: state.wall === null ? '' : String(state.wall.at),
  };
  return { view, settings: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== '' && value.length <= LONGEST)) };
}

function onlyAnswers({ commands }: WorkbenchState, command: string): boolean {
  return commands.some(({ manifest }) => manifest.id === command && manifest.changesPlan !== true);
}

/** The state in which a screen is brought back, and what has to be read for it. What the plan no longer has is left out. */
export function restoreScreen(state: WorkbenchState, { view, settings }: SessionScreen): Step {
  if (!viewsOf(state).includes(view as ViewId)) return to(state);
  const kept = Object.fromEntries(subjects.flatMap((subject) => (settings[subject] === undefined ? [] : [[subject, settings[subject]]])));
  const detailsTop = Number(settings['details'] ?? 0);
  const base: WorkbenchState = {
    ...state, screen: view as ViewId, focus: settings['details'] === undefined ? 'editor' : 'details', detailsTop, notice: null, subjects: { ...state.subjects, ...kept }, restoring: settings,
    wall: settings['wall'] === undefined ? null : { outcome: null, shown: null, at: Number(settings['wall']) },
  };
  const wall: Effect[] = base.wall === null ? [] : [{ kind: 'wall' }];
  const step = isBoard(base.screen) ? restoreBoard(base, settings) : base.screen === 'budgets' ? restoreBudgets(base, settings) : to(base);
  const call = parsed(settings['answer']);
  const command = call?.['command'];
  const again: Effect[] = typeof command === 'string' && onlyAnswers(state, command)
    ? [{ kind: 'run', command, title: state.commands.find(({ manifest }) => manifest.id === command)?.manifest.title ?? command, params: (call?.['params'] ?? {}) as Readonly<Record<string, unknown>>, confirmed: false }] : [];
  return to(isBoard(base.screen) ? step.state : withRestored(step.state), ...step.effects, ...wall, ...again);
}

function restoreBoard(state: WorkbenchState, settings: Readonly<Record<string, string>>): Step {
  if (!isBoard(state.screen)) return to(state);
  return readBoard(withBoard(state, state.screen, {
    tab: settings['tab'] ?? '', given: {}, other: settings['other'] === 'yes', top: 0, table: emptyTable, held: { status: 'loading', outcome: null, reason: null }, beside: null,
  }));
}

function restoreBudgets(state: WorkbenchState, settings: Readonly<Record<string, string>>): Step {
  const given = parsed(settings['given']) ?? {};
  const unit = settings['unit'] === 'percent' || settings['unit'] === 'head' ? settings['unit'] : 'pounds';
  const found = parsed(settings['figure']);
  const figure = typeof found?.['practice'] === 'string' && typeof found['method'] === 'string' ? { practice: found['practice'], method: found['method'] } : null;
  return to({ ...state, budgets: { ...state.budgets, unit, figure, explanation: null } }, { kind: 'compare', given, figure });
}

/** The state with what was selected selected again, once there is something to select from. */
export function withRestored(state: WorkbenchState): WorkbenchState {
  const { restoring, screen } = state;
  if (restoring === null || state[screen].held.status !== 'ready') return state;
  const done = { ...state, restoring: null };
  const grid = gridOf(done, screen);
  const top = Number(restoring['top'] ?? 0);
  if (grid === null) return { ...done, [screen]: { ...done[screen], top } };
  const page = pageOf(done, screen, grid);
  const sort = readSort(restoring['sort']);
  const ordered = reorder(freshTable(grid, page), grid, { sort, filter: restoring['filter'] ?? '' }, page);
  const column = grid.columns.findIndex(({ id }) => id === restoring['column']);
  const cursor = ordered.order.findIndex((position) => grid.key(grid.rows[position]) === restoring['row']);
  const table = { ...ordered, search: ordered.filter, cursor: cursor < 0 ? ordered.cursor : cursor, column: column < 0 ? ordered.column : column, top: Number(restoring['first'] ?? 0) };
  return { ...done, [screen]: { ...done[screen], top, table: settle(table, page) } };
}

function readSort(text: string | undefined): Sort | null {
  return text === undefined ? null : { column: text.slice(1), descending: text.startsWith('-') };
}

/** An object that was kept as text; `null` where it is none. A plan is a file that anybody may have written. */
function parsed(text: string | undefined): Readonly<Record<string, unknown>> | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}
