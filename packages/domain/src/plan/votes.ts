import { counted } from '@pbc-planner/base';
import type { Ballot, Choice, ExcludedVoter, SecretTally, Vote, VoteEnd, VoteQuestion, VoteRoom } from '../session/vote.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { decimalText, fields, filledText, flag, listOf, oneOf, orNull, recordOf, text, wholeBetween, type Shape } from './shape.ts';

type Revealed = Extract<VoteEnd, { readonly how: 'revealed' }>;

/** What happens in votes. No sentence about it holds a choice; a secret vote has one event with ballots in it, without any word of whose they are. */
export interface VoteEvents {
  readonly 'vote opened': { readonly vote: VoteQuestion };
  readonly 'ballot cast': { readonly vote: string; readonly ballot: Ballot };
  readonly 'ballot withdrawn': { readonly vote: string; readonly voter: string };
  readonly 'vote revealed': { readonly vote: string; readonly question: string } & Omit<Revealed, 'how' | 'at'>;
  readonly 'secret vote counted': { readonly vote: string; readonly question: string; readonly voters: readonly string[]; readonly tally: readonly SecretTally[] } & VoteRoom;
  readonly 'vote closed': { readonly vote: string; readonly question: string; readonly reason: string };
}

const kinds = { 'fist': 'fist to five', 'yes-no': 'yes, no or abstain', 'dots': 'dots', 'ranking': 'a ranking' } as const;
const openness = { 'open': 'open', 'names-hidden': 'names hidden', 'secret': 'secret' } as const;

const choice: Shape<Choice> = listOf(fields({ option: filledText, value: wholeBetween(1, 1_000_000) }));
const excluded: Shape<readonly ExcludedVoter[]> = listOf(fields({ person: text, practice: orNull(text), how: orNull(oneOf('left', 'stayed without a vote')) }));

export const votes: EventSlice<VoteEvents> = {
  'vote opened': {
    shape: { vote: fields({
      id: filledText, session: filledText, question: text, kind: oneOf('fist', 'yes-no', 'dots', 'ranking'), basis: oneOf('practice', 'person'), openness: oneOf('open', 'names-hidden', 'secret'), weighted: flag,
      dots: orNull(wholeBetween(1, 1_000)), options: listOf(fields({ id: filledText, title: text })), project: orNull(text), carries: orNull(fields({ command: filledText, params: recordOf(text) })), again: orNull(text),
    }) },
    apply: (state, { vote }, { by, time }) => (state.votes.some(({ id }) => id === vote.id) ? state : { ...state, votes: [...state.votes, { ...vote, openedAt: time, openedBy: by, ballots: [], end: null }] }),
    describe: ({ vote }) => `opened ${vote.id}, ${kinds[vote.kind]}, ${openness[vote.openness]}, by ${vote.basis}: ${vote.question}`,
    audience: 'public',
    undoable: true,
  },
  'ballot cast': {
    shape: { vote: text, ballot: fields({ voter: filledText, person: orNull(text), choice, concern: orNull(text) }) },
    apply: (state, { vote, ballot }) => changeOpen(state, vote, (before) => (before.openness === 'secret' ? {} : { ballots: [...before.ballots.filter(({ voter }) => voter !== ballot.voter), ballot] })),
    describe: ({ vote, ballot }) => `put the ballot of ${ballot.voter} in for ${vote}`,
    audience: 'private',
    undoable: false,
  },
  'ballot withdrawn': {
    shape: { vote: text, voter: text },
    apply: (state, { vote, voter }) => changeOpen(state, vote, ({ ballots }) => ({ ballots: ballots.filter((one) => one.voter !== voter) })),
    describe: ({ vote, voter }) => `took the ballot of ${voter} back from ${vote}`,
    audience: 'private',
    undoable: false,
  },
  'vote revealed': {
    shape: {
      vote: text, question: text, counted: listOf(text), missing: listOf(text), excluded, reason: orNull(text), lists: listOf(fields({ practice: text, list: orNull(decimalText) })),
    },
    apply: (state, { vote, question: _, ...end }, { time }) => changeOpen(state, vote, () => ({ end: { how: 'revealed', at: time, ...end } })),
    describe: ({ vote, question, counted: whose, missing, reason }) =>
      `revealed ${vote} with ${counted(whose.length, 'ballot')}${missing.length === 0 ? '' : `, ${missing.length} missing`}: ${question}${reason === null ? '' : ` Because: ${reason}`}`,
    audience: 'public',
    undoable: false,
  },
  'secret vote counted': {
    shape: { vote: text, question: text, voters: listOf(text), tally: listOf(fields({ choice, ballots: wholeBetween(1, 1_000_000) })), missing: listOf(text), excluded },
    apply: (state, { vote, question: _, ...end }, { time }) => changeOpen(state, vote, () => ({ end: { how: 'counted', at: time, ...end } })),
    describe: ({ vote, question, voters, missing }) => `counted the secret ballots of ${vote}, ${counted(voters.length, 'voter')}${missing.length === 0 ? '' : `, ${missing.length} missing`}: ${question}`,
    audience: 'public',
    undoable: false,
  },
  'vote closed': {
    shape: { vote: text, question: text, reason: text },
    apply: (state, { vote, reason }, { time }) => changeOpen(state, vote, () => ({ ballots: [], end: { how: 'closed', at: time, reason } })),
    describe: ({ vote, question, reason }) => `closed ${vote} without counting it, because: ${reason} (${question})`,
    audience: 'public',
    undoable: false,
  },
};

/** A vote of the plan; `null` where there is none of that id. */
export function voteOf({ votes: all }: Pick<PlanState, 'votes'>, id: string): Vote | null {
  return all.find((one) => one.id === id) ?? null;
}

/** The vote of a session that is open; a session has at most one. `null` where none is. */
export function openVote({ votes: all }: Pick<PlanState, 'votes'>, session: string): Vote | null {
  return all.find((one) => one.session === session && one.end === null) ?? null;
}

/** Whether a type of event is one of votes. */
export function isVoteEvent(type: string): boolean {
  return Object.hasOwn(votes, type);
}

/** A vote changed while it is open; nothing that has ended changes any more, whatever events come after. */
function changeOpen(state: PlanState, id: string, to: (before: Vote) => Partial<Vote>): PlanState {
  const open = state.votes.some((one) => one.id === id && one.end === null);
  return open ? { ...state, votes: state.votes.map((one) => (one.id === id ? { ...one, ...to(one) } : one)) } : state;
}
