import type { DutyFinding, DutyTest, InvolvementAnswer, InvolvementItem } from '@pbc-planner/domain';

/** What a duty test says of some answers, and why. */
export interface FoundDuty {
  readonly says: DutyFinding;
  readonly reasons: readonly string[];
}

/**
 * What a duty test says. One rule that speaks for the duty is enough; one against it counts only where none speaks for it.
 * What no rule covers is "take advice": an answer that is not known is never taken for a no.
 */
export function dutyFinding({ rules }: DutyTest, items: readonly InvolvementItem[], answers: Readonly<Record<string, InvolvementAnswer>>): FoundDuty {
  const held = rules.filter(({ when }) => Object.entries(when).every(([item, answer]) => answers[item] === answer));
  const forIt = held.filter(({ says }) => says === 'likely applies');
  if (forIt.length > 0) return { says: 'likely applies', reasons: forIt.map(({ because }) => because) };
  if (held.length > 0) return { says: 'unlikely', reasons: held.map(({ because }) => because) };
  const open = items.filter(({ id }) => answers[id] !== 'yes' && answers[id] !== 'no');
  return {
    says: 'take advice',
    reasons: open.length > 0 ? open.map(({ question }) => `Not known: ${question}`) : ['No rule of the test covers these answers.'],
  };
}
