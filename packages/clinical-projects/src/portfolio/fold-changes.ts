import { rulesOf, type EventBody, type PlanState } from '@pbc-planner/domain';

/** A plan as it would be after some events, without their being saved. */
export function foldChanges(state: PlanState, events: readonly EventBody[]): PlanState {
  return events.reduce((after, { type, data }) => rulesOf(type)?.apply(after, data as never, { sequence: 0, time: '', by: '' }) ?? after, state);
}
