import { counted, type Cell, type Document } from '@pbc-planner/base';
import type { BudgetStatusOutcome, BudgetStatusRow } from '../outcome/budget-status.ts';
import { standingQuestions, type StandingQuestion } from '../plan/budget-standing.ts';

const questions: Readonly<Record<StandingQuestion, string>> = {
  received: 'Received', methodKnown: 'Method known', dataGood: 'Data good', agreed: 'Agreed',
};

/** The standing of budgets as a document: what each side says, where they differ, and what is overdue. */
export function presentBudgetStatus({ locality, year, fictional, commissioner, asOf, due, rows }: BudgetStatusOutcome): Document {
  const agreed = rows.filter((row) => row.practiceSays.agreed === 'yes').length;
  const overdue = rows.filter((row) => row.overdue === true).length;
  const notes = rows.flatMap(({ name, commissioner: theirs, practiceSays }) => [
    ...(theirs.note === null ? [] : [`${name}, the ${commissioner} says: ${theirs.note}`]),
    ...(practiceSays.note === null ? [] : [`${name} says: ${practiceSays.note}`]),
  ]);
  return {
    title: `${locality}, ${year}: where the budgets stand`,
    fictional,
    ...(due.grade !== null && { grade: due.grade }),
    blocks: [
      {
        kind: 'facts',
        facts: [
          ['As of', asOf],
          ['Due', due.date === null ? `not known: ${due.basis}` : `${due.date}, ${due.basis}`],
          ...(due.grade === null ? [] : [['Grade of that day', due.grade] as const]),
          ['Agreed', `${agreed} of ${rows.length}, as the practices say`],
          ['Overdue', due.date === null ? 'not known without a day' : `${overdue} of ${rows.length}`],
          ['The two sides differ on', `${rows.filter(({ mismatches }) => mismatches.length > 0).length} of ${rows.length}`],
        ],
      },
      {
        kind: 'table',
        main: true,
        table: {
          id: 'budget-status',
          title: `Each question: what the ${commissioner} says / what the practice says`,
          columns: [
            { id: 'practice', title: 'Practice', kind: 'code' },
            { id: 'name', title: 'Name', kind: 'text' },
            ...standingQuestions.map((question) => ({ id: question, title: questions[question], kind: 'text' }) as const),
            { id: 'marks', title: 'Marks', kind: 'text' },
          ],
          rows: rows.map((row): Cell[] => [row.practice, row.name, ...standingQuestions.map((question) => both(row, question)), marksOf(row, commissioner)]),
        },
      },
      ...(notes.length === 0 ? [] : [{ kind: 'list', items: notes } as const]),
      { kind: 'paragraph', text: 'A dash stands for what nobody has said, which is neither yes nor no.' },
    ],
  };
}

function both({ commissioner, practiceSays }: BudgetStatusRow, question: StandingQuestion): string {
  return `${commissioner[question] ?? '-'} / ${practiceSays[question] ?? '-'}`;
}

function marksOf(row: BudgetStatusRow, commissioner: string): string {
  const differ = row.mismatches.map((question) =>
    `${questions[question].toLowerCase()}: ${commissioner} says ${String(row.commissioner[question])}, practice says ${String(row.practiceSays[question])}`);
  return [...(row.daysOverdue === null ? [] : [`OVERDUE by ${counted(row.daysOverdue, 'day')}`]), ...differ].join('; ');
}
