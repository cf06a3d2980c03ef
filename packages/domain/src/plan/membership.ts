import type { Membership, PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import type { EnteredPractice, PlanState } from './plan-state.ts';
import { decimalText, optional, text } from './shape.ts';
import { membershipShape } from './shared-shapes.ts';

/** Who belongs to the locality, besides the practices that files bring. */
export interface MembershipEvents {
  readonly 'practice joined': {
    readonly practice: PracticeCode;
    readonly membership: Membership;
    readonly name?: string;
    /** Registered patients, as an exact decimal in text. */
    readonly list?: string;
  };
  readonly 'practice left': { readonly practice: PracticeCode };
}

export const membership: EventSlice<MembershipEvents> = {
  'practice joined': {
    shape: { practice: text, membership: membershipShape, name: optional(text), list: optional(decimalText) },
    apply: (state, { practice, ...entered }, { sequence }) => enter(state, practice, {
      ...state.entered.get(practice), ...entered, ...(entered.list === undefined ? {} : { listSequence: sequence }), sequence,
    }),
    describe: ({ practice, name }) => `${name ?? practice} joined the locality`,
    audience: 'public',
    undoable: true,
  },
  'practice left': {
    shape: { practice: text },
    apply: (state, { practice }, { sequence }) => enter(state, practice, { membership: 'left', sequence }),
    describe: ({ practice }) => `${practice} left the locality`,
    audience: 'public',
    undoable: true,
  },
};

function enter(state: PlanState, practice: PracticeCode, entered: EnteredPractice): PlanState {
  return { ...state, entered: new Map(state.entered).set(practice, entered) };
}
