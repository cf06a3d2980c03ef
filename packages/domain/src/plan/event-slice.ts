import type { PlanState } from './plan-state.ts';
import type { Fields } from './shape.ts';

/** Who may see an event in minutes and logs. */
export type Audience = 'public' | 'private';

/** What the plan knows of one type of event. */
export interface EventRules<Data> {
  /** What the data must look like. A plan with other data in it is damaged, so that everything else may rely on the types. */
  readonly shape: Fields<Data>;
  /** The state after the event. Pure: the given state is left as it is. */
  readonly apply: (state: PlanState, data: Data, event: { readonly sequence: number; readonly time: string; readonly by: string }) => PlanState;
  /** The event as a sentence in the past tense, without a full stop. */
  readonly describe: (data: Data) => string;
  readonly audience: Audience;
  /** False for what can only be answered by a later event: sign-offs, ballots, overrides. */
  readonly undoable: boolean;
  /** Whether undo and redo look past it, as past what a screen showed: it changes nothing that anybody would take back. */
  readonly unseenByUndo?: true;
}

/** The rules of all events of a slice. */
export type EventSlice<Events> = { readonly [T in keyof Events]: EventRules<Events[T]> };
