import { divideRounded, formatPounds, pence, sumPence, type Pence } from '@pbc-planner/base';
import {
  refusal,
  type BudgetMethodManifest, type Command, type ComparedLine, type ComparedMethod, type ComparisonOutcome, type ComparisonRow, type Distance, type InputFile, type RefusalOutcome,
} from '@pbc-planner/domain';
import { refusedAs, runBudgets, type BudgetParameters, type BudgetRun, type MethodResult } from './budget-run.ts';
import type { LineSpend } from './line-states.ts';

/** `budget.compare`: several methods side by side, each adding up to the pool. */
export const compare: Command<BudgetParameters, ComparisonOutcome | RefusalOutcome> = async (parameters, context) => {
  const run = await runBudgets(parameters, context);
  if (!run.ok) return { status: refusedAs(run.diagnostics), outcome: refusal('budget.compare'), diagnostics: run.diagnostics };
  const { founded } = context.state;
  if (founded === null) throw new Error('A plan without its founding cannot hold figures');
  const { trace, pool, shown, notes } = run.value;
  const poolPence = trace.valueInPence(pool);
  return {
    status: 'fine',
    diagnostics: run.diagnostics,
    outcome: {
      kind: 'comparison',
      locality: founded.name,
      fictional: founded.fictional,
      year: founded.year,
      poolPence,
      methods: shown.map(comparedMethod),
      rows: comparisonRows(run.value),
      totals: Object.fromEntries(shown.map(({ registered }) => [registered.manifest.id, poolPence])),
      inputs: inputFiles(run.value),
      notes: [...notes, poolNote(run.value), ...blockedBackNote(run.value)],
      ...(run.value.lines.length === 0 ? {} : { lines: comparedLines(run.value) }),
    },
  };
};

function comparedMethod({ registered: { manifest }, options, grade, reads }: MethodResult): ComparedMethod {
  const stated = Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    id: manifest.id,
    title: manifest.title,
    options: Object.fromEntries(stated),
    settings: stated.map(([name, value]) => setting(name, String(value), manifest.options[name]?.['x-unit'])),
    grade,
    reads,
  };
}

/** An option in words: `base year 2005/06`, `uplift 2.5 per cent`. */
function setting(name: string, value: string, unit: string | undefined): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words} ${value}${unit === undefined ? '' : ` ${unit}`}`;
}

interface MethodColumn {
  readonly id: string;
  readonly role: BudgetMethodManifest['role'];
  readonly amounts: readonly Pence[];
}

function comparisonRows({ practices, trace, shown, lines, marks }: BudgetRun): ComparisonRow[] {
  const columns = shown.map(({ registered: { manifest: { id, role } }, amounts }): MethodColumn => ({ id, role, amounts: trace.valuesInPence(amounts) }));
  const current = columns.find(({ role }) => role === 'current')?.amounts;
  const fairShare = columns.find(({ role }) => role === 'fair share')?.amounts;
  const back = lines.filter(({ state }) => state === 'blocked back');
  return practices.map(({ practice, name, list }, position) => ({
    practice,
    name,
    list: list === null ? null : Number(list),
    amounts: amountsAt(columns, position),
    distance: current && fairShare ? distance(current[position] as Pence, fairShare[position] as Pence) : null,
    ...blockedBackOf(back, position, current?.[position]),
    ...(marks.has(practice) ? { marks: marks.get(practice) as readonly string[] } : {}),
  }));
}

function blockedBackOf(back: readonly LineSpend[], position: number, current: Pence | undefined): Pick<ComparisonRow, 'blockedBackPence' | 'totalSpendPence'> {
  if (back.length === 0) return {};
  const blockedBackPence = sumPence(back.map(({ amounts }) => amounts[position] as Pence));
  return { blockedBackPence, ...(current === undefined ? {} : { totalSpendPence: pence(current + blockedBackPence) }) };
}

function comparedLines({ lines }: BudgetRun): ComparedLine[] {
  return lines.map(({ line, state, year, pence: spent }) => ({ line, state, year, pence: spent }));
}

function blockedBackNote({ lines }: BudgetRun): string[] {
  const back = lines.filter(({ state }) => state === 'blocked back');
  if (back.length === 0) return [];
  const total = sumPence(back.map(({ pence: spent }) => spent ?? pence(0)));
  return [`Blocked back: ${back.map(({ line }) => line).join(', ')}, ${formatPounds(total)} in all. It is in no budget and no pool, and its risk stays with the PCT; total spend shows it.`];
}

function amountsAt(columns: readonly MethodColumn[], position: number): ComparisonRow['amounts'] {
  const amounts: Record<string, Pence> = {};
  for (const column of columns) amounts[column.id] = column.amounts[position] as Pence;
  return amounts;
}

/** How far a current budget is from its fair share: positive where the practice has more than its share. */
export function distance(current: Pence, fairShare: Pence): Distance {
  const difference = pence(current - fairShare);
  if (fairShare === 0) return { pence: difference, basisPoints: null };
  return { pence: difference, basisPoints: Number(divideRounded(BigInt(difference) * 10_000n, BigInt(fairShare))) };
}

/** The files that a run read. A file that was imported twice is one file. */
export function inputFiles({ files }: Pick<BudgetRun, 'files'>): InputFile[] {
  const inputs = files.map(({ dataSet: { file, practices, source, grade }, year }) => ({
    name: file.name, sha256: file.sha256, rows: practices.length, year, source: source.title, grade,
  }));
  return [...new Map(inputs.map((input) => [input.sha256, input])).values()];
}

function poolNote({ poolSetter }: BudgetRun): string {
  return poolSetter === null
    ? 'The pool was given; every method is apportioned to it.'
    : `The pool is the ${poolSetter.toLowerCase()} total of the practices compared.`;
}
