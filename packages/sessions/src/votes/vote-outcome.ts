import { compareText } from '@pbc-planner/base';
import type { Vote, VoteOutcome } from '@pbc-planner/domain';
import type { SessionAtHand } from '../running/session-at-hand.ts';
import { choiceText } from './choice.ts';
import { electorateOf } from './electorate.ts';
import { resultOf } from './result.ts';

/** A vote as the room may see it. Of an open one it takes who voted from the ballots and nothing else. */
export function voteOutcome(hand: SessionAtHand, vote: Vote, said: string): VoteOutcome {
  const { end } = vote;
  const question: Omit<VoteOutcome, 'state' | 'said' | 'voted' | 'missing' | 'excluded' | 'result' | 'ballots' | 'concerns'> = {
    kind: 'vote', locality: hand.locality, fictional: hand.fictional, session: vote.session, vote: vote.id, question: vote.question, voteKind: vote.kind, basis: vote.basis,
    openness: vote.openness, weighted: vote.weighted, dots: vote.dots, options: vote.options, project: vote.project, again: vote.again,
  };
  const nothing = { result: null, ballots: null, concerns: [] };
  if (end === null) {
    const { voters, excluded } = electorateOf(hand, vote);
    const voted = vote.ballots.map(({ voter }) => voter).sort(compareText);
    return { ...question, ...nothing, state: 'open', said, voted, missing: voters.map(({ voter }) => voter).filter((voter) => !voted.includes(voter)), excluded };
  }
  if (end.how === 'closed') return { ...question, ...nothing, state: 'closed', said, voted: [], missing: [], excluded: [] };
  const isOpen = vote.openness === 'open';
  const counting = end.how === 'counted' ? [] : vote.ballots.filter(({ voter }) => end.counted.includes(voter)).toSorted((a, b) => compareText(a.voter, b.voter));
  // Without names, what was said stands in the order of its words: that of the voters would give them away.
  const concerns = counting.flatMap(({ voter, concern }) => (concern === null ? [] : [{ voter: isOpen ? voter : null, text: concern }]));
  return {
    ...question, state: end.how, said, voted: end.how === 'counted' ? end.voters : end.counted, missing: end.missing, excluded: end.excluded, result: resultOf(vote, end),
    ballots: isOpen ? counting.map(({ voter, person, choice }) => ({ voter, person, choice: choiceText(vote, choice) })) : null,
    concerns: isOpen ? concerns : concerns.toSorted((a, b) => compareText(a.text, b.text)),
  };
}

/** How a vote stands, in a sentence. */
export function endText({ end }: Pick<Vote, 'end'>): string {
  if (end === null) return 'It is open.';
  return end.how === 'closed' ? `Closed without being counted: ${end.reason}` : 'The result stands.';
}
