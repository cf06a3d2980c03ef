import { cleanText, counted, error } from '@pbc-planner/base';
import { refusal, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { planAtHand, takesPart } from '../at-hand.ts';
import { askedBy } from '../rounds/items.ts';
import { openRound } from '../rounds/pick-round.ts';

/** `commitment.open`: a new round of scores, for the practices that take part. Earlier rounds stay as they are. */
export const open: Command<{ readonly title?: string }, MessageOutcome | RefusalOutcome> = async ({ title }, context) => {
  const { commitment } = context.state;
  const already = openRound(commitment);
  const hand = await planAtHand(context);
  const asked = hand.ok ? askedBy(hand.value.framework) : hand;
  if (!hand.ok || !asked.ok) return { outcome: refusal('commitment.open'), ...(hand.ok ? asked as Exclude<typeof asked, { ok: true }> : hand) };
  const practices = hand.value.practices.filter(takesPart).map(({ practice }) => practice);
  const faults = [
    ...(already === null ? [] : [error('round-open', `Round ${already.round}, "${already.title}", is open already.`, { hint: 'Reveal it first: pbc commitment reveal.' })]),
    ...(practices.length === 0 ? [error('no-practices', 'No practice takes part yet, so there is nobody to ask.', { hint: 'Import a file with practices, or add one with pbc locality join.' })] : []),
  ];
  if (faults.length > 0) return { status: 'usage', outcome: refusal('commitment.open'), diagnostics: faults };
  const round = (commitment.rounds.at(-1)?.round ?? 0) + 1;
  const name = cleanText(title ?? '', 200) || `Round ${round}`;
  return {
    status: 'fine', diagnostics: [],
    outcome: { kind: 'message', text: `Round ${round}, "${name}", is open for ${counted(practices.length, 'practice')} and ${counted(asked.value.items.length, 'item')}. Scores stay hidden until pbc commitment reveal.` },
    events: [{ type: 'commitment round opened', data: { round, title: name, framework: hand.value.framework.id, practices } }],
  };
};
