import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  daysBetween, isDay, refusal, standingQuestions, stateWith,
  type BudgetStatusOutcome, type BudgetStatusRow, type Command, type CommandContext, type EventBody, type Practice, type RefusalOutcome, type StandingAnswers,
  type StandingQuestion, type StandingSide, type StandingWord, type YesOrNo,
} from '@pbc-planner/domain';
import { commissionerOf } from './commissioner.ts';
import { dueDay } from './due-day.ts';
import { budgetHolders, holderNamed } from './known-practice.ts';

interface StatusParameters {
  readonly practice?: string;
  readonly side?: StandingSide;
  readonly received?: YesOrNo;
  readonly methodKnown?: YesOrNo;
  readonly dataGood?: YesOrNo;
  readonly agreed?: YesOrNo;
  readonly note?: string;
  readonly due?: string;
  readonly asOf?: string;
}

/** `budget.status`: how far each practice has come with its budget, as the commissioner says and as the practice says. */
export const status: Command<StatusParameters, BudgetStatusOutcome | RefusalOutcome> = async (parameters, context) => {
  const outcome = refusal('budget.status');
  const fault = usageFault(parameters);
  if (fault) return { status: 'usage', outcome, diagnostics: [fault] };
  const holders = await budgetHolders(context);
  if (!holders.ok) return { status: 'refused', outcome, diagnostics: holders.diagnostics };
  const named = parameters.practice === undefined ? null : holderNamed(holders.value, parameters.practice, context);
  if (named !== null && !named.ok) return { status: 'usage', outcome, diagnostics: named.diagnostics };
  const events = eventsOf(parameters);
  const told: CommandContext = { ...context, state: stateWith(context.state, events, context.clock()) };
  return { status: 'fine', outcome: await standing(told, named === null ? holders.value : [named.value], parameters.asOf ?? context.clock().slice(0, 10)), diagnostics: [], events };
};

function answersOf(parameters: StatusParameters): StandingWord['answers'] {
  return Object.fromEntries(standingQuestions.flatMap((question) => (parameters[question] === undefined ? [] : [[question, parameters[question]]])));
}

function eventsOf(parameters: StatusParameters): EventBody[] {
  const { practice, side, due } = parameters;
  const answers = answersOf(parameters);
  const note = cleanText(parameters.note ?? '', 400);
  const said = side !== undefined && practice !== undefined;
  return [
    ...(due === undefined ? [] : [{ type: 'budget due date set', data: { due: due === 'none' ? null : due } } as const]),
    ...(said ? [{ type: 'budget status said', data: { practice, side, answers, ...(note === '' ? {} : { note }) } } as const] : []),
  ];
}

function usageFault(parameters: StatusParameters): Diagnostic | null {
  const { practice, side, note, due, asOf } = parameters;
  const says = Object.keys(answersOf(parameters)).length > 0 || note !== undefined;
  for (const [name, day] of [['--due', due === 'none' ? undefined : due], ['--as-of', asOf]] as const) {
    if (day !== undefined && !isDay(day)) return error('not-a-day', `"${day}" is no day of the calendar.`, { hint: `Write it as 2006-05-01: ${name} 2006-05-01` });
  }
  if (says && side === undefined) return error('whose-word', 'It must be said who says so: the words of the two sides are kept apart.', { hint: 'Add --side practice or --side commissioner.' });
  if (says && practice === undefined) return error('which-practice', 'It must be said of which practice.', { hint: 'For example: pbc budget status abbey --side practice --received yes' });
  if (!says && side !== undefined) return error('nothing-said', 'Nothing is said.', { hint: 'Add --received, --method-known, --data-good or --agreed with yes, no or unknown, or a --note.' });
  return null;
}

/** Where the budgets of some practices stand on a day. */
export async function standing(context: CommandContext, practices: readonly Practice[], asOf: string): Promise<BudgetStatusOutcome> {
  const { founded, budgetStanding } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const due = await dueDay(context);
  const late = due.date === null ? null : daysBetween(due.date, asOf);
  return {
    kind: 'budget-status',
    locality: founded.name,
    fictional: founded.fictional,
    year: founded.year,
    commissioner: commissionerOf(founded.year).short,
    asOf,
    due,
    rows: practices.map(({ practice, name }): BudgetStatusRow => {
      const said = budgetStanding.words.get(practice);
      const commissioner = saidBy(said?.commissioner);
      const practiceSays = saidBy(said?.practice);
      const overdue = late === null ? null : late > 0 && practiceSays.agreed !== 'yes';
      return { practice, name, commissioner, practiceSays, mismatches: mismatches(commissioner, practiceSays), overdue, daysOverdue: overdue === true ? late : null };
    }),
  };
}

function saidBy(word: StandingWord | undefined): StandingAnswers {
  const answers = Object.fromEntries(standingQuestions.map((question) => [question, word?.answers[question] ?? null])) as Record<StandingQuestion, YesOrNo | null>;
  return { ...answers, note: word?.note ?? null };
}

/** Only a plain yes against a plain no: what one side does not know is not a difference. */
function mismatches(commissioner: StandingAnswers, practiceSays: StandingAnswers): StandingQuestion[] {
  const differ = (question: StandingQuestion) => new Set([commissioner[question], practiceSays[question]]);
  return standingQuestions.filter((question) => differ(question).has('yes') && differ(question).has('no'));
}
