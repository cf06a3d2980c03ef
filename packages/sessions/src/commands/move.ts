import { cleanText, error, info } from '@pbc-planner/base';
import { isFault, type AgendaBlock, type Command, type CommandContext, type CommandResult, type RefusalOutcome, type SessionOutcome } from '@pbc-planner/domain';
import { notFacilitator, sessionAtHand, type SessionAtHand } from '../running/session-at-hand.ts';
import { readBackOf, sessionOutcome, templateGone } from '../running/session-outcome.ts';
import { refused, screenAfter } from './answers.ts';

type Moved = CommandResult<SessionOutcome | RefusalOutcome>;
interface MoveParameters { readonly agreed: boolean }

/** `session.next`: the next block, once the room has heard what it leaves. */
export const next: Command<MoveParameters, SessionOutcome | RefusalOutcome> = ({ agreed }, context) =>
  move('session.next', context, agreed, ({ agenda, block }) => {
    const following = agenda[agenda.findIndex(({ id }) => id === block) + 1];
    return following ?? error('last-block', 'This is the last block.', { hint: 'Close the session with pbc session close.' });
  });

/** `session.back`: the block before, once the room has heard what it leaves. */
export const back: Command<MoveParameters, SessionOutcome | RefusalOutcome> = ({ agreed }, context) =>
  move('session.back', context, agreed, ({ agenda, block }) => {
    const before = agenda[agenda.findIndex(({ id }) => id === block) - 1];
    return before ?? error('first-block', 'This is the first block.', { hint: 'Go on with pbc session next.' });
  });

/** `session.block`: any block of the agenda, once the room has heard what it leaves. */
export const block: Command<MoveParameters & { readonly block: string }, SessionOutcome | RefusalOutcome> = ({ block: id, agreed }, context) =>
  move('session.block', context, agreed, ({ agenda, block: here }) => {
    if (id === here) return error('already-here', 'The session is at this block already.', { hint: 'Name another, or leave it as it is.' });
    return agenda.find((one) => one.id === id) ?? error('unknown-block', `The agenda has no block "${cleanText(id, 60)}".`, { hint: `It has ${agenda.map((one) => one.id).join(', ')}.` });
  });

/** A block is never left before the room has heard what was decided in it and who does what; and never by itself. */
async function move(command: string, context: CommandContext, agreed: boolean, to: (session: SessionAtHand['session']) => AgendaBlock | ReturnType<typeof error>): Promise<Moved> {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused(command, hand);
  const { session } = hand;
  const target = to(session);
  const fault = notFacilitator(hand, context.by) ?? (isFault(target) ? target : null);
  if (fault !== null || isFault(target)) return refused(command, ...(fault === null ? [] : [fault]));
  if (!agreed) {
    return {
      status: 'fine', outcome: sessionOutcome(hand, readBackOf(hand, session.block)),
      diagnostics: [...templateGone(hand), info('read-back', 'Nothing was left yet: read this out first.', { hint: `Once the room agrees, say so with --agreed; ${target.title} comes then.` })],
    };
  }
  return screenAfter(hand, [{ type: 'session block opened', data: { session: session.id, block: target.id, title: target.title } }], context.by);
}
