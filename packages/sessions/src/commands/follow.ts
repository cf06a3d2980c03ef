import { clockState, facilitatorOf, isFault, type Command, type RefusalOutcome, type SessionFollowOutcome } from '@pbc-planner/domain';
import { quorumOf } from '../running/quorum.ts';
import { sessionAtHand } from '../running/session-at-hand.ts';
import { blockOf, cardOf, flaggedOf, shownAgenda, templateGone } from '../running/session-outcome.ts';
import { shownCaptures } from '../running/shown-capture.ts';
import { refused } from './answers.ts';

/** `session.follow`: the facilitator's own screen beside the room's: clock, next block, guide, private notes, what is to be mended. It changes nothing. */
export const follow: Command<{ readonly watch?: boolean }, SessionFollowOutcome | RefusalOutcome> = async (_, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.follow', hand);
  const { session, template, activity, now } = hand;
  const agenda = shownAgenda(hand);
  const at = agenda.findIndex(({ id }) => id === session.block);
  const here = agenda[at];
  if (here === undefined) throw new Error(`The session is at ${session.block}, which its agenda does not have`);
  const following = session.agenda[at + 1];
  const block = blockOf(template, session.block);
  const flagged = flaggedOf(session);
  return {
    status: 'fine', diagnostics: templateGone(hand),
    outcome: {
      kind: 'session-follow', locality: hand.locality, fictional: hand.fictional, session: session.id, title: session.title, rehearsal: session.rehearsal, asOf: now,
      clock: clockState(session, activity, now), facilitator: facilitatorOf(session),
      elapsedSeconds: agenda.reduce((sum, one) => sum + one.elapsedSeconds, 0), plannedSeconds: agenda.reduce((sum, one) => sum + one.plannedSeconds, 0),
      here: { ...here, number: at + 1, of: agenda.length, prompt: block?.prompt ?? [], shows: block?.shows ?? null },
      next: following === undefined ? null : { id: following.id, title: following.title, minutes: following.minutes },
      guide: block?.note ?? [], card: cardOf(hand), notes: session.notes.filter((one) => one.block === session.block), quorum: quorumOf(session, hand.practices),
      flagged: shownCaptures(session, now.slice(0, 10)).filter(({ id }) => flagged.includes(id)), conflicts: session.conflicts.filter(({ settled }) => settled === null), screen: session.screen,
    },
  };
};
