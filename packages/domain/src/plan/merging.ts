import type { PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { listOf, optional, text } from './shape.ts';

/** A practice that went up in another. What was imported of it until then counts for that other one. */
export interface MergedPractice {
  readonly into: PracticeCode;
  readonly sequence: number;
}

/** Practices that became one. */
export interface MergingEvents {
  /** `into` may be one of the practices or a new code; lists, spend and weights of all of them are added up under it. */
  readonly 'practices merged': { readonly practices: readonly PracticeCode[]; readonly into: PracticeCode; readonly name?: string };
}

export const merging: EventSlice<MergingEvents> = {
  'practices merged': {
    shape: { practices: listOf(text), into: text, name: optional(text) },
    apply: (state, { practices, into, name }, { sequence }) => {
      const merged = new Map(state.merged);
      for (const practice of practices) if (practice !== into) merged.set(practice, { into, sequence });
      const known = state.entered.get(into);
      const before = known === undefined || known.membership === 'left' ? { membership: 'in' as const, sequence } : known;
      const entered = new Map(state.entered).set(into, { ...before, ...(name === undefined ? {} : { name }) });
      return { ...state, merged, entered };
    },
    describe: ({ practices, into, name }) => `merged ${practices.join(' and ')} into ${name ?? into}`,
    audience: 'public',
    undoable: true,
  },
};

/** Where each practice that merged is now, through every merging that followed. */
export function mergedInto({ merged }: PlanState): ReadonlyMap<PracticeCode, PracticeCode> {
  const last = (practice: PracticeCode): PracticeCode => {
    const passed = new Set<PracticeCode>();
    let at = practice;
    // Commands make no circle; a plan that somebody wrote by hand may hold one.
    for (let next = merged.get(at); next !== undefined && !passed.has(at); next = merged.get(at)) {
      passed.add(at);
      at = next.into;
    }
    return at;
  };
  return new Map([...merged.keys()].map((practice) => [practice, last(practice)]));
}
