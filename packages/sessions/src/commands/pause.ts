import { error, info } from '@pbc-planner/base';
import { clockState, facilitatorOf, isFault, personKey, type Command, type EventBody, type RefusalOutcome, type SessionOutcome } from '@pbc-planner/domain';
import { notFacilitator, sessionAtHand } from '../running/session-at-hand.ts';
import { refused, screenAfter } from './answers.ts';

/** `session.pause`: the clock stands until somebody goes on. */
export const pause: Command<object, SessionOutcome | RefusalOutcome> = async (_, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.pause', hand);
  const fault = notFacilitator(hand, context.by) ?? (hand.session.paused ? error('paused-already', 'The session is paused already.', { hint: 'Go on with pbc session go-on.' }) : null);
  return fault === null ? screenAfter(hand, [{ type: 'session paused', data: { session: hand.session.id } }], context.by) : refused('session.pause', fault);
};

/** `session.go-on`: the clock runs again. */
export const goOn: Command<object, SessionOutcome | RefusalOutcome> = async (_, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.go-on', hand);
  const { session, activity, now } = hand;
  const stands = clockState(session, activity, now) !== 'running';
  const fault = notFacilitator(hand, context.by) ?? (stands ? null : error('running-already', 'The clock runs.', { hint: 'Pause it with pbc session pause.' }));
  return fault === null ? screenAfter(hand, [{ type: 'session went on', data: { session: session.id } }], context.by) : refused('session.go-on', fault);
};

/** `session.resume`: the session as it was left, on the same screen. Whoever resumes leads it from then on; where that is somebody else, the minutes say so. */
export const resume: Command<object, SessionOutcome | RefusalOutcome> = async (_, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.resume', hand);
  const { session, activity, now } = hand;
  const from = facilitatorOf(session);
  const taken = personKey(from) !== personKey(context.by);
  const stands = clockState(session, activity, now) !== 'running';
  const events: EventBody[] = [
    ...(taken ? [{ type: 'session taken over', data: { session: session.id, from } } as const] : []),
    ...(stands ? [{ type: 'session went on', data: { session: session.id } } as const] : []),
  ];
  return screenAfter(hand, events, context.by, taken ? [info('taken-over', `${context.by} leads this session now; ${from} led it before. The minutes say so.`)] : []);
};
