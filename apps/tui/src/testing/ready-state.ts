import type { ComparisonOutcome, LocalityOutcome } from '@pbc-planner/domain';
import { readPlan } from '../effects/read-plan.ts';
import { defaultKeys } from '../keys/key-table.ts';
import type { Effect } from '../state/actions.ts';
import { firstState } from '../state/first-state.ts';
import { reduce } from '../state/reducer.ts';
import type { Size, ViewId, WorkbenchState } from '../state/workbench-state.ts';
import { themes } from '../theme/themes.ts';
import { fakeComparison, fakeLocality } from './fake-locality.ts';
import { fakeToolkit } from './fake-toolkit.ts';

/** What a state for tests is made of. */
export interface ReadyOptions {
  readonly size?: Size;
  readonly practices?: number;
  readonly view?: ViewId;
  readonly comparison?: ComparisonOutcome;
  readonly locality?: LocalityOutcome;
}

/** The state of a workbench that has read its plan and its figures. */
export function readyState({ size = { columns: 80, rows: 24 }, practices = 8, view = 'budgets', ...given }: ReadyOptions = {}): WorkbenchState {
  const toolkit = fakeToolkit({ practices });
  const comparison = given.comparison ?? fakeComparison(practices, '50');
  const locality = given.locality ?? fakeLocality(practices);
  let state = firstState(size, defaultKeys, themes['no-colour'], view);
  state = reduce(state, readPlan(toolkit, defaultKeys)).state;
  state = reduce(state, { type: 'locality read', held: { status: 'ready', outcome: locality, reason: null }, diagnostics: [] }).state;
  return reduce(state, { type: 'compared', held: { status: 'ready', outcome: comparison, reason: null }, diagnostics: [], given: {}, explanation: null }).state;
}

/** The state after keys, by name, and everything that they ask to be done. */
export function pressKeys(state: WorkbenchState, ...keys: readonly string[]): { readonly state: WorkbenchState; readonly effects: readonly Effect[] } {
  const effects: Effect[] = [];
  let current = state;
  for (const key of keys) {
    const step = reduce(current, { type: 'key', key });
    current = step.state;
    effects.push(...step.effects);
  }
  return { state: current, effects };
}
