import { answerLines, detailsLines } from '../content/shown-lines.ts';
import { plainText } from '../content/plain-text.ts';
import type { KeyAction } from '../keys/key-table.ts';
import { proposedMethod } from '../grid/comparison-grid.ts';
import { nextTheme } from '../theme/themes.ts';
import { spokenPage } from '../spoken/spoken-row.ts';
import { to, type Step } from './actions.ts';
import { areasOf } from './areas.ts';
import { moveBlend } from './blend.ts';
import { boardWithTab, headLines, isBoard, shownTab } from './boards.ts';
import { editCell } from './cell-editor.ts';
import { startCommand } from './commands.ts';
import { copyFigures } from './copy-figures.ts';
import { offerFormats } from './save-formats.ts';
import { openBallots } from './ballot.ts';
import { offerCapture } from './session-keys.ts';
import { openWall } from './wall.ts';
import { pickSubject } from './pick-subject.ts';
import { nextTab, openTab, readBoard } from './read-board.ts';
import { scrollText } from './scroll.ts';
import { forgetParty, keepSubject, subjectOf } from './subjects.ts';
import { moveInTable, reorder, settle, sortedBy } from './table-state.ts';
import { emptyField, fieldOf } from './text-field.ts';
import { gridOf, shownOtherWay, withTable } from './view-tables.ts';
import { doRow, overrideGate } from './walk-keys.ts';
import type { ViewId, WorkbenchState } from './workbench-state.ts';

const units = ['pounds', 'percent', 'head'] as const;

/** The state after a key while a view or an answer has the keys. */
export function actOnScreen(state: WorkbenchState, action: KeyAction): Step {
  switch (action) {
    case 'leave': return to(state, { kind: 'leave', code: 0 });
    case 'view.locality': case 'view.budgets': case 'view.matrix': case 'view.projects': case 'view.process': case 'view.session':
      return readBoard(show(forgetParty(keepSubject(state)), action.slice('view.'.length) as ViewId));
    case 'tab.next': return nextTab(state, 1);
    case 'tab.previous': return nextTab(state, -1);
    case 'palette.open': return to({ ...state, notice: null, modal: { kind: 'palette', query: emptyField, selected: 0, top: 0 } });
    case 'help.open': return to({ ...state, modal: { kind: 'help', top: 0 } });
    case 'problems.open': return to({ ...state, modal: { kind: 'problems-list', top: 0 } });
    case 'theme.next': {
      const theme = nextTheme(state.theme);
      return to({ ...state, theme, notice: { text: `Colours: ${theme.name}.`, bad: false } });
    }
    case 'capture.open': return offerCapture(state);
    case 'wall.toggle': return openWall(state);
    case 'ballots.open': return openBallots(state);
    case 'back': return to(stepBack(state));
    case 'pane.next': case 'pane.previous': return to({ ...state, focus: state.focus === 'editor' ? 'details' : 'editor' });
    case 'copy.text': return copyText(state);
    case 'subject.pick': return pickSubject(state);
    case 'row.open': return openRow(state);
    case 'row.do': return doRow(state);
    case 'gate.override': return overrideGate(state);
    case 'answer.again': return againAnswered(state);
    case 'save.open': return to(offerFormats(state));
    case 'show.other': return to(shownOtherWay(state));
    default: return state.focus === 'details' || gridOf(state, state.screen) === null ? actOnText(state, action) : actInTable(state, action);
  }
}

function show(state: WorkbenchState, view: ViewId): WorkbenchState {
  return { ...state, screen: view, focus: 'editor', detailsTop: 0, notice: null };
}

/** One step out: from the details to the table, then the filter, then the explanation, from the answer to the view. */
function stepBack(state: WorkbenchState): WorkbenchState {
  const narrow = areasOf(state.size).details === 0;
  const unexplained = { ...state.budgets, figure: null, explanation: null };
  if (state.focus === 'details') return { ...state, focus: 'editor', detailsTop: 0, ...(narrow ? { budgets: unexplained } : {}) };
  if (state[state.screen].table.filter !== '') return withTable(state, state.screen, (table, grid, page) => reorder(table, grid, { filter: '' }, page));
  if (state.screen === 'answer') return show(state, state.answer.from);
  return { ...state, budgets: unexplained, detailsTop: 0 };
}

function actOnText(state: WorkbenchState, action: KeyAction): Step {
  const { screen, focus } = state;
  const page = areasOf(state.size).height;
  if (focus === 'details') return to({ ...state, detailsTop: scrollText(state.detailsTop, action, detailsLines(state).length, page) });
  if (action === 'enter' && isBoard(screen) && state[screen].held.status === 'unavailable') return askAgain(state);
  return to({ ...state, [screen]: { ...state[screen], top: scrollText(state[screen].top, action, answerLines(state).length, page - 1 - headLines(state)) } });
}

function actInTable(state: WorkbenchState, action: KeyAction): Step {
  const { screen } = state;
  switch (action) {
    case 'filter.open': {
      const { filter } = state[screen].table;
      return to({ ...state, modal: { kind: 'filter', text: fieldOf(filter), before: filter } });
    }
    case 'sort': return to(withTable(state, screen, (table, grid, page) => reorder(table, grid, { sort: sortedBy(table, grid) }, page)));
    case 'copy.cell': case 'copy.row': return copyFigures(state, screen, action === 'copy.row');
    case 'enter': return screen === 'budgets' ? explain(state) : to(screen === 'locality' ? budgetsOf(state) : { ...state, focus: 'details', detailsTop: 0 });
    case 'cell.edit': return editCell(state);
    case 'read.page': return to({ ...state, notice: { text: spokenPage(state), bad: false } });
    case 'unit.next': {
      const unit = units[(units.indexOf(state.budgets.unit) + 1) % units.length] as (typeof units)[number];
      const changed = { ...state, budgets: { ...state.budgets, unit } };
      return to(withTable(changed, 'budgets', (table, grid, page) => (table.sort === null ? table : reorder(table, grid, {}, page))));
    }
    case 'blend.less': return moveBlend(state, -1);
    case 'blend.more': return moveBlend(state, 1);
    case 'blend.much-less': return moveBlend(state, -5);
    case 'blend.much-more': return moveBlend(state, 5);
    default: return to(withTable(state, screen, (table, grid, page) => moveInTable(table, grid, action, page)));
  }
}

/** Asks for the explanation of the figure under the cursor, or of the proposed budget where the column is no method's. */
function explain(state: WorkbenchState): Step {
  const { held, table, given } = state.budgets;
  const row = held.outcome?.rows[table.order[table.cursor] ?? -1];
  const column = gridOf(state, 'budgets')?.columns[table.column]?.id ?? '';
  if (!held.outcome || !row) return to(state);
  const method = held.outcome.methods.find(({ id }) => id === column) ?? proposedMethod(held.outcome, state.roles) ?? held.outcome.methods[0];
  if (!method) return to(state);
  const figure = { practice: row.practice, method: method.id };
  return to({ ...state, detailsTop: 0, notice: null, budgets: { ...state.budgets, figure, explanation: null } }, { kind: 'explain', given, figure });
}

/** The budgets of the practice that is selected in the Locality view. */
function budgetsOf(state: WorkbenchState): WorkbenchState {
  const { table, held } = state.locality;
  const practice = held.outcome?.practices[table.order[table.cursor] ?? -1]?.practice;
  return withTable(show(state, 'budgets'), 'budgets', (own, grid, page) => {
    const whole = own.filter === '' ? own : reorder(own, grid, { filter: '' }, page);
    const cursor = whole.order.findIndex((position) => grid.key(grid.rows[position]) === practice);
    return cursor < 0 ? whole : settle({ ...whole, cursor }, page);
  });
}

/** What a tab needs to know before it can show anything: whom it is about, or what its command asks for. */
function askAgain(state: WorkbenchState): Step {
  const tab = shownTab(state);
  return tab === null ? to(state) : tab.about === undefined ? startCommand(state, tab.command, true) : pickSubject(state);
}

/** What Enter opens: another tab about the selected row, or the form of a command for it. */
function openRow(state: WorkbenchState): Step {
  const tab = shownTab(state);
  if (tab?.opens === undefined) return to(state);
  const board = boardWithTab(state, tab.opens);
  if (board !== null) return openTab(state, board, tab.opens);
  const subject = tab.rows ?? tab.about;
  const value = subject === undefined ? null : subjectOf(state, subject);
  return startCommand(state, tab.opens, true, subject === undefined || value === null ? {} : { [subject]: value });
}

/** The form of the command whose answer is on screen, with what it was given: a calculation with other numbers. */
function againAnswered(state: WorkbenchState): Step {
  const { call } = state.answer;
  return call === null ? to(state) : startCommand(state, call.command, true, call.params);
}

function copyText(state: WorkbenchState): Step {
  const lines = state.focus === 'details' ? detailsLines(state) : answerLines(state);
  return to({ ...state, notice: { text: 'Copied the text.', bad: false } }, { kind: 'copy', text: plainText(lines) });
}
