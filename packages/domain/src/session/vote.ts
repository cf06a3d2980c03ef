import type { InterestHandling } from '../plan/change-process-state.ts';
import type { PracticeCode } from '../practice.ts';

/** How a room votes: fingers from none to five; yes, no or abstain; dots to spread over options; options in an order. */
export type VoteKind = 'fist' | 'yes-no' | 'dots' | 'ranking';

/** Who has a vote: each practice, or each person. */
export type VoteBasis = 'practice' | 'person';

/** What is kept of who chose what: names beside choices; choices without names on any screen; or no link at all. Said before the vote and never changed. */
export type VoteOpenness = 'open' | 'names-hidden' | 'secret';

/** One of the things that are voted on. */
export interface VoteOption {
  readonly id: string;
  readonly title: string;
}

/** Part of a choice: the option, and the dots on it or its place in the order, from 1. Fingers and yes, no or abstain are options with 1. */
export interface ChoiceMark {
  readonly option: string;
  readonly value: number;
}

/** What somebody chose, in the order of the options; for a ranking in the order of the places. */
export type Choice = readonly ChoiceMark[];

/** One ballot. It can be changed or taken back until the reveal. */
export interface Ballot {
  /** The practice, or the person. */
  readonly voter: string;
  /** Who cast it for the practice; `null` where nobody said. */
  readonly person: string | null;
  readonly choice: Choice;
  /** What would make it better for this voter; shown with the result and not before. */
  readonly concern: string | null;
}

/** Somebody in the room who does not vote, and why. */
export interface ExcludedVoter {
  readonly person: string;
  readonly practice: PracticeCode | null;
  /** What became of the interest; `null` where it is unresolved. */
  readonly how: Exclude<InterestHandling, 'ended'> | null;
}

/** What a carried vote does: a call whose parameters are texts. */
export interface CarriedCall {
  readonly command: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a vote is about and how it goes: all that is said before anybody votes. */
export interface VoteQuestion {
  readonly id: string;
  readonly session: string;
  readonly question: string;
  readonly kind: VoteKind;
  readonly basis: VoteBasis;
  readonly openness: VoteOpenness;
  /** Whether it is counted by registered patients too. */
  readonly weighted: boolean;
  /** How many dots each voter has; `null` where there are none. */
  readonly dots: number | null;
  readonly options: readonly VoteOption[];
  /** The project that it is about, whose register of interests counts; `null` where it is about none. */
  readonly project: string | null;
  /** The command that runs when it is carried; `null` where none does. */
  readonly carries: CarriedCall | null;
  /** The vote that it takes again; `null` for the first. */
  readonly again: string | null;
}

/** Who was in the room when a vote was counted: facts of that moment. */
export interface VoteRoom {
  /** Who could vote and did not. */
  readonly missing: readonly string[];
  readonly excluded: readonly ExcludedVoter[];
}

/** How many ballots said the same, with no word of whose they are. For dots, all dots together are one entry. */
export interface SecretTally {
  readonly choice: Choice;
  readonly ballots: number;
}

/** How a vote ended. The result is worked out from it and never stored. */
export type VoteEnd =
  | (VoteRoom & {
    readonly how: 'revealed'; readonly at: string;
    /** Whose ballots count. */
    readonly counted: readonly string[];
    /** Why it was not waited for everybody; `null` where all were in. */
    readonly reason: string | null;
    /** Registered patients of practices then, as exact decimals; `null` for one whose list is not known. Empty unless it is weighted. */
    readonly lists: readonly { readonly practice: PracticeCode; readonly list: string | null }[];
  })
  | (VoteRoom & {
    readonly how: 'counted'; readonly at: string;
    /** Who voted, in the order of their names. */
    readonly voters: readonly string[];
    readonly tally: readonly SecretTally[];
  })
  | { readonly how: 'closed'; readonly at: string; readonly reason: string };

/** A vote as its events add up. */
export interface Vote extends VoteQuestion {
  readonly openedAt: string;
  readonly openedBy: string;
  /** As they stand now; none for a secret vote, ever. */
  readonly ballots: readonly Ballot[];
  /** `null` while it is open. */
  readonly end: VoteEnd | null;
}
