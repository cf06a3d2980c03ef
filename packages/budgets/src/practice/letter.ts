import { cleanText, error, formatPounds, lowestGrade, type Block, type Diagnostic } from '@pbc-planner/base';
import {
  isDay, refusal, type BudgetStatusRow, type Command, type CommandContext, type DocumentOutcome, type Practice, type RefusalOutcome,
} from '@pbc-planner/domain';
import type { BudgetParameters } from '../budget-run.ts';
import { answeredQuestions, isOpen, shortSource, type AnsweredQuestion } from '../status/checklist.ts';
import { commissionerOf } from '../status/commissioner.ts';
import { dayText } from '../status/days.ts';
import { budgetHolders, holderNamed } from '../status/known-practice.ts';
import { standing } from '../status/status.ts';
import { onItsOwn } from '../what-if/tried-plan.ts';
import { practiceBudget, type MethodBudget } from './practice-budget.ts';

interface LetterParameters extends BudgetParameters {
  readonly practice: string;
  readonly to?: string;
  readonly signedBy?: string;
  readonly replyBy?: string;
  readonly dated?: string;
}

/** `budget.letter`: a draft to the commissioner with the questions about a practice's budget that are open. */
export const letter: Command<LetterParameters, DocumentOutcome | RefusalOutcome> = async (parameters, context) => {
  const { practice, replyBy, dated, to: _, signedBy: __, ...rest } = parameters;
  const outcome = refusal('budget.letter');
  const fault = dayFault('--reply-by', replyBy) ?? dayFault('--dated', dated);
  if (fault) return { status: 'usage', outcome, diagnostics: [fault] };
  const holders = await budgetHolders(context);
  if (!holders.ok) return { status: 'refused', outcome, diagnostics: holders.diagnostics };
  const holder = holderNamed(holders.value, practice, context);
  if (!holder.ok) return { status: 'usage', outcome, diagnostics: holder.diagnostics };
  const found = await practiceBudget(practice, undefined, rest, holder.value.membership === 'alone' ? await onItsOwn(practice, context) : context);
  const missing = !found.ok ? found.diagnostics : 'reasons' in found.value ? found.value.reasons : found.diagnostics;
  const known = found.ok && !('reasons' in found.value) ? found.value.budget : null;
  return { status: 'fine', outcome: { kind: 'document', document: await letterOf(holder.value, parameters, known, missing, context) }, diagnostics: [] };
};

function dayFault(flag: string, day: string | undefined): Diagnostic | null {
  if (day === undefined || isDay(day)) return null;
  return error('not-a-day', `"${day}" is no day of the calendar.`, { hint: `Write it as 2006-05-01: ${flag} 2006-05-01` });
}

async function letterOf(practice: Practice, { to, signedBy, replyBy, dated }: LetterParameters, known: MethodBudget | null, missing: readonly Diagnostic[], context: CommandContext) {
  const { founded } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const commissioner = commissionerOf(founded.year);
  const day = dated ?? context.clock().slice(0, 10);
  const { rows: [row], due } = await standing(context, [practice], day);
  const questions = (await answeredQuestions(context, practice.practice)).filter(isOpen);
  const grades = [known?.result.grade, due.date === null ? null : due.grade].flatMap((one) => one ?? []);
  const grade = lowestGrade(grades);
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        ['Draft', 'to be read, changed and signed by the practice'],
        ['Date', dayText(day)],
        ['To', cleanText(to ?? '', 200) || `The ${commissioner.title}`],
        ['From', `${practice.name} (${practice.practice})`],
        ...(replyBy === undefined ? [] : [['Reply by', dayText(replyBy)] as const]),
        ...(grades.length === 0 ? [] : [['Evidence', `${grade}: the weakest of all the figures that it rests on`] as const]),
      ],
    },
    { kind: 'paragraph', text: 'Dear colleague,' },
    ...opening(row, commissioner.short, founded.year).map((text): Block => ({ kind: 'paragraph', text })),
    ...(known === null ? [] : [{ kind: 'paragraph', text: `From the figures that we hold, our budget comes to ${formatPounds(known.pence)} by the ${known.result.registered.manifest.title.toLowerCase()} method. Please tell us where yours differs.` } as const]),
    ...(questions.length === 0
      ? [{ kind: 'paragraph', text: 'Every question of our checklist is answered; this letter only asks you to confirm the budget in writing.' } as const]
      : [
        { kind: 'paragraph', text: 'Before we can agree to it, please answer these questions:' } as const,
        { kind: 'list', numbered: true, items: questions.map((one) => questionText(one, commissioner.short)) } as const,
      ]),
    ...(missing.length === 0 ? [] : [
      { kind: 'paragraph', text: 'These figures are missing from what we hold; please send them:' } as const,
      { kind: 'list', items: missing.map(({ message }) => message) } as const,
    ]),
    ...(due.date === null ? [] : [{ kind: 'paragraph', text: `Budgets are to be agreed by ${dayText(due.date)}${row?.overdue === true ? ', which is past' : ''}.` } as const]),
    { kind: 'paragraph', text: `${replyBy === undefined ? 'Please tell us by when you can answer.' : `We should be glad of your answer by ${dayText(replyBy)}.`} A copy goes to our locality lead and the local medical committee.` },
    { kind: 'paragraph', text: 'Yours sincerely,' },
    { kind: 'paragraph', text: `${cleanText(signedBy ?? '', 200) || '(name)'}\nfor ${practice.name}` },
  ];
  return { title: `Our indicative budget for ${founded.year}: open questions`, fictional: founded.fictional, onePage: true as const, ...(grades.length > 0 && { grade }), blocks };
}

/** How the letter begins, by what the two sides say of the budget. */
function opening(row: BudgetStatusRow | undefined, commissioner: string, year: string): string[] {
  const received = row?.practiceSays.received ?? null;
  const differ = row?.mismatches.includes('received') === true;
  const first = received === 'no'
    ? `We have not received our indicative budget for ${year}${differ ? `, though the ${commissioner}'s record says that it was sent. Please send it again` : '. Please send it'}, with the method by which it was set.`
    : received === 'yes' ? `Thank you for our indicative budget for ${year}.` : `We are going through our indicative budget for ${year}.`;
  const others = (row?.mismatches ?? []).flatMap((question) => {
    if (question === 'methodKnown') return [`You hold that we know the method by which it was set; ${row?.practiceSays.methodKnown === 'no' ? 'we do not' : 'we do, and you hold that we do not'}.`];
    if (question === 'agreed') return [row?.practiceSays.agreed === 'no' ? 'Your record says that the budget is agreed. We have not agreed to it.' : 'We hold the budget to be agreed; your record does not.'];
    if (question === 'dataGood') return [row?.practiceSays.dataGood === 'no' ? 'You hold the data behind it to be good enough. We do not.' : 'We hold the data behind it to be good enough; you do not.'];
    return [];
  });
  return [first, ...(others.length === 0 ? [] : [others.join(' ')])];
}

function questionText({ question: { ask, source, grade }, answered }: AnsweredQuestion, commissioner: string): string {
  const basis = grade === 'unverified' ? 'no source settles this' : shortSource(source);
  const note = answered === null || answered.evidence === null ? '' : ` Our note: ${answered.evidence}`;
  return `${ask.replaceAll('{commissioner}', `the ${commissioner}`)} (${basis})${note}`;
}
