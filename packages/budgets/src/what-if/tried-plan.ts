import type { Diagnostic } from '@pbc-planner/base';
import {
  eventOfStep, loadFigures, localityPractices, HeldFigures, mergedInto, stateWith, stepFault,
  type CommandContext, type MembershipStep, type PlanState, type Practice,
} from '@pbc-planner/domain';

/** The plan as it would be after some steps, and which of them can no longer be taken. */
export interface TriedPlan {
  readonly state: PlanState;
  readonly faults: readonly Diagnostic[];
}

/** Takes steps one after the other on a plan's state, as the commands would that do them for good. Nothing is stored. */
export function triedPlan(state: PlanState, figures: HeldFigures, steps: readonly MembershipStep[]): TriedPlan {
  let tried = state;
  const faults: Diagnostic[] = [];
  for (const step of steps) {
    const fault = stepFault(step, practicesOf(tried, figures), mergedInto(tried));
    if (fault) faults.push(fault);
    else tried = stateWith(tried, [eventOfStep(step)], '');
  }
  return { state: tried, faults };
}

/** The practices of a locality in a state that may not be the plan's own. */
export function practicesOf(state: PlanState, figures: HeldFigures): Practice[] {
  return localityPractices(state, new HeldFigures(state, figures.loaded));
}

/** The plan with one practice alone in it, as a pool of its own. */
export function onlyPractice(state: PlanState, figures: HeldFigures, practice: string): PlanState {
  const entered = new Map(state.entered);
  for (const one of practicesOf(state, figures)) {
    const before = entered.get(one.practice);
    entered.set(one.practice, { ...before, membership: one.practice === practice ? 'in' : 'left', sequence: before?.sequence ?? 0 });
  }
  return { ...state, entered };
}

/**
 * What commands see of the plan when a practice holds its budget alone. The locality's top-slices are not taken off it: they are
 * worked out on, and shared by, the locality's budgets.
 */
export async function onItsOwn(practice: string, context: CommandContext): Promise<CommandContext> {
  const figures = await loadFigures(context.state, context.dataSets);
  return figures.ok ? { ...context, state: { ...onlyPractice(context.state, figures.value, practice), topSlices: new Map() } } : context;
}

/** The diagnostics of several runs, each once, without what is only told of those who are not in the pool. */
export function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.filter(({ severity }) => severity !== 'info').map((one) => [one.message, one])).values()];
}
