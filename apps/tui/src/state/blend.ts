import { to, type Step } from './actions.ts';
import { shownBlend } from './contexts.ts';
import type { WorkbenchState } from './workbench-state.ts';

/**
 * Asks for the comparison at another blend. The blend on screen stays until its figures have come: a held key adds up
 * in `wanted`, and only the last of what was asked for needs to be calculated.
 */
export function moveBlend(state: WorkbenchState, points: number): Step {
  const { wanted, given, figure } = state.budgets;
  const shown = shownBlend(state);
  if (shown === null) return to(state);
  const from = Number(wanted ?? shown);
  const whole = points > 0 ? Math.floor(from) : Math.ceil(from);
  const blend = String(Math.max(0, Math.min(100, whole + points)));
  if (blend === (wanted ?? shown)) return to(state);
  return to({ ...state, notice: null, budgets: { ...state.budgets, wanted: blend } }, { kind: 'compare', given: { ...given, blend }, figure });
}
