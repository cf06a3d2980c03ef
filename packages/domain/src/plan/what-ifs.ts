import { stepText, type MembershipStep } from '../membership/membership-step.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { decimalText, either, fields, listOf, oneOf, optional, text, type Shape } from './shape.ts';
import { membershipShape } from './shared-shapes.ts';

/** Changes of membership that somebody tries out beside the plan, under a name. */
export interface WhatIf {
  /** `open`: being tried. `adopted`: done for good. `dropped`: put aside. */
  readonly status: 'open' | 'adopted' | 'dropped';
  /** In the order in which they were taken. */
  readonly steps: readonly MembershipStep[];
}

/** What is tried out beside the plan. A what-if changes nothing of the plan until it is adopted. */
export interface WhatIfEvents {
  /** The first step under a name begins the what-if; so does the first one after it was adopted or dropped. */
  readonly 'what-if step taken': { readonly whatIf: string; readonly step: MembershipStep };
  /** The commands that did its steps for good left their own facts beside this one. */
  readonly 'what-if adopted': { readonly whatIf: string };
  readonly 'what-if dropped': { readonly whatIf: string };
}

const step: Shape<MembershipStep> = either(
  fields({ kind: oneOf('join'), practice: text, membership: membershipShape, name: optional(text), list: optional(decimalText) }),
  either(fields({ kind: oneOf('leave'), practice: text }), fields({ kind: oneOf('merge'), practices: listOf(text), into: text, name: optional(text) })),
);

export const whatIfs: EventSlice<WhatIfEvents> = {
  'what-if step taken': {
    shape: { whatIf: text, step },
    apply: (state, { whatIf, step }) => {
      const before = state.whatIfs.get(whatIf);
      return change(state, whatIf, { status: 'open', steps: before?.status === 'open' ? [...before.steps, step] : [step] });
    },
    describe: ({ whatIf, step }) => `tried out in the what-if "${whatIf}": ${stepText(step, (practice) => practice)}`,
    audience: 'public',
    undoable: true,
  },
  'what-if adopted': {
    shape: { whatIf: text },
    apply: (state, { whatIf }) => settle(state, whatIf, 'adopted'),
    describe: ({ whatIf }) => `adopted the what-if "${whatIf}"`,
    audience: 'public',
    undoable: true,
  },
  'what-if dropped': {
    shape: { whatIf: text },
    apply: (state, { whatIf }) => settle(state, whatIf, 'dropped'),
    describe: ({ whatIf }) => `dropped the what-if "${whatIf}"`,
    audience: 'public',
    undoable: true,
  },
};

function settle(state: PlanState, name: string, status: WhatIf['status']): PlanState {
  const before = state.whatIfs.get(name);
  return before === undefined ? state : change(state, name, { ...before, status });
}

function change(state: PlanState, name: string, whatIf: WhatIf): PlanState {
  return { ...state, whatIfs: new Map(state.whatIfs).set(name, whatIf) };
}
