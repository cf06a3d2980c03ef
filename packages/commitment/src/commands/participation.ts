import { error, type Table } from '@pbc-planner/base';
import {
  isDay, refusal, valueInForce,
  type Command, type CommandContext, type DocumentOutcome, type EventBody, type Membership, type PlanState, type Practice, type RefusalOutcome,
} from '@pbc-planner/domain';
import { planAtHand, practiceOf, type PlanAtHand } from '../at-hand.ts';

interface ParticipationParameters {
  readonly practice?: string;
  readonly as?: Membership;
  readonly date?: string;
}

/** The policy parameter that says by when every practice has to take part. */
const deadlineParameter = 'universal-coverage-date';

const words: Readonly<Record<Membership, string>> = { in: 'in the locality', alone: 'alone', observing: 'observing', declined: 'declined' };

/** `commitment.participation`: how each practice takes part and since when; with a practice and `as`, records what it said. */
export const participation: Command<ParticipationParameters, DocumentOutcome | RefusalOutcome> = async ({ practice, as, date }, context) => {
  const hand = await planAtHand(context);
  if (!hand.ok) return { status: hand.status, outcome: refusal('commitment.participation'), diagnostics: hand.diagnostics };
  const found = practice === undefined ? null : practiceOf(hand.value, practice);
  const faults = [
    ...(found === null || found.ok ? [] : found.diagnostics),
    ...((practice === undefined) === (as === undefined) ? [] : [error('half-said', practice === undefined ? 'Whose participation is it?' : `How does ${practice} take part?`, { hint: 'For example: pbc commitment participation abbey --as in' })]),
    ...(date === undefined || isDay(date) ? [] : [error('not-a-date', `${date} is no day of the calendar.`, { hint: 'Write a date such as 2006-11-06.' })]),
    ...(date !== undefined && practice === undefined ? [error('date-alone', 'A date needs a practice that it is for.', { hint: 'Name the practice, and how it takes part.' })] : []),
  ];
  if (faults.length > 0) return { status: 'usage', outcome: refusal('commitment.participation'), diagnostics: faults };
  const events: EventBody[] = practice === undefined || as === undefined ? [] : [{ type: 'participation stated', data: { practice, participation: as, date: date ?? null } }];
  const practices = hand.value.practices.map((one) => (one.practice === practice && as !== undefined ? { ...one, membership: as } : one));
  const said = (one: Practice): string | null => (one.practice === practice && as !== undefined ? date ?? 'today' : statedDate(context.state, one));
  return { status: 'fine', diagnostics: [], outcome: await overview(hand.value, practices, said, context), events };
};

/** Since when a practice has taken part as it does, as it said; `null` where it has not said so. */
export function statedDate({ commitment }: PlanState, { practice, membership }: Practice): string | null {
  const stated = commitment.participation.get(practice);
  return stated !== undefined && stated.participation === membership ? stated.date : null;
}

async function overview({ locality, fictional }: PlanAtHand, practices: readonly Practice[], said: (one: Practice) => string | null, context: CommandContext): Promise<DocumentOutcome> {
  const stated = practices.filter((one) => said(one) !== null).length;
  return {
    kind: 'document',
    document: {
      title: `${locality}: how practices take part`,
      fictional,
      blocks: [
        {
          kind: 'facts',
          facts: [
            ['Have said so', `${stated} of ${practices.length}`],
            ...(Object.keys(words) as Membership[]).map((one) => [words[one], String(practices.filter(({ membership }) => membership === one).length)] as const),
            ['Deadline', await deadlineText(context)],
          ],
        },
        { kind: 'table', table: table(practices, said), main: true },
      ],
    },
  };
}

async function deadlineText({ registry, state }: CommandContext): Promise<string> {
  const parameter = (await registry.policyParameters()).find(({ id }) => id === deadlineParameter);
  const value = parameter === undefined || state.founded === null ? null : valueInForce(parameter, state.founded.year);
  if (value === null || value.value === null) return 'none is known for the year of the plan';
  return `${value.value} (${value.grade}: ${value.source.title})`;
}

function table(practices: readonly Practice[], said: (one: Practice) => string | null): Table {
  return {
    id: 'participation',
    title: 'Practices',
    columns: [
      { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' },
      { id: 'participation', title: 'Takes part', kind: 'text' }, { id: 'since', title: 'Said so for', kind: 'code' },
    ],
    rows: practices.map((one) => [one.practice, one.name, words[one.membership], said(one)]),
  };
}
