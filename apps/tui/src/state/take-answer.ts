import type { Action, Step } from './actions.ts';
import { to } from './actions.ts';
import { takeBoard, takeComparison, takeLocality } from './answers.ts';
import { isShut, isWalkRow } from '../grid/walk-rows.ts';
import { pageOf } from './areas.ts';
import { boardOf, boardWithTab, isBoard, tabId, tabOf, tabsOf, withBoard } from './boards.ts';
import { readBoard } from './read-board.ts';
import { emptyTable, settle } from './table-state.ts';
import { freshTable, gridOf, withTable } from './view-tables.ts';
import { shownWalk } from './walk-keys.ts';
import type { BoardId, WorkbenchState } from './workbench-state.ts';

type Of<T extends Action['type']> = Extract<Action, { type: T }>;

/** The state with the answer of a command that somebody ran, shown where answers of its kind are shown. */
export function takeAnswer(state: WorkbenchState, action: Of<'answered'>): Step {
  const { run, title, given } = action;
  const { answer, status } = run;
  const problems = { ...state.problems, command: answer.diagnostics };
  const worst = answer.diagnostics.find(({ severity }) => severity === 'error') ?? answer.diagnostics[0];
  const base: WorkbenchState = {
    ...state, busy: null, problems, unsaved: status === 'storage' || (state.unsaved && !run.changed),
    notice: status === 'fine' ? { text: `${title}: done.`, bad: false } : { text: worst?.message ?? `${title}: problems found.`, bad: true },
  };
  switch (answer.kind) {
    case 'refusal': return to({ ...base, submitted: null, modal: { kind: 'problems-list', top: 0, form: state.submitted?.command === action.command ? state.submitted : null } });
    case 'message': return to({ ...base, notice: { text: answer.text, bad: status !== 'fine' } });
    case 'comparison': {
      const shown = { ...base, screen: 'budgets', focus: 'editor', notice: null, problems: { ...problems, command: [] } } as const;
      const held = { status: 'ready', outcome: answer, reason: null } as const;
      const { diagnostics } = answer;
      return takeComparison({ ...shown, budgets: { ...shown.budgets, wanted: null } }, { type: 'compared', held, given, diagnostics, explanation: null });
    }
    case 'locality': {
      const held = { status: 'ready', outcome: answer, reason: null } as const;
      const shown = { ...base, screen: 'locality', focus: 'editor', notice: null, problems: { ...problems, command: [] } } as const;
      return to(takeLocality(shown, { held, diagnostics: answer.diagnostics }));
    }
    default: {
      const said = saidOf(base, action);
      return said === null ? showAnswer(base, action) : to(atShut({ ...base, notice: said }, action.run.answer));
    }
  }
}

/** What is said in the place of an answer: who fills in item by item, or goes through a gate, stays where the items and the steps are. */
function saidOf({ screen, commands, ...state }: WorkbenchState, { run: { answer, changed, status }, command, title }: Of<'answered'>): WorkbenchState['notice'] {
  if (!isBoard(screen)) return null;
  const changes = commands.find(({ manifest }) => manifest.id === command)?.manifest.changesPlan === true;
  if (answer.kind === 'gate' && changes) {
    const shut = answer.conditions.filter(({ severity, state: met, overridden }) => severity === 'blocks' && met !== 'met' && overridden === null);
    const text = answer.advanced
      ? `Passed: ${answer.stepTitle}. ${answer.next === null ? 'That was the last step.' : `Next: ${answer.next}.`}`
      : `The gate is shut: ${shut.map(({ text: what, reason }) => `${what} ${reason}`).join(' ')}`;
    return { text, bad: !answer.advanced };
  }
  if (!changed || boardOf({ commands }, command) !== null) return null;
  if (answer.kind === 'quick-win') return null;
  return status === 'fine' ? { text: `${title}: saved.`, bad: false } : state.notice;
}

/** The state with the cursor on the first thing that keeps a gate shut, where somebody was stopped at it. */
function atShut(state: WorkbenchState, answer: Of<'answered'>['run']['answer']): WorkbenchState {
  if (answer.kind !== 'gate' || answer.advanced || shownWalk(state) === null) return state;
  return withTable(state, state.screen, (table, grid, page) => {
    const cursor = table.order.findIndex((position) => {
      const row = grid.rows[position];
      return isWalkRow(row) && isShut(row);
    });
    return cursor < 0 ? table : settle({ ...table, cursor }, page);
  });
}

/** The state with an answer on the board of its command, or on a screen of its own. */
function showAnswer(state: WorkbenchState, { run, command, title, given }: Of<'answered'>): Step {
  const held = { status: 'ready', outcome: run.answer, reason: null } as const;
  const { diagnostics } = run.answer;
  const about = state.plan === null ? null : tabAbout(state, command, given);
  const board = state.plan === null ? null : about?.board ?? boardOf(state, command);
  if (board !== null) {
    const subjects = { ...state.subjects, ...about?.subjects };
    const change = { tab: command, given, top: 0, other: false, beside: null } as const;
    const shown = withBoard({ ...state, subjects, screen: board, focus: 'editor', detailsTop: 0, problems: { ...state.problems, command: [] } }, board, change);
    if (tabOf(shown, board)?.beside !== undefined) return readBoard(withBoard(shown, board, { held: { status: 'loading', outcome: null, reason: null } }));
    return to(takeBoard(shown, { board, command, held, beside: null, diagnostics }));
  }
  const from = state.screen === 'answer' ? state.answer.from : state.screen;
  const answer = { held, title: title || command, from, call: { command, params: given }, top: 0, other: false, table: emptyTable };
  const next: WorkbenchState = { ...state, screen: 'answer', focus: 'editor', detailsTop: 0, answer };
  const grid = gridOf(next, 'answer');
  return to(grid === null ? next : { ...next, answer: { ...next.answer, table: freshTable(grid, pageOf(next, 'answer', grid)) } });
}

/** The tab that shows a command's answer about somebody, where it was run with that alone. */
function tabAbout(state: WorkbenchState, command: string, given: Readonly<Record<string, unknown>>): { readonly board: BoardId; readonly subjects: WorkbenchState['subjects'] } | null {
  const board = boardWithTab(state, command);
  const about = board === null ? undefined : tabsOf(state, board).find((tab) => tabId(tab) === command)?.about;
  const value = about === undefined ? undefined : given[about];
  return board === null || about === undefined || typeof value !== 'string' || Object.keys(given).length !== 1 ? null : { board, subjects: { [about]: value } };
}
