import { counted } from '@pbc-planner/base';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import type { AssignedResponsibility } from './responsibilities.ts';
import { count, fields, flag, listOf, oneOf, optional, orNull, text } from './shape.ts';
import { assignedShape } from './shared-shapes.ts';

/** What a party says of an item: who should hold it, and whether it only works under direct management by the commissioner. */
export interface MatrixPosition extends AssignedResponsibility {
  /** `null` where the party does not say. */
  readonly needsDirectManagement: boolean | null;
}

/** A position with the person who entered it. */
export interface EnteredPosition extends MatrixPosition {
  readonly by: string;
}

/** What one party has filled in a round. */
export interface PartyFill {
  /** By item; an item without one is not answered. */
  readonly positions: ReadonlyMap<string, EnteredPosition>;
  /** Whether the party has handed in, though items may be unanswered. */
  readonly done: boolean;
}

/** How a disagreement on an item was settled; the latest word counts. */
export interface ItemSettlement {
  readonly on: string;
  readonly by: string;
  readonly reason: string;
  /** `assigned`: as the meeting said; `position`: as one party said; `agreed`: as all said; `unresolved`: left open on purpose. */
  readonly how: 'assigned' | 'position' | 'agreed' | 'unresolved';
  /** Whose position was taken over. */
  readonly party?: string;
}

/** One round in which each party fills the matrix alone. */
export interface MatrixRound {
  readonly framework: string;
  /** Who is asked. */
  readonly parties: readonly string[];
  readonly fills: ReadonlyMap<string, PartyFill>;
  /** `null` while it is blind. `override`: why it was revealed though parties were missing. */
  readonly revealed: { readonly on: string; readonly by: string; readonly override: string | null } | null;
  readonly settled: ReadonlyMap<string, ItemSettlement>;
}

/** Each party alone, then all together. Rounds count from 1 and are never overwritten. */
export interface MatrixRoundEvents {
  /** Opens a round, or says anew who is asked in one that is open. */
  readonly 'matrix round called': { readonly round: number; readonly framework: string; readonly parties: readonly string[] };
  /** `null` takes an answer back. */
  readonly 'matrix filled': {
    readonly round: number;
    readonly party: string;
    readonly positions: readonly { readonly item: string; readonly position: MatrixPosition | null }[];
    readonly done: boolean;
  };
  readonly 'matrix revealed': { readonly round: number };
  readonly 'matrix revealed early': { readonly round: number; readonly missing: readonly string[]; readonly reason: string };
  readonly 'matrix item settled': { readonly round: number; readonly item: string } & Omit<ItemSettlement, 'on' | 'by'>;
}

export const matrixRounds: EventSlice<MatrixRoundEvents> = {
  'matrix round called': {
    shape: { round: count, framework: text, parties: listOf(text) },
    apply: (state, { round, framework, parties }) => changeRound(state, round, (before) =>
      (before === undefined ? { framework, parties, fills: new Map(), revealed: null, settled: new Map() } : { ...before, parties })),
    describe: ({ round, parties }) => `called round ${round} of filling the matrix, with ${parties.join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'matrix filled': {
    shape: {
      round: count, party: text, done: flag,
      positions: listOf(fields({ item: text, position: orNull(fields({ ...assignedShape, needsDirectManagement: orNull(flag) })) })),
    },
    apply: (state, { round, party, positions, done }, { by }) => changeRound(state, round, (before) => {
      if (before === undefined) return before;
      const held = new Map(before.fills.get(party)?.positions);
      for (const { item, position } of positions) {
        if (position === null) held.delete(item);
        else held.set(item, { ...position, by });
      }
      return { ...before, fills: new Map(before.fills).set(party, { positions: held, done }) };
    }),
    describe: ({ round, party, positions, done }) =>
      `filled the matrix for ${party} in round ${round}: ${counted(positions.length, 'item')}${done ? ', handed in' : ''}`,
    audience: 'private',
    undoable: true,
  },
  'matrix revealed': {
    shape: { round: count },
    apply: (state, { round }, event) => reveal(state, round, event, null),
    describe: ({ round }) => `revealed round ${round} of the matrix, in which everybody was in`,
    audience: 'public',
    undoable: true,
  },
  'matrix revealed early': {
    shape: { round: count, missing: listOf(text), reason: text },
    apply: (state, { round, reason }, event) => reveal(state, round, event, reason),
    describe: ({ round, missing, reason }) => `revealed round ${round} of the matrix without waiting for ${missing.join(', ')}, because: ${reason}`,
    audience: 'public',
    undoable: false,
  },
  'matrix item settled': {
    shape: { round: count, item: text, reason: text, how: oneOf('assigned', 'position', 'agreed', 'unresolved'), party: optional(text) },
    apply: (state, { round, item, ...settlement }, { time, by }) => changeRound(state, round, (before) =>
      (before === undefined ? before : { ...before, settled: new Map(before.settled).set(item, { ...settlement, on: time, by }) })),
    describe: ({ item, how, party, reason }) => `settled the disagreement on ${item}${howText[how]}${party === undefined ? '' : ` of ${party}`}, because: ${reason}`,
    audience: 'public',
    undoable: true,
  },
};

const howText = { assigned: '', position: ' by the position', agreed: ' as all parties said', unresolved: ' by leaving it open on purpose' } as const;

function reveal(state: PlanState, round: number, { time, by }: { readonly time: string; readonly by: string }, override: string | null): PlanState {
  return changeRound(state, round, (before) => (before === undefined ? before : { ...before, revealed: { on: time, by, override } }));
}

/** A round changed, or the next one begun; one that would leave a gap before it is none. */
function changeRound(state: PlanState, round: number, change: (before: MatrixRound | undefined) => MatrixRound | undefined): PlanState {
  if (round > state.matrixRounds.length + 1) return state;
  const after = change(state.matrixRounds[round - 1]);
  if (after === undefined) return state;
  const rounds = [...state.matrixRounds];
  rounds[round - 1] = after;
  return { ...state, matrixRounds: rounds };
}
