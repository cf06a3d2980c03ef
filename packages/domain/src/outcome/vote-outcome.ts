import type { CarriedCall, ExcludedVoter, VoteBasis, VoteKind, VoteOpenness, VoteOption } from '../session/vote.ts';

/** What an option got. */
export interface VoteCount {
  readonly option: string;
  readonly title: string;
  /** Ballots, dots, or points of a ranking, which may be halves. */
  readonly count: number;
  /** The same with each ballot counted for the registered patients of its practice, as an exact decimal; `null` where it is not asked or a list is not known. */
  readonly weighted: string | null;
  /** From 1, equals sharing the better one; `null` where options have no order. */
  readonly rank: number | null;
}

/** What came of a vote. Ties are named and nothing breaks them. */
export interface VoteResult {
  readonly ballots: number;
  readonly counts: readonly VoteCount[];
  /** How it is counted, in a sentence. */
  readonly method: string;
  /** What came of it, in a sentence; by registered patients too, where that was asked. */
  readonly text: string;
  readonly weightedText: string | null;
  /** The options with the most, of those that have an order: several where they are tied. */
  readonly leading: readonly string[];
  /** Whether it is carried, for yes and no and for fingers; `null` for the others. */
  readonly carried: boolean | null;
  /** The same by registered patients; `null` where it is not asked or not known. */
  readonly carriedByList: boolean | null;
  /** Whether all ballots say the same, so that everybody's choice is known. */
  readonly unanimous: boolean;
  /** What runs because it is carried; `null` where nothing does. */
  readonly carries: CarriedCall | null;
}

/** A vote as the room may see it: nothing of any choice before it is revealed. */
export interface VoteOutcome {
  readonly kind: 'vote';
  readonly locality: string;
  readonly fictional: boolean;
  readonly session: string;
  readonly vote: string;
  readonly question: string;
  readonly voteKind: VoteKind;
  readonly basis: VoteBasis;
  readonly openness: VoteOpenness;
  readonly weighted: boolean;
  readonly dots: number | null;
  readonly options: readonly VoteOption[];
  readonly project: string | null;
  readonly again: string | null;
  /** `closed`: ended without being counted. */
  readonly state: 'open' | 'revealed' | 'counted' | 'closed';
  /** What was just done, or what is to be done next, in a sentence. */
  readonly said: string;
  /** Who has voted, in the order of their names. */
  readonly voted: readonly string[];
  /** Who can vote and has not. */
  readonly missing: readonly string[];
  readonly excluded: readonly ExcludedVoter[];
  /** `null` until it is revealed or counted. */
  readonly result: VoteResult | null;
  /** Names beside choices, for an open vote that is revealed; `null` for every other. */
  readonly ballots: readonly { readonly voter: string; readonly person: string | null; readonly choice: string }[] | null;
  /** What would make it better, with names where the vote is open. */
  readonly concerns: readonly { readonly voter: string | null; readonly text: string }[];
}
