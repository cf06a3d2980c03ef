import { cleanText, error, type Cell, type Diagnostic, type Source } from '@pbc-planner/base';
import {
  questionsOf, refusal, stateWith,
  type ChallengeAnswer, type ChallengeQuestion, type Command, type CommandContext, type EventBody, type Practice, type RefusalOutcome, type TableOutcome, type YesOrNo,
} from '@pbc-planner/domain';
import { budgetHolders, holderNamed } from './known-practice.ts';

interface ChecklistParameters {
  readonly practice: string;
  readonly question?: string;
  readonly answer?: YesOrNo;
  readonly evidence?: string;
}

/** A question with what the practice answered; `null` where it has not. */
export interface AnsweredQuestion {
  readonly question: ChallengeQuestion;
  readonly answered: ChallengeAnswer | null;
}

/** `budget.checklist`: what a practice checks in its budget, with its answers; one of them is noted where it is given. */
export const checklist: Command<ChecklistParameters, TableOutcome | RefusalOutcome> = async (parameters, context) => {
  const outcome = refusal('budget.checklist');
  const holders = await budgetHolders(context);
  if (!holders.ok) return { status: 'refused', outcome, diagnostics: holders.diagnostics };
  const found = holderNamed(holders.value, parameters.practice, context);
  if (!found.ok) return { status: 'usage', outcome, diagnostics: found.diagnostics };
  const questions = (await answeredQuestions(context, parameters.practice)).map(({ question }) => question);
  const fault = usageFault(parameters, questions);
  if (fault) return { status: 'usage', outcome, diagnostics: [fault] };
  const events = eventsOf(parameters);
  const told = { ...context, state: stateWith(context.state, events, context.clock()) };
  return { status: 'fine', outcome: tableOf(found.value, await answeredQuestions(told, parameters.practice), told), diagnostics: [], events };
};

/** The questions that apply to the plan's year, with a practice's answers, in the order of the checklists. */
export async function answeredQuestions({ state, registry }: CommandContext, practice: string): Promise<AnsweredQuestion[]> {
  const { founded, budgetStanding } = state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const answers = budgetStanding.answers.get(practice);
  return questionsOf(await registry.challengeChecklists(), founded.year).map((question) => ({ question, answered: answers?.get(question.id) ?? null }));
}

/** Whether a question still has to be put: everything but a plain yes. */
export function isOpen({ answered }: AnsweredQuestion): boolean {
  return answered?.answer !== 'yes';
}

/** A source in few words: who published it and when, failing a publisher its title. */
export function shortSource({ title, publisher, date }: Source): string {
  return [publisher ?? title, date?.slice(0, 4)].filter((part) => part !== undefined).join(', ');
}

function eventsOf({ practice, question, answer, evidence }: ChecklistParameters): EventBody[] {
  if (question === undefined || answer === undefined) return [];
  const clean = cleanText(evidence ?? '', 400);
  return [{ type: 'budget question answered', data: { practice, question, answer, ...(clean === '' ? {} : { evidence: clean }) } }];
}

function usageFault({ practice, question, answer, evidence }: ChecklistParameters, questions: readonly ChallengeQuestion[]): Diagnostic | null {
  const example = `For example: pbc budget checklist ${practice} --question base-year --answer yes`;
  if (question === undefined && (answer !== undefined || evidence !== undefined)) return error('which-question', 'An answer needs its question.', { hint: example });
  if (question !== undefined && answer === undefined) return error('which-answer', `The question "${question}" needs an answer.`, { hint: 'Add --answer yes, no or unknown.' });
  if (question === undefined || questions.some(({ id }) => id === question)) return null;
  return error('unknown-question', `The checklist of this year has no question "${question}".`, { hint: `It has ${questions.map(({ id }) => id).join(', ')}.` });
}

function tableOf({ practice, name }: Practice, questions: readonly AnsweredQuestion[], { state }: CommandContext): TableOutcome {
  const open = questions.filter(isOpen).length;
  return {
    kind: 'table',
    fictional: state.founded?.fictional ?? false,
    table: {
      id: 'budget-checklist',
      title: `Budget challenge checklist of ${name} (${practice}), ${state.founded?.year ?? ''}: ${open} of ${questions.length} open`,
      columns: [
        { id: 'question', title: 'Id', kind: 'code' },
        { id: 'text', title: 'Question', kind: 'text' },
        { id: 'answer', title: 'Answer', kind: 'text' },
        { id: 'evidence', title: 'Evidence', kind: 'text' },
        { id: 'source', title: 'Rests on', kind: 'text' },
        { id: 'grade', title: 'Grade', kind: 'text' },
      ],
      rows: questions.map(({ question: { id, question, source, grade }, answered }): Cell[] =>
        [id, question, answered?.answer ?? null, answered?.evidence ?? '', shortSource(source), grade]),
    },
  };
}
