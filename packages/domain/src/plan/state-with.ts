import { rulesOf } from './event-rules.ts';
import type { EventBody } from './plan-event.ts';
import type { PlanState } from './plan-state.ts';

/** A number above that of every event of a plan, so that what is only supposed counts as newer than all that is known. */
const afterAll = Number.MAX_SAFE_INTEGER - 1_000_000;

/** A state as it would be with some facts more. Nothing is stored. @param time ISO 8601, UTC. @param by who would act. */
export function stateWith(state: PlanState, facts: readonly EventBody[], time: string, by = ''): PlanState {
  return facts.reduce((before, { type, data }, index) => rulesOf(type)?.apply(before, data as never, { sequence: afterAll + index, time, by }) ?? before, state);
}
