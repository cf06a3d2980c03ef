import { refusal, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { planAtHand, practiceOf } from '../at-hand.ts';

/** `commitment.naming`: whether a practice agrees that its name stands beside its scores. */
export const naming: Command<{ readonly practice: string; readonly agree: 'yes' | 'no' }, MessageOutcome | RefusalOutcome> = async ({ practice, agree }, context) => {
  const hand = await planAtHand(context);
  const found = hand.ok ? practiceOf(hand.value, practice) : hand;
  if (!found.ok) return { status: found.status, outcome: refusal('commitment.naming'), diagnostics: found.diagnostics };
  const agreed = agree === 'yes';
  const before = context.state.commitment.named.has(practice);
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'message',
      text: `${before === agreed ? 'Nothing changed. ' : ''}${found.value.name} ${agreed ? 'is named beside its scores' : 'stands under a letter, not its name'}.`,
    },
    events: before === agreed ? [] : [{ type: 'commitment naming agreed', data: { practice, agreed } }],
  };
};
