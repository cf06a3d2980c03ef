import type { KeyTable } from '../keys/key-table.ts';
import type { Theme } from '../theme/themes.ts';
import { emptyTable } from './table-state.ts';
import type { BoardState, Layout, Size, ViewId, WorkbenchState } from './workbench-state.ts';

const loading = { status: 'loading', outcome: null, reason: null } as const;
const board: BoardState = { held: loading, table: emptyTable, top: 0, other: false, tab: '', given: {}, beside: null };

/** The workbench before anything was read. */
export function firstState(size: Size, keys: KeyTable, theme: Theme, screen: ViewId, layout: Layout = 'screen'): WorkbenchState {
  return {
    size, keys, theme, screen, layout,
    plan: null, commands: [], roles: { current: null, fairShare: null, mixes: {} }, focus: 'editor', detailsTop: 0,
    locality: { held: loading, table: emptyTable, top: 0, other: false },
    budgets: { held: loading, given: {}, wanted: null, unit: 'pounds', table: emptyTable, top: 0, other: false, figure: null, explanation: null },
    matrix: board, projects: board, process: board, session: board,
    answer: { held: loading, table: emptyTable, top: 0, other: false, title: '', from: 'locality', call: null },
    modal: null, problems: {}, notice: null, busy: null, unsaved: false, recent: [], speakers: {}, submitted: null, subjects: {},
  };
}
