import { isFault, type Command, type MinutesOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { minutesOf } from '../minutes/minutes.ts';
import { latestSession, sessionAtHand } from '../running/session-at-hand.ts';
import { refused } from './answers.ts';

/** `session.minutes`: the minutes of a session, of the open or the latest one where none is named. */
export const minutes: Command<{ readonly session?: string; readonly roles: boolean }, MinutesOutcome | RefusalOutcome> = async ({ session, roles }, context) => {
  const hand = await (session === undefined ? latestSession(context) : sessionAtHand(context, session));
  if (isFault(hand)) return refused('session.minutes', hand);
  return { status: 'fine', outcome: minutesOf(hand, context.plan?.events ?? [], roles), diagnostics: [] };
};
