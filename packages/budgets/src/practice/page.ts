import { counted, formatPounds, groupThousands, lowestGrade, type Block, type Diagnostic, type Document, type FinancialYear, type Grade, type TraceStep } from '@pbc-planner/base';
import { quantity, refusal, stepText, type Command, type CommandContext, type DocumentOutcome, type Practice, type RefusalOutcome } from '@pbc-planner/domain';
import { refusedAs, type BudgetParameters } from '../budget-run.ts';
import { answeredQuestions, isOpen } from '../status/checklist.ts';
import { commissionerOf } from '../status/commissioner.ts';
import { budgetHolders, holderNamed } from '../status/known-practice.ts';
import { standing } from '../status/status.ts';
import { onItsOwn } from '../what-if/tried-plan.ts';
import { chanceText } from './chance-text.ts';
import { fairShareText } from './fair-share-text.ts';
import { perHead, percentText } from './figure-text.ts';
import { netBudgetBlocks } from './net-budget-blocks.ts';
import { outsideBudget } from './outside-budget.ts';
import { practiceBudget, type PracticeBudget } from './practice-budget.ts';
import { unknownFigures } from './what-is-not-known.ts';

interface PageParameters extends BudgetParameters {
  readonly practice: string;
  readonly method?: string;
}

/** `budget.page`: one page for a practice, "How was our budget set?". */
export const page: Command<PageParameters, DocumentOutcome | RefusalOutcome> = async ({ practice, method, ...parameters }, context) => {
  const outcome = refusal('budget.page');
  const holders = await budgetHolders(context);
  if (!holders.ok) return { status: 'refused', outcome, diagnostics: holders.diagnostics };
  const holder = holderNamed(holders.value, practice, context);
  if (!holder.ok) return { status: 'usage', outcome, diagnostics: holder.diagnostics };
  const alone = holder.value.membership === 'alone';
  const found = await practiceBudget(practice, method, parameters, alone ? await onItsOwn(practice, context) : context);
  if (!found.ok) return { status: refusedAs(found.diagnostics), outcome, diagnostics: found.diagnostics };
  const own = 'reasons' in found.value ? null : found.value;
  const aloneBlocks: Block[] = alone ? [{ kind: 'paragraph', text: 'The practice holds its budget alone, beside the locality: the pool is what its own figures make, or what was given for it.' }] : [];
  const budget = 'reasons' in found.value ? { blocks: noBudgetBlocks(found.value.reasons, context), grades: [] } : await budgetBlocks(found.value, context);
  const closing = await closingBlocks(holder.value, own, context);
  const grades = [...budget.grades, ...closing.grades];
  return {
    status: own === null ? 'problems' : 'fine',
    outcome: { kind: 'document', document: documentOf(holder.value, [...aloneBlocks, ...budget.blocks, ...closing.blocks], own === null ? null : lowestGrade(grades), context) },
    diagnostics: found.diagnostics,
  };
};

function documentOf({ name }: Practice, blocks: readonly Block[], grade: Grade | null, { state: { founded } }: CommandContext): Document {
  return { title: `How was our budget set? ${name}, ${founded?.year ?? ''}`, fictional: founded?.fictional ?? false, onePage: true, ...(grade !== null && { grade }), blocks };
}

/** Blocks with the grades of what they rest on. */
interface GradedBlocks {
  readonly blocks: readonly Block[];
  readonly grades: readonly Grade[];
}

async function budgetBlocks(found: PracticeBudget, context: CommandContext): Promise<GradedBlocks> {
  const { run, practice, budget, steps, others } = found;
  const { manifest } = budget.result.registered;
  const total = run.trace.valueInPence(run.pool);
  const head = perHead(budget.pence, practice.list);
  const bridge = netBudgetBlocks(found);
  const outside = outsideBudget(found, yearOf(context));
  const fairShare = found.fromFairShare === null ? null : await fairShareText(found.fromFairShare, context);
  const grades = [...[budget, ...others].map(({ result }) => result.grade), ...bridge.grades, ...outside.grades, ...(fairShare?.grades ?? [])];
  const blocks: Block[] = [
    {
      kind: 'facts',
      facts: [
        ['Indicative budget', `${formatPounds(budget.pence)}${head === null ? '' : `, ${head} a head for ${groupThousands(String(practice.list))} patients`}`],
        ['Method', `${manifest.title}. ${manifest.description}`],
        ['Source', manifest.source],
        ['Pool', `${percentText(budget.pence, total)} of ${formatPounds(total)}, which ${counted(run.practices.length, 'practice')} ${run.practices.length === 1 ? 'has' : 'share'}`],
        ...(bridge.net === null || bridge.net === budget.pence ? [] : [['After top-slices', `${formatPounds(bridge.net)}, for the practice to manage`] as const]),
        ...outside.facts,
        ...(fairShare === null ? [] : [['Fair share', fairShare.text] as const]),
        ['Evidence', `${budget.result.grade}: the weakest of all the figures that it rests on`],
      ],
    },
    { kind: 'heading', text: 'Step by step' },
    { kind: 'list', numbered: true, items: steps.map(shortStepText) },
    ...bridge.blocks,
    ...outside.blocks,
    { kind: 'heading', text: 'By the other methods' },
    {
      kind: 'table',
      main: true,
      table: {
        id: 'methods',
        title: 'The same pool shared in other ways',
        columns: [
          { id: 'method', title: 'Method', kind: 'text' }, { id: 'budget', title: 'Budget', kind: 'pence' }, { id: 'difference', title: 'Against ours', kind: 'pence' },
          { id: 'head', title: 'A head', kind: 'text' }, { id: 'grade', title: 'Evidence', kind: 'text' }, ...outside.columns,
        ],
        rows: [budget, ...others].map(({ result, pence }) =>
          [result.registered.manifest.title, pence, pence - budget.pence, perHead(pence, practice.list) ?? 'not known', result.grade, ...outside.cells]),
      },
    },
  ];
  return { blocks, grades };
}

function yearOf({ state: { founded } }: CommandContext): FinancialYear {
  if (founded === null) throw new Error('A budget without a founded plan');
  return founded.year;
}

function noBudgetBlocks(reasons: readonly Diagnostic[], { state: { founded } }: CommandContext): Block[] {
  return [
    { kind: 'facts', facts: [['Indicative budget', `not known for ${founded?.year ?? 'the year'}`]] },
    { kind: 'list', items: reasons.flatMap(({ message, hint }) => [message, ...(hint === undefined ? [] : [hint])]) },
  ];
}

/** A step as a sentence; the sources of the methods stand above, once. */
function shortStepText(step: TraceStep): string {
  return step.kind === 'method' ? `${step.label}: ${quantity(step.value, step.unit)} = ${step.inputs.map((input) => `[${input + 1}]`).join('')}` : stepText(step);
}

/** What is not known, what may be chance, and whom to ask. */
async function closingBlocks(practice: Practice, found: PracticeBudget | null, context: CommandContext): Promise<GradedBlocks> {
  const { founded } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const commissioner = commissionerOf(founded.year);
  const { rows, due } = await standing(context, [practice], context.clock().slice(0, 10));
  const questions = await answeredQuestions(context, practice.practice);
  const open = questions.filter(isOpen).length;
  const said = rows[0];
  const chance = await chanceText(practice, found, context);
  const blocks: Block[] = [
    { kind: 'heading', text: 'What is not known' },
    {
      kind: 'list',
      items: [
        ...(await unknownFigures(context)),
        ...(said?.practiceSays.agreed === 'yes' ? [] : [`Whether the budget is agreed: the practice says ${said?.practiceSays.agreed ?? 'nothing yet'}, the ${commissioner.short} says ${said?.commissioner.agreed ?? 'nothing yet'}.`]),
        ...(due.date === null ? [`By which day it should be agreed: ${due.basis}.`] : []),
        ...(open === 0 ? [] : [`${open} of ${questions.length} questions of the challenge checklist are open: pbc budget checklist ${practice.practice}`]),
      ],
    },
    ...(chance === null ? [] : [{ kind: 'heading', text: 'How much is chance' }, { kind: 'paragraph', text: chance.text }] satisfies Block[]),
    { kind: 'heading', text: 'Whom to ask' },
    {
      kind: 'paragraph',
      text: `The ${commissioner.title} (${commissioner.short}) sets the budget and answers for the method: pbc budget letter ${practice.practice} drafts the questions. The locality lead can show all practices side by side, and the local medical committee (LMC) helps where an answer does not come.`,
    },
  ];
  return { blocks, grades: chance === null ? [] : [chance.grade] };
}
