import type { Contexts } from '../keys/when.ts';
import { areasOf } from './areas.ts';
import { activeField, takesText } from './form.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** The context keys that hold in a state: what `when` clauses of keys speak of. */
export function contextsOf(state: WorkbenchState): Contexts {
  const found = new Set<string>();
  const add = (key: string, when: boolean) => {
    if (when) found.add(key);
  };
  const { modal, plan } = state;
  add(modal?.kind ?? 'screen', true);
  add('text', modal?.kind === 'palette' || modal?.kind === 'filter');
  if (modal?.kind === 'form') {
    const field = activeField(modal.form);
    add('text', field !== null && takesText(field));
    add('choice', field !== null && !takesText(field));
    add('offers', field !== null && takesText(field) && field.choices.length > 0);
  }
  add('workspace', plan !== null);
  add('undo', plan?.canUndo ?? false);
  add('redo', plan?.canRedo ?? false);
  add('problems', problemCount(state) > 0);
  add('comparison', state.budgets.held.outcome !== null);
  add(state.screen, plan !== null || state.screen === 'answer');
  const table = shownTable(state);
  const reading = state.focus === 'details' || state.screen === 'answer';
  add('reading', reading);
  add('table', !reading && table !== null);
  add('searched', table !== null && table.search !== '');
  add('blend', state.screen === 'budgets' && shownBlend(state) !== null);
  add('panes', state.screen !== 'answer' && plan !== null && (areasOf(state.size).details > 0 || state.budgets.explanation !== null));
  add('steps', reading || (table !== null && table.filter !== '') || (state.screen === 'budgets' && state.budgets.figure !== null));
  return found;
}

/** The table of the view on screen, when it has rows to move in. */
export function shownTable(state: WorkbenchState): WorkbenchState['budgets']['table'] | null {
  if (state.screen === 'answer') return null;
  const { held, table } = state[state.screen];
  return held.outcome === null ? null : table;
}

/** The blend of the comparison on screen; `null` where no method has one. */
export function shownBlend(state: WorkbenchState): string | null {
  const method = state.budgets.held.outcome?.methods.find(({ options }) => 'blend' in options);
  return method === undefined ? null : String(method.options.blend);
}

/** How many problems are known. */
export function problemCount(state: WorkbenchState): number {
  return Object.values(state.problems).reduce((count, found) => count + found.length, 0);
}
