import { formatPounds, type FinancialYear, type Pence } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { financialYear, oneOf, orNull, pence, text } from './shape.ts';

/** Where a challenge of a charge stands. It goes from raised to agreed, rejected or withdrawn, and only from agreed to booked. */
export type ChallengeState = 'raised' | 'agreed' | 'rejected' | 'withdrawn' | 'booked';

/** What a challenge may become, by where it stands. */
export const challengeSteps: Readonly<Record<ChallengeState, readonly ChallengeState[]>> = {
  raised: ['agreed', 'rejected', 'withdrawn'], agreed: ['booked'], rejected: [], withdrawn: [], booked: [],
};

/** A charge that a practice disputes. */
export interface Challenge {
  readonly practice: PracticeCode;
  /** What was claimed: above zero where too much was charged, below where too little was. */
  readonly pence: Pence;
  readonly about: string;
  readonly state: ChallengeState;
  /** What was agreed; `null` before that. */
  readonly agreedPence: Pence | null;
  readonly reason: string | null;
  /** Who took the last step. */
  readonly by: string;
}

/** What a practice would do with resources that it freed up, for its patients; the PCT has the last word. */
export interface SavingsUse {
  readonly practice: PracticeCode;
  readonly pence: Pence;
  readonly purpose: string;
  readonly state: 'proposed' | 'approved' | 'refused';
  readonly reason: string | null;
  /** Who took the last step. */
  readonly by: string;
}

/** What is left of a year for the next: above zero saved, below zero overspent. */
export interface CarriedForward {
  readonly pence: Pence;
  readonly by: string;
}

/** Everything about savings that people decide; the sums are worked out. */
export interface FreedUpResources {
  readonly challenges: ReadonlyMap<string, Challenge>;
  readonly uses: ReadonlyMap<string, SavingsUse>;
  /** By practice, then by the year it comes from. */
  readonly carried: ReadonlyMap<PracticeCode, ReadonlyMap<FinancialYear, CarriedForward>>;
}

export const nothingFreedUp: FreedUpResources = { challenges: new Map(), uses: new Map(), carried: new Map() };

export interface FreedUpEvents {
  readonly 'challenge raised': { readonly challenge: string; readonly practice: PracticeCode; readonly pence: Pence; readonly about: string };
  readonly 'challenge answered': {
    readonly challenge: string; readonly answer: 'agreed' | 'rejected' | 'withdrawn'; readonly agreedPence: Pence | null; readonly reason: string | null;
  };
  readonly 'challenge booked': { readonly challenge: string };
  readonly 'savings use proposed': { readonly use: string; readonly practice: PracticeCode; readonly pence: Pence; readonly purpose: string };
  readonly 'savings use decided': { readonly use: string; readonly decision: 'approved' | 'refused'; readonly reason: string | null };
  readonly 'balance carried forward': { readonly practice: PracticeCode; readonly from: FinancialYear; readonly pence: Pence };
}

export const freedUpResources: EventSlice<FreedUpEvents> = {
  'challenge raised': {
    shape: { challenge: text, practice: text, pence, about: text },
    apply: (state, { challenge, practice, pence, about }, { by }) => withChallenge(state, challenge, { practice, pence, about, state: 'raised', agreedPence: null, reason: null, by }),
    describe: ({ challenge, practice, pence, about }) => `raised ${challenge} for ${practice}: ${claimText(pence)}, ${about}`,
    audience: 'public',
    undoable: true,
  },
  'challenge answered': {
    shape: { challenge: text, answer: oneOf('agreed', 'rejected', 'withdrawn'), agreedPence: orNull(pence), reason: orNull(text) },
    apply: (state, { challenge, answer, agreedPence, reason }, { by }) => step(state, challenge, answer, { agreedPence, reason, by }),
    describe: ({ challenge, answer, agreedPence, reason }) => {
      const words = [agreedPence === null ? '' : claimText(agreedPence), reason ?? ''].filter((text) => text !== '').join(', ') || 'no reason given';
      return answer === 'withdrawn' ? `withdrew ${challenge}: ${words}` : `recorded that ${challenge} was ${answer}: ${words}`;
    },
    audience: 'public',
    undoable: true,
  },
  'challenge booked': {
    shape: { challenge: text },
    apply: (state, { challenge }, { by }) => step(state, challenge, 'booked', { by }),
    describe: ({ challenge }) => `booked ${challenge}`,
    audience: 'public',
    undoable: true,
  },
  'savings use proposed': {
    shape: { use: text, practice: text, pence, purpose: text },
    apply: (state, { use, practice, pence, purpose }, { by }) => withUse(state, use, { practice, pence, purpose, state: 'proposed', reason: null, by }),
    describe: ({ use, practice, pence, purpose }) => `proposed ${use} for ${practice}: ${formatPounds(pence)} for ${purpose}`,
    audience: 'public',
    undoable: true,
  },
  'savings use decided': {
    shape: { use: text, decision: oneOf('approved', 'refused'), reason: orNull(text) },
    apply: (state, { use, decision, reason }, { by }) => {
      const found = state.freedUp.uses.get(use);
      return found?.state === 'proposed' ? withUse(state, use, { ...found, state: decision, reason, by }) : state;
    },
    describe: ({ use, decision, reason }) => `${decision} ${use}${reason === null ? '' : `: ${reason}`}`,
    audience: 'public',
    undoable: true,
  },
  'balance carried forward': {
    shape: { practice: text, from: financialYear, pence },
    apply: (state, { practice, from, pence }, { by }) => {
      const own = new Map(state.freedUp.carried.get(practice)).set(from, { pence, by });
      return { ...state, freedUp: { ...state.freedUp, carried: new Map(state.freedUp.carried).set(practice, own) } };
    },
    describe: ({ practice, from, pence }) => `carried forward ${formatPounds(pence)} of ${practice} from ${from}`,
    audience: 'public',
    undoable: true,
  },
};

/** A step that a challenge may not take from where it stands changes nothing, so that nothing is booked that was not agreed. */
function step(state: PlanState, id: string, to: ChallengeState, change: Partial<Challenge>): PlanState {
  const found = state.freedUp.challenges.get(id);
  if (found === undefined || !challengeSteps[found.state].includes(to)) return state;
  return withChallenge(state, id, { ...found, ...change, state: to });
}

function withChallenge(state: PlanState, id: string, challenge: Challenge): PlanState {
  return { ...state, freedUp: { ...state.freedUp, challenges: new Map(state.freedUp.challenges).set(id, challenge) } };
}

function withUse(state: PlanState, id: string, use: SavingsUse): PlanState {
  return { ...state, freedUp: { ...state.freedUp, uses: new Map(state.freedUp.uses).set(id, use) } };
}

function claimText(pence: Pence): string {
  return pence < 0 ? `${formatPounds(-pence)} charged too little` : `${formatPounds(pence)} charged too much`;
}
