import { cleanText, counted, error, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { planAtHand } from '../at-hand.ts';
import { askedBy, incompletePractices } from '../rounds/items.ts';
import { openRound } from '../rounds/pick-round.ts';

/** `commitment.reveal`: all scores of the open round at once. Before every sheet is complete it takes a reason, which is logged. */
export const reveal: Command<{ readonly reason?: string }, MessageOutcome | RefusalOutcome> = async ({ reason: given }, context) => {
  const refuse = (...diagnostics: readonly Diagnostic[]) => ({ status: 'usage', outcome: refusal('commitment.reveal'), diagnostics }) as const;
  const round = openRound(context.state.commitment);
  if (round === null) return refuse(error('no-open-round', 'No round is open, so there is nothing to reveal.', { hint: 'Open one with pbc commitment open.' }));
  const hand = await planAtHand(context, round.framework);
  const asked = hand.ok ? askedBy(hand.value.framework) : hand;
  if (!asked.ok) return { status: asked.status, outcome: refusal('commitment.reveal'), diagnostics: asked.diagnostics };
  if (![...round.sheets.values()].some(({ items }) => items.size > 0)) {
    return refuse(error('nothing-scored', `Nobody has scored anything in round ${round.round} yet.`, { hint: 'Score with pbc commitment score PRACTICE.' }));
  }
  const incomplete = incompletePractices(round, asked.value.items);
  const reason = cleanText(given ?? '', 500);
  if (incomplete.length > 0 && reason === '') {
    return refuse(error('sheets-incomplete', `${counted(incomplete.length, 'sheet')} of ${round.practices.length} not complete: ${incomplete.join(', ')}.`, {
      hint: 'Let them finish, or reveal with --reason "why it cannot wait"; the reason goes into the log.',
    }));
  }
  const why = incomplete.length === 0 ? null : reason;
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'message',
      text: `Round ${round.round} is revealed${why === null ? '' : ` with ${counted(incomplete.length, 'sheet')} incomplete`}. See it with pbc commitment heatmap.`,
    },
    events: [{ type: 'commitment round revealed', data: { round: round.round, reason: why, incomplete: incomplete.length } }],
  };
};
