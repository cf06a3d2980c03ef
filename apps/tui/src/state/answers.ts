import type { Grid } from '../grid/grid.ts';
import type { Action, Step } from './actions.ts';
import { to } from './actions.ts';
import { areasOf, pageOf } from './areas.ts';
import { tabOf, withBoard } from './boards.ts';
import { chosenSubject } from './chosen-subject.ts';
import { emptyTable, refill, settle, type TableState } from './table-state.ts';
import { freshTable, gridOf } from './view-tables.ts';
import type { BoardId, WorkbenchState } from './workbench-state.ts';

type Of<T extends Action['type']> = Extract<Action, { type: T }>;

/** The state with the practices as they are now. */
export function takeLocality(state: WorkbenchState, { held, diagnostics }: Pick<Of<'locality read'>, 'held' | 'diagnostics'>): WorkbenchState {
  const before = gridOf(state, 'locality');
  const next = { ...state, locality: { ...state.locality, held }, problems: { ...state.problems, locality: diagnostics } };
  const grid = gridOf(next, 'locality');
  const { locality } = next;
  return grid === null ? next : { ...next, locality: { ...locality, table: refill(locality.table, before, grid, pageOf(state, 'locality', grid)) } };
}

/** The state with what the tab of a board shows now; what came for another tab is dropped. */
export function takeBoard(state: WorkbenchState, action: Pick<Of<'board read'>, 'board' | 'command' | 'held' | 'beside' | 'diagnostics'>): WorkbenchState {
  const { board, command, held, beside, diagnostics } = action;
  if (tabOf(state, board)?.command !== command) return state;
  const before = gridOf(state, board);
  const next = withBoard({ ...state, problems: { ...state.problems, [board]: diagnostics } }, board, { held, beside });
  const grid = gridOf(next, board);
  if (grid === null) return withBoard(next, board, { table: emptyTable });
  const page = pageOf(next, board, grid);
  const same = before?.columns.map(({ id }) => id).join() === grid.columns.map(({ id }) => id).join();
  return withBoard(next, board, { table: same ? refill(state[board].table, before, grid, page) : atSubject(next, board, freshTable(grid, page), grid, page) });
}

/** A table that nobody has moved in, with the cursor on what its rows were chosen of before. */
function atSubject(state: WorkbenchState, board: BoardId, table: TableState, grid: Grid, page: number): TableState {
  const rows = tabOf(state, board)?.rows;
  const chosen = rows === undefined ? null : chosenSubject(state, rows);
  const cursor = table.order.findIndex((position) => grid.key(grid.rows[position]) === chosen);
  return cursor < 0 ? table : settle({ ...table, cursor }, page);
}

/**
 * The state with a new comparison. Blend, figures, totals, bars and the explanation beside them change together, in one state,
 * so that no frame can mix two comparisons.
 */
export function takeComparison(state: WorkbenchState, action: Of<'compared'>): Step {
  const { held, given, explanation, diagnostics } = action;
  const problems = { ...state.problems, budgets: diagnostics };
  if (held.status === 'unavailable') {
    const kept = state.budgets.held.outcome;
    const moving = state.budgets.wanted !== null && kept !== null;
    const shown = moving ? state.budgets.held : { ...held, outcome: null };
    const notice = moving ? { text: held.reason, bad: true } : state.notice;
    return to({ ...state, problems, notice, budgets: { ...state.budgets, held: shown, wanted: null } });
  }
  const before = gridOf(state, 'budgets');
  const { wanted, figure } = state.budgets;
  const arrived = wanted === null || given.blend === wanted;
  const next: WorkbenchState = {
    ...state,
    problems,
    budgets: { ...state.budgets, held, given, wanted: arrived ? null : wanted, explanation: figure === null ? null : explanation },
  };
  const grid = gridOf(next, 'budgets');
  if (grid === null) return to(next);
  const first = before === null ? Math.max(0, grid.columns.findIndex(({ id }) => id in (held.outcome?.totals ?? {}))) : state.budgets.table.column;
  const table = refill({ ...state.budgets.table, column: first }, before, grid, pageOf(state, 'budgets', grid));
  const filled = { ...next, budgets: { ...next.budgets, table } };
  return figure !== null && explanation === null && held.status === 'ready' ? to(filled, { kind: 'explain', given, figure }) : to(filled);
}

/** The state with an explanation; one that belongs to a comparison no longer on screen is asked for again. */
export function takeExplanation(state: WorkbenchState, action: Of<'explained'>): Step {
  const { budgets } = state;
  if (budgets.figure === null || action.figure !== budgets.figure) return to(state);
  if (action.given.blend !== budgets.given.blend) return to(state, { kind: 'explain', given: budgets.given, figure: budgets.figure });
  const problems = { ...state.problems, explanation: action.diagnostics };
  if (action.outcome === null) {
    const text = action.diagnostics[0]?.message ?? 'This figure could not be explained.';
    return to({ ...state, problems, notice: { text, bad: true }, focus: 'editor', budgets: { ...budgets, figure: null, explanation: null } });
  }
  const narrow = areasOf(state.size).details === 0;
  const fresh = budgets.explanation === null;
  return to({
    ...state, problems, budgets: { ...budgets, explanation: action.outcome },
    focus: narrow && fresh ? 'details' : state.focus, detailsTop: fresh ? 0 : state.detailsTop,
  });
}
