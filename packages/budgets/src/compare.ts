import { basisPointsOf, decimal, decimalText, multiply, pence, type Decimal, type FinancialYear, type Pence } from '@pbc-planner/base';
import {
  refusal,
  type BudgetMethodManifest, type Command, type ComparedLine, type ComparedMethod, type ComparisonOutcome, type ComparisonRow, type Distance, type HeldColumn,
  type InputFile, type RefusalOutcome,
} from '@pbc-planner/domain';
import { blockedBackOf, blockedBackText, linesBack } from './blocked-back.ts';
import { refusedAs, runBudgets, type BudgetParameters, type BudgetRun, type MethodResult } from './budget-run.ts';
import { isBeyond, standings, type Position } from './standing.ts';
import { toleranceBand, type ToleranceBand } from './tolerance-band.ts';

interface CompareParameters extends BudgetParameters {
  readonly band?: string;
}

/** `budget.compare`: several methods side by side, each adding up to the pool. */
export const compare: Command<CompareParameters, ComparisonOutcome | RefusalOutcome> = async (parameters, context) => {
  const run = await runBudgets(parameters, context);
  if (!run.ok) return { status: refusedAs(run.diagnostics), outcome: refusal('budget.compare'), diagnostics: run.diagnostics };
  const { founded } = context.state;
  if (founded === null) throw new Error('A plan without its founding cannot hold figures');
  const { trace, pool, shown, notes, lines } = run.value;
  const back = linesBack(lines);
  const band = withDistance(run.value) ? await toleranceBand(parameters.band, founded.year, context, 'given for this comparison') : null;
  if (band !== null && 'severity' in band) return { status: 'refused', outcome: refusal('budget.compare'), diagnostics: [band, ...run.diagnostics] };
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
      ...tolerances(band),
      methods: shown.map(comparedMethod),
      rows: comparisonRows(run.value, band?.value ?? null),
      totals: Object.fromEntries(shown.map(({ registered }) => [registered.manifest.id, poolPence])),
      inputs: inputFiles(run.value),
      notes: [...notes, poolNote(run.value), ...(back.length === 0 ? [] : [blockedBackText(back, founded.year)]), ...bandNotes(run.value, band, founded.year)],
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

function comparisonRows({ practices, trace, shown, lines, marks }: BudgetRun, band: Decimal | null): ComparisonRow[] {
  const columns = shown.map(({ registered: { manifest: { id, role } }, amounts }): MethodColumn => ({ id, role, amounts: trace.valuesInPence(amounts) }));
  const current = columns.find(({ role }) => role === 'current')?.amounts;
  const fairShare = columns.find(({ role }) => role === 'fair share')?.amounts;
  const positions = current && fairShare
    ? practices.map((_, index): Position => ({ current: current[index] as Pence, fairShare: fairShare[index] as Pence }))
    : [];
  const standing = standings(positions);
  const back = linesBack(lines);
  return practices.map(({ practice, name, list }, index) => {
    const position = positions[index];
    const row: ComparisonRow = {
      practice,
      name,
      list: list === null ? null : Number(list),
      amounts: amountsAt(columns, index),
      distance: position === undefined ? null : distance(position.current, position.fairShare),
      beyond: position === undefined || band === null ? null : isBeyond(position, band),
      standing: standing[index] ?? null,
    };
    const own = marks.get(practice);
    if (back.length === 0 && own === undefined) return row;
    return { ...row, ...blockedBackOf(back, index, current?.[index]), ...(own === undefined ? {} : { marks: own }) };
  });
}

function withDistance({ shown }: BudgetRun): boolean {
  const roles = shown.map(({ registered: { manifest: { role } } }) => role);
  return roles.includes('current') && roles.includes('fair share');
}

function tolerances(band: ToleranceBand | null): Pick<ComparisonOutcome, 'tolerance' | 'toleranceBasisPoints'> {
  if (band === null) return { toleranceBasisPoints: null, tolerance: null };
  const basisPoints = Number(decimalText(multiply(band.value, decimal(100))));
  return { toleranceBasisPoints: basisPoints, tolerance: { basisPoints, ...band.origin } };
}

function bandNotes(run: BudgetRun, band: ToleranceBand | null, year: FinancialYear): string[] {
  if (!withDistance(run)) return [];
  if (band === null) return [`No policy sets a tolerance around fair shares for ${year}, so nobody is marked as beyond one. A locality may choose one: --band 10`];
  const { value, origin: { by, grade }, source } = band;
  return [`The tolerance is ${decimalText(value)}% of the fair share: ${source === undefined ? `chosen by ${by}` : `policy, ${source} (${grade})`}.`];
}

function comparedLines({ lines }: BudgetRun): ComparedLine[] {
  return lines.map(({ line, state, year, pence: spent }) => ({ line, state, year, pence: spent }));
}

function amountsAt(columns: readonly MethodColumn[], position: number): ComparisonRow['amounts'] {
  const amounts: Record<string, Pence> = {};
  for (const column of columns) amounts[column.id] = column.amounts[position] as Pence;
  return amounts;
}

/** How far a current budget is from its fair share: positive where the practice has more than its share. */
export function distance(current: Pence, fairShare: Pence): Distance {
  const difference = pence(current - fairShare);
  return { pence: difference, basisPoints: basisPointsOf(difference, fairShare) };
}

/** The files that a run read, and those of further columns. A file that was imported twice is one file. */
export function inputFiles({ files: own }: Pick<BudgetRun, 'files'>, ...columns: readonly HeldColumn[]): InputFile[] {
  const further = columns.flatMap(({ dataSets }) => [...dataSets].flatMap((dataSet) => dataSet.columns.slice(0, 1).map(({ year }) => ({ dataSet, year }))));
  const files = [...own, ...further.filter(({ dataSet }) => own.every((file) => file.dataSet !== dataSet))];
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
