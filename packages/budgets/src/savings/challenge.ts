import { cleanText, error, formatPounds, type Diagnostic, type Pence } from '@pbc-planner/base';
import {
  challengeSteps, refusal,
  type Challenge, type ChallengeState, type Command, type EventBody, type MessageOutcome, type RefusalOutcome,
} from '@pbc-planner/domain';
import { readPounds } from '../pounds.ts';
import { nextId, practiceOf } from './plan-names.ts';

interface RaiseParameters {
  readonly practice: string;
  readonly pounds: string;
  readonly about: string;
}

/** `budget.challenge`: a practice disputes a charge. Nothing is counted as saved by it. */
export const raiseChallenge: Command<RaiseParameters, MessageOutcome | RefusalOutcome> = async ({ practice, pounds, about }, context) => {
  const usage = (diagnostics: readonly Diagnostic[]) => ({ status: 'usage', outcome: refusal('budget.challenge'), diagnostics }) as const;
  const amount = readPounds(pounds, 'a challenge', 'any but zero');
  if (typeof amount !== 'number') return usage([amount]);
  const words = cleanText(about, 300);
  if (words === '') return usage([error('no-subject', 'A challenge says what it is about.', { hint: 'For example: --about "charged for a patient of another practice"' })]);
  const found = await practiceOf(practice, context);
  if (!found.ok) return usage(found.diagnostics);
  const challenge = nextId('challenge', context.state.freedUp.challenges);
  return {
    status: 'fine', diagnostics: [],
    outcome: { kind: 'message', text: `${challenge} is raised for ${found.value.name}: ${formatPounds(amount)}. It is in no figure until it is agreed and booked.` },
    events: [{ type: 'challenge raised', data: { challenge, practice, pence: amount, about: words } }],
  };
};

interface StepParameters {
  readonly challenge: string;
  readonly to: Exclude<ChallengeState, 'raised'>;
  readonly pounds?: string;
  readonly reason?: string;
}

/** `budget.challenge-step`: a challenge is agreed, rejected, withdrawn or, once agreed, booked. */
export const stepChallenge: Command<StepParameters, MessageOutcome | RefusalOutcome> = ({ challenge, to, pounds, reason }, { state }) => {
  const refuse = (status: 'usage' | 'refused', diagnostic: Diagnostic) => ({ status, outcome: refusal('budget.challenge-step'), diagnostics: [diagnostic] }) as const;
  const found = state.freedUp.challenges.get(challenge);
  if (found === undefined) return refuse('usage', unknownChallenge(challenge, [...state.freedUp.challenges.keys()]));
  if (!challengeSteps[found.state].includes(to)) return refuse('refused', noSuchStep(challenge, found, to));
  if (pounds !== undefined && to !== 'agreed') return refuse('usage', error('amount-without-agreement', 'Only an agreement names an amount.', { hint: 'Leave --pounds out.' }));
  const agreed = pounds === undefined ? found.pence : readPounds(pounds, 'what was agreed', 'any');
  if (typeof agreed !== 'number') return refuse('usage', agreed);
  return {
    status: 'fine', diagnostics: [], outcome: { kind: 'message', text: saidOf(challenge, to, to === 'booked' ? (found.agreedPence ?? found.pence) : agreed) },
    events: [eventOf(challenge, to, agreed, cleanText(reason ?? '', 300) || null)],
  };
};

function eventOf(challenge: string, to: StepParameters['to'], agreed: Pence, reason: string | null): EventBody {
  if (to === 'booked') return { type: 'challenge booked', data: { challenge } };
  return { type: 'challenge answered', data: { challenge, answer: to, agreedPence: to === 'agreed' ? agreed : null, reason } };
}

function saidOf(challenge: string, to: StepParameters['to'], amount: Pence): string {
  switch (to) {
    case 'agreed': return `${challenge} is agreed at ${formatPounds(amount)}. Book it where the outturn does not hold it yet.`;
    case 'booked': return `${challenge} is booked: ${formatPounds(amount)} comes off the outturn.`;
    case 'rejected': return `${challenge} is rejected.`;
    case 'withdrawn': return `${challenge} is withdrawn.`;
  }
}

function noSuchStep(id: string, { state }: Challenge, to: ChallengeState): Diagnostic {
  if (to === 'booked' && state === 'raised') {
    return error('challenge-not-agreed', `${id} is not agreed, so it cannot be booked as a saving.`, { hint: `Record the agreement first: pbc budget challenge-step ${id} --to agreed` });
  }
  const next = challengeSteps[state];
  return error('no-such-step', `${id} is ${state}, so it cannot become ${to}.`, { hint: next.length === 0 ? 'Nothing more happens to it; raise a new one, or take the last step back with pbc undo.' : `It can become ${next.join(', ')}.` });
}

function unknownChallenge(id: string, held: readonly string[]): Diagnostic {
  return error('unknown-challenge', `The plan has no challenge "${id}".`, { hint: held.length === 0 ? 'It has none: raise one with pbc budget challenge.' : `It has ${held.slice(-8).join(', ')}.` });
}
