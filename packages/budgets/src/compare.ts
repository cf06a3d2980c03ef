import { divideRounded, pence } from '@pbc-planner/base';
import {
  measureKey, refusal,
  type Command, type ComparedMethod, type ComparisonOutcome, type ComparisonRow, type Distance, type InputFile, type MethodOptions, type RefusalOutcome,
} from '@pbc-planner/domain';
import { runBudgets, type BudgetParameters, type BudgetRun, type MethodResult } from './budget-run.ts';

/** `budget.compare`: several methods side by side, each adding up to the pool. */
export const compare: Command<BudgetParameters, ComparisonOutcome | RefusalOutcome> = async (parameters, context) => {
  const run = await runBudgets(parameters, context);
  if (!run.ok) return { status: 'refused', outcome: refusal('budget.compare'), diagnostics: run.diagnostics };
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
      notes: [...notes, ...poolNotes(run.value)],
    },
  };
};

function comparedMethod({ registered: { manifest }, options, grade, reads }: MethodResult): ComparedMethod {
  return { id: manifest.id, title: manifest.title, options: stated(options), grade, reads };
}

function stated(options: MethodOptions): ComparedMethod['options'] {
  return Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function comparisonRows({ practices, trace, shown }: BudgetRun): ComparisonRow[] {
  const columns = shown.map(({ registered: { manifest }, amounts }) => ({ manifest, pence: trace.valuesInPence(amounts) }));
  const current = columns.find(({ manifest }) => manifest.role === 'current');
  const fairShare = columns.find(({ manifest }) => manifest.role === 'fair share');
  return practices.map(({ practice, name, list }, position) => ({
    practice,
    name,
    list: list === null ? null : Number(list),
    amounts: Object.fromEntries(columns.map(({ manifest, pence: amounts }) => [manifest.id, amounts[position] ?? pence(0)])),
    distance: current && fairShare ? distance(current.pence[position] ?? 0, fairShare.pence[position] ?? 0) : null,
  }));
}

/** How far a current budget is from its fair share: positive where the practice has more than its share. */
export function distance(current: number, fairShare: number): Distance {
  const difference = pence(current - fairShare);
  if (fairShare === 0) return { pence: difference, basisPoints: null };
  return { pence: difference, basisPoints: Number(divideRounded(BigInt(difference) * 10_000n, BigInt(fairShare))) };
}

function inputFiles({ figures, used }: BudgetRun): InputFile[] {
  const wanted = new Set(used.map(({ measure, year }) => `${year} ${measureKey(measure)}`));
  const files = figures.loaded.flatMap(({ dataSet }) => {
    const column = dataSet.columns.find(({ measure, year }) => wanted.has(`${year} ${measureKey(measure)}`));
    if (column === undefined) return [];
    return [{
      name: dataSet.file.name, sha256: dataSet.file.sha256, rows: dataSet.practices.length, year: column.year,
      source: dataSet.source.title, grade: dataSet.grade,
    }];
  });
  return [...new Map(files.map((file) => [file.sha256, file])).values()];
}

function poolNotes({ shown, poolSetter }: BudgetRun): string[] {
  const reads = shown.flatMap(({ registered: { manifest }, reads: own }) =>
    (manifest.needs ?? []).length > 0 || own.length === 0 ? [] : [`${manifest.title}: ${own.join(', ')}.`]);
  const pool = poolSetter === null
    ? 'The pool was given; every method is apportioned to it.'
    : `The pool is the ${poolSetter.toLowerCase()} total of the practices compared.`;
  return [...reads, pool];
}
