import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { oneOf, optional, text } from './shape.ts';

/**
 * Where a service line stands. `in budget`: shared among the practices. `blocked back`: left with the PCT, which carries its risk; shown
 * in what a practice spends in all. `out of scope`: in no figure.
 */
export type ServiceLineState = 'in budget' | 'blocked back' | 'out of scope';

/** What was settled about service lines. */
export interface ServiceLineEvents {
  readonly 'service line placed': { readonly line: string; readonly state: ServiceLineState; readonly reason?: string };
}

export const serviceLines: EventSlice<ServiceLineEvents> = {
  'service line placed': {
    shape: { line: text, state: oneOf('in budget', 'blocked back', 'out of scope'), reason: optional(text) },
    apply: (state, data) => placeServiceLine(state, data),
    describe: ({ line, state, reason }) => `placed ${line} ${placedText(state)}${reason === undefined ? '' : ` (${reason})`}`,
    audience: 'public',
    undoable: true,
  },
};

/** A state as it follows a verb: `in the budget`, `back with the PCT`. */
export function placedText(state: ServiceLineState): string {
  return state === 'in budget' ? 'in the budget' : state === 'blocked back' ? 'back with the PCT' : 'out of scope';
}

/** The plan with a line placed: what the event does, for an answer that shows it at once. */
export function placeServiceLine(state: PlanState, { line, ...placed }: ServiceLineEvents['service line placed']): PlanState {
  return { ...state, serviceLines: new Map(state.serviceLines).set(line, placed) };
}
