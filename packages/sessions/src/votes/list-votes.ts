import { cleanText, error } from '@pbc-planner/base';
import { isFault, type CollectionOutcome, type Command, type RefusalOutcome } from '@pbc-planner/domain';
import { refused } from '../commands/answers.ts';
import { latestSession, sessionAtHand } from '../running/session-at-hand.ts';
import { endText, voteOutcome } from './vote-outcome.ts';

/** `session.votes`: the votes of a session, of the open or the latest one where none is named, or one of them; of an open vote only who has voted. */
export const listVotes: Command<{ readonly vote?: string; readonly session?: string }, CollectionOutcome | RefusalOutcome> = async ({ vote: id, session }, context) => {
  const named = id === undefined ? undefined : context.state.votes.find((one) => one.id === id);
  if (id !== undefined && named === undefined) {
    return refused('session.votes', error('unknown-vote', `There is no vote "${cleanText(id, 40)}".`, { hint: context.state.votes.length === 0 ? 'None was taken yet.' : `There are ${context.state.votes.map((one) => one.id).join(', ')}.` }));
  }
  const of = named?.session ?? session;
  const hand = await (of === undefined ? latestSession(context) : sessionAtHand(context, of));
  if (isFault(hand)) return refused('session.votes', hand);
  const votes = context.state.votes.filter((one) => one.session === hand.session.id && (named === undefined || one === named));
  const parts = votes.map((vote) => voteOutcome(hand, vote, endText(vote)));
  return { status: 'fine', outcome: { kind: 'collection', title: `${hand.session.title}: votes`, parts }, diagnostics: [] };
};
