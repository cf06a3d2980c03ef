import { error, info, warning, type Diagnostic } from '@pbc-planner/base';
import { isFault, type Command, type MessageOutcome, type RefusalOutcome, type SessionOutcome } from '@pbc-planner/domain';
import { notFacilitator, sessionAtHand, unknownSession } from '../running/session-at-hand.ts';
import { flaggedOf, readBackOf, sessionOutcome } from '../running/session-outcome.ts';
import { done, refused, screenAfter } from './answers.ts';

/** `session.close`: reads the whole session back with what is to be mended first; then, once the room agrees, closes it. */
export const close: Command<{ readonly agreed: boolean }, SessionOutcome | RefusalOutcome> = async ({ agreed }, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.close', hand);
  const { session } = hand;
  const fault = notFacilitator(hand, context.by);
  if (fault !== null) return refused('session.close', fault);
  const flagged = flaggedOf(session);
  const open = session.conflicts.filter(({ settled }) => settled === null);
  const diagnostics: Diagnostic[] = [
    ...(flagged.length === 0 ? [] : [warning('actions-incomplete', `${flagged.join(', ')} ${flagged.length === 1 ? 'has' : 'have'} no owner or no day.`, { hint: `Mend with pbc session mend ${flagged[0]} --owner "..." --due 2006-12-05; it can be done after the close too, until the minutes are approved.` })]),
    ...(open.length === 0 ? [] : [warning('conflicts-open', `${open.map(({ id }) => id).join(', ')} ${open.length === 1 ? 'is' : 'are'} not settled.`, { hint: `Settle with pbc session settle ${open[0]?.id} --keep ours, or theirs.` })]),
  ];
  if (agreed) return screenAfter(hand, [{ type: 'session closed', data: { session: session.id, title: session.title } }], context.by, diagnostics);
  return {
    status: diagnostics.length === 0 ? 'fine' : 'problems', outcome: sessionOutcome(hand, readBackOf(hand, null)),
    diagnostics: [...diagnostics, info('read-back', 'Nothing was closed yet: read this out first.', { hint: 'Once the room agrees, say so with --agreed.' })],
  };
};

/** `session.approve`: that the minutes of a closed session are right. Nothing in them is changed from then on, and it cannot be undone. */
export const approve: Command<{ readonly session?: string }, MessageOutcome | RefusalOutcome> = ({ session: id }, { state }) => {
  const session = id === undefined ? state.sessions.findLast(({ closed }) => closed !== null) : state.sessions.find((one) => one.id === id);
  if (session === undefined) {
    return refused('session.approve', id === undefined ? error('no-session', 'No session was closed yet.', { hint: 'Close one with pbc session close.' }) : unknownSession(state, id));
  }
  const open = session.conflicts.filter(({ settled }) => settled === null);
  const faults = [
    ...(session.closed === null ? [error('session-open', `${session.id} is still open.`, { hint: 'Close it first with pbc session close.' })] : []),
    ...(session.approved === null ? [] : [error('approved-already', `${session.approved.by} approved them on ${session.approved.at.slice(0, 10)}.`, { hint: 'Leave them as they are.' })]),
    ...(open.length === 0 ? [] : [error('conflicts-open', `${open.map((one) => one.id).join(', ')} ${open.length === 1 ? 'is' : 'are'} not settled.`, { hint: `Settle with pbc session settle ${open[0]?.id} --keep ours, or theirs.` })]),
  ];
  if (faults.length > 0) return refused('session.approve', ...faults);
  return done(`The minutes of ${session.id}, ${session.title}, are approved.`, [{ type: 'session minutes approved', data: { session: session.id, title: session.title } }]);
};
