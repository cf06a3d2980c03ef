import { counted } from '@pbc-planner/base';
import type { Membership, PracticeCode } from '../practice.ts';
import { dealAliases } from './deal-aliases.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { count, day, fields, flag, listOf, orNull, text, wholeBetween } from './shape.ts';
import { membershipShape } from './shared-shapes.ts';

/** What a practice says of one item, on the scales of its framework. `null` is not answered, which is not nought. */
export interface CommitmentScore {
  readonly willingness: number | null;
  readonly capacity: number | null;
  readonly note: string | null;
}

/** One practice's answers of a round. */
export interface CommitmentSheet {
  readonly items: ReadonlyMap<string, CommitmentScore>;
  /** In whose role it was filled in; `null` where nobody said. */
  readonly role: string | null;
  /** When it was last changed: ISO 8601. */
  readonly scoredAt: string;
}

/** One time of asking. Nothing in it changes once it is revealed. */
export interface CommitmentRound {
  readonly round: number;
  readonly title: string;
  /** The framework whose items were scored. */
  readonly framework: string;
  readonly openedAt: string;
  /** The practices that are asked. */
  readonly practices: readonly PracticeCode[];
  readonly sheets: ReadonlyMap<PracticeCode, CommitmentSheet>;
  /** `reason`: why it was revealed before every sheet was complete; `null` where all were. */
  readonly revealed: { readonly at: string; readonly reason: string | null } | null;
}

/** How a practice said it takes part, and from when. */
export interface StatedParticipation {
  readonly participation: Membership;
  /** A date such as 2006-11-06. */
  readonly date: string;
}

/** How committed the practices are, and how they take part. */
export interface Commitment {
  /** In the order of their numbers, from 1. */
  readonly rounds: readonly CommitmentRound[];
  /** The letters that stand for hidden names; the same in every round. */
  readonly aliases: ReadonlyMap<PracticeCode, string>;
  /** Practices that agree to be named beside their scores. */
  readonly named: ReadonlySet<PracticeCode>;
  readonly participation: ReadonlyMap<PracticeCode, StatedParticipation>;
}

/** Before anybody was asked. */
export const noCommitment: Commitment = { rounds: [], aliases: new Map(), named: new Set(), participation: new Map() };

/** The rounds, what practices answer, and how they take part. */
export interface CommitmentEvents {
  readonly 'commitment round opened': {
    readonly round: number; readonly title: string; readonly framework: string; readonly practices: readonly PracticeCode[];
  };
  readonly 'commitment scored': {
    readonly round: number;
    readonly practice: PracticeCode;
    readonly role: string | null;
    readonly scores: readonly (CommitmentScore & { readonly item: string })[];
  };
  readonly 'commitment round revealed': { readonly round: number; readonly reason: string | null; readonly incomplete: number };
  readonly 'commitment naming agreed': { readonly practice: PracticeCode; readonly agreed: boolean };
  readonly 'participation stated': { readonly practice: PracticeCode; readonly participation: Membership; readonly date: string | null };
}

const scaleValue = wholeBetween(-1_000, 1_000);

export const commitment: EventSlice<CommitmentEvents> = {
  'commitment round opened': {
    shape: { round: count, title: text, framework: text, practices: listOf(text) },
    apply: (state, data, { time }) => {
      const { rounds, aliases } = state.commitment;
      if (rounds.some(({ round }) => round === data.round)) return state;
      const opened: CommitmentRound = { ...data, openedAt: time, sheets: new Map(), revealed: null };
      return change(state, { rounds: [...rounds, opened], aliases: dealAliases(aliases, data.practices, time) });
    },
    describe: ({ round, title, practices }) => `opened round ${round} of the commitment scores, "${title}", for ${counted(practices.length, 'practice')}`,
    audience: 'public',
    undoable: true,
  },
  'commitment scored': {
    shape: {
      round: count, practice: text, role: orNull(text),
      scores: listOf(fields({ item: text, willingness: orNull(scaleValue), capacity: orNull(scaleValue), note: orNull(text) })),
    },
    apply: (state, data, { time }) => score(state, data, time),
    describe: () => 'filled in a commitment sheet, in private',
    audience: 'private',
    undoable: true,
  },
  'commitment round revealed': {
    shape: { round: count, reason: orNull(text), incomplete: wholeBetween(0, 1_000_000) },
    apply: (state, { round, reason }, { time }) => changeRound(state, round, (own) => ({ ...own, revealed: { at: time, reason } })),
    describe: ({ round, reason, incomplete }) => (reason === null
      ? `revealed round ${round} of the commitment scores`
      : `revealed round ${round} of the commitment scores with ${counted(incomplete, 'sheet')} incomplete, because ${reason}`),
    audience: 'public',
    undoable: false,
  },
  'commitment naming agreed': {
    shape: { practice: text, agreed: flag },
    apply: (state, { practice, agreed }) => {
      const named = new Set(state.commitment.named);
      if (agreed) named.add(practice);
      else named.delete(practice);
      return change(state, { named });
    },
    describe: ({ practice, agreed }) => (agreed
      ? `recorded that ${practice} agrees to be named beside its scores`
      : `recorded that ${practice} wants its name hidden beside its scores`),
    audience: 'public',
    undoable: true,
  },
  'participation stated': {
    shape: { practice: text, participation: membershipShape, date: orNull(day) },
    apply: (state, { practice, participation, date }, { sequence, time }) => {
      const entered = state.entered.get(practice);
      const stated = { participation, date: date ?? time.slice(0, 10) };
      return change(
        { ...state, entered: new Map(state.entered).set(practice, { sequence, ...entered, membership: participation }) },
        { participation: new Map(state.commitment.participation).set(practice, stated) },
      );
    },
    describe: ({ practice, participation, date }) =>
      `recorded that ${practice} is ${participation === 'in' ? 'in the locality' : participation}${date === null ? '' : ` from ${date}`}`,
    audience: 'public',
    undoable: true,
  },
};

function score(state: PlanState, { round, practice, role, scores }: CommitmentEvents['commitment scored'], time: string): PlanState {
  const scored = changeRound(state, round, (own) => {
    const sheet = own.sheets.get(practice);
    const items = new Map(sheet?.items);
    for (const { item, ...said } of scores) {
      if (said.willingness === null && said.capacity === null && said.note === null) items.delete(item);
      else items.set(item, said);
    }
    const practices = own.practices.includes(practice) ? own.practices : [...own.practices, practice];
    return { ...own, practices, sheets: new Map(own.sheets).set(practice, { items, role: role ?? sheet?.role ?? null, scoredAt: time }) };
  });
  const own = scored.commitment.rounds.find((one) => one.round === round);
  if (own === undefined || scored === state || state.commitment.aliases.has(practice)) return scored;
  return change(scored, { aliases: dealAliases(state.commitment.aliases, [practice], own.openedAt) });
}

/** A round changed; a round that there is not, or that is revealed, stays as it is. */
function changeRound(state: PlanState, round: number, to: (own: CommitmentRound) => CommitmentRound): PlanState {
  const { rounds } = state.commitment;
  const open = rounds.some((own) => own.round === round && own.revealed === null);
  return open ? change(state, { rounds: rounds.map((own) => (own.round === round ? to(own) : own)) }) : state;
}

function change(state: PlanState, to: Partial<Commitment>): PlanState {
  return { ...state, commitment: { ...state.commitment, ...to } };
}
