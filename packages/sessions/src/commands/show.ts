import { isFault, type Command, type RefusalOutcome, type SessionOutcome } from '@pbc-planner/domain';
import { latestSession, sessionAtHand } from '../running/session-at-hand.ts';
import { sessionOutcome, templateGone } from '../running/session-outcome.ts';
import { refused } from './answers.ts';

/** `session.show`: what the screen of the room shows now. */
export const show: Command<{ readonly session?: string }, SessionOutcome | RefusalOutcome> = async ({ session }, context) => {
  const hand = await (session === undefined ? latestSession(context) : sessionAtHand(context, session));
  if (isFault(hand)) return refused('session.show', hand);
  return { status: 'fine', outcome: sessionOutcome(hand), diagnostics: templateGone(hand) };
};
