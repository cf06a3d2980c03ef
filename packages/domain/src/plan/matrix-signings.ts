import { counted } from '@pbc-planner/base';
import type { Condition, RemovedCondition } from '../responsibility/condition.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import type { AssignedResponsibility } from './responsibilities.ts';
import { fields, flag, listOf, optional, orNull, recordOf, text, type Shape } from './shape.ts';
import { assignedShape, conditionShape, removedConditionShape } from './shared-shapes.ts';

/** A row of the matrix as it was signed: all of it, so that what changed since can be shown. */
export interface SignedRow extends AssignedResponsibility {
  readonly id: string;
  /** The rights that conditions give stand in `roles` too. */
  readonly conditions: readonly Condition[];
  readonly removedConditions: readonly RemovedCondition[];
  readonly needsDirectManagement: boolean | null;
  readonly directManagementBySide?: Readonly<Record<string, boolean>>;
}

/** The matrix as one party signed it: a version of it, which is numbered from 1 in the order of signing. */
export interface MatrixSigning {
  readonly party: string;
  readonly on: string;
  readonly by: string;
  readonly framework: string;
  readonly rows: readonly SignedRow[];
  /** Why the party no longer stands by it; `null` while it does. The version stays. */
  readonly withdrawn: { readonly on: string; readonly by: string; readonly reason: string } | null;
}

/** Who signed the matrix. A signature is not undone but withdrawn, with a reason. */
export interface MatrixSigningEvents {
  readonly 'matrix signed': Pick<MatrixSigning, 'party' | 'framework' | 'rows'>;
  readonly 'matrix signature withdrawn': { readonly party: string; readonly reason: string };
}

const signedRow: Shape<SignedRow> = fields({
  ...assignedShape, id: text, conditions: listOf(fields(conditionShape)), removedConditions: listOf(fields(removedConditionShape)),
  needsDirectManagement: orNull(flag), directManagementBySide: optional(recordOf(flag)),
});

export const matrixSignings: EventSlice<MatrixSigningEvents> = {
  'matrix signed': {
    shape: { party: text, framework: text, rows: listOf(signedRow) },
    apply: (state, { party, framework, rows }, { time, by }) =>
      ({ ...state, matrixSignings: [...state.matrixSignings, { party, on: time, by, framework, rows, withdrawn: null }] }),
    describe: ({ party, rows }) => `signed the matrix for ${party} (${counted(rows.length, 'row')})`,
    audience: 'public',
    undoable: false,
  },
  'matrix signature withdrawn': {
    shape: { party: text, reason: text },
    apply: (state, { party, reason }, { time, by }) => withdraw(state, party, { on: time, by, reason }),
    describe: ({ party, reason }) => `withdrew the signature of ${party} under the matrix, because: ${reason}`,
    audience: 'public',
    undoable: false,
  },
};

function withdraw(state: PlanState, party: string, withdrawn: NonNullable<MatrixSigning['withdrawn']>): PlanState {
  return {
    ...state,
    matrixSignings: state.matrixSignings.map((signing) => (signing.party === party && signing.withdrawn === null ? { ...signing, withdrawn } : signing)),
  };
}
