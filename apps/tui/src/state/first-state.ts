import type { KeyTable } from '../keys/key-table.ts';
import type { Theme } from '../theme/themes.ts';
import { emptyTable } from './table-state.ts';
import type { Size, ViewId, WorkbenchState } from './workbench-state.ts';

const loading = { status: 'loading', outcome: null, reason: null } as const;

/** The workbench before anything was read. */
export function firstState(size: Size, keys: KeyTable, theme: Theme, screen: ViewId): WorkbenchState {
  return {
    size, keys, theme, screen,
    plan: null, commands: [], roles: { current: null, fairShare: null, mixes: {} }, focus: 'editor', detailsTop: 0, answer: null,
    locality: { held: loading, table: emptyTable },
    budgets: { held: loading, given: {}, wanted: null, unit: 'pounds', table: emptyTable, figure: null, explanation: null },
    modal: null, problems: {}, notice: null, busy: null, unsaved: false, recent: [],
  };
}
