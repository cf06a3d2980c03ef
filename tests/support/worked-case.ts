import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TraceStep } from '@pbc-planner/base';
import type { Toolkit } from '@pbc-planner/toolkit';
import { parse } from 'csv-parse/sync';
import { planOf } from './plan-of.ts';

/** `case.json`: what is asked. What must come out is in `expected.csv`, a column of pence for each method. */
interface CaseFile {
  readonly title: string;
  /** The year of the plan. */
  readonly year: string;
  /** Options of the methods, by name. */
  readonly options: Readonly<Record<string, string>>;
  /** In pounds; left out, the pool is the historic total. */
  readonly pool?: string;
  /** Commands that are run after the import of the files, such as placing a service line. */
  readonly calls?: readonly { readonly command: string; readonly params: Readonly<Record<string, unknown>> }[];
  /** Practices of the files that must be in no row, by code. */
  readonly leftOut?: readonly string[];
}

/** Pence by practice, by method. */
type Amounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface WorkedCase {
  readonly title: string;
  readonly methods: readonly string[];
  readonly expected: { readonly amounts: Amounts; readonly leftOut: readonly string[] };
  /** What the toolkit gives for the files of the case. */
  readonly run: () => Promise<{ readonly amounts: Amounts; readonly leftOut: readonly string[] }>;
  /** The steps of every figure, under `method practice`. */
  readonly explain: () => Promise<ReadonlyMap<string, readonly TraceStep[]>>;
}

/** Reads a case. @throws Error for a case that is not whole, with what it lacks. */
export function readCase(folder: string): WorkedCase {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const { title, year, options, pool, calls = [], leftOut = [] } = JSON.parse(text('case.json')) as CaseFile;
  const rows = parse(text('expected.csv'), { columns: true }) as Record<string, string>[];
  const methods = Object.keys(rows[0] ?? {}).filter((heading) => heading !== 'practice_code');
  if (methods.length === 0) throw new Error(`${folder}/expected.csv has no row, or no column that is named after a method`);
  const whole = rows.flatMap((row) => methods.map((method) => row[method] ?? '')).every((pence) => /^\d+$/.test(pence));
  if (!whole) throw new Error(`${folder}/expected.csv must hold whole pence`);
  const names = readdirSync(folder).filter((name) => name.endsWith('.csv') && !['expected.csv', 'working.csv'].includes(name)).sort();
  const files = Object.fromEntries(names.map((name) => [name, text(name)]));
  const parameters = { ...options, methods, ...(pool === undefined ? {} : { pool }) };
  const onCase = <T>(work: (toolkit: Toolkit, parameters: Parameters) => Promise<T>) => onPlan(files, year, calls, (toolkit) => work(toolkit, parameters));
  return {
    title,
    methods,
    expected: {
      amounts: Object.fromEntries(methods.map((method) => [method, Object.fromEntries(rows.map((row) => [row['practice_code'], Number(row[method])]))])),
      leftOut,
    },
    run: () => onCase(compared),
    explain: () => onCase((toolkit, parameters) => explained(toolkit, parameters, rows.map((row) => row['practice_code'] ?? ''))),
  };
}

type Parameters = Readonly<Record<string, unknown>> & { readonly methods: readonly string[] };

async function onPlan<T>(files: Readonly<Record<string, string>>, year: string, calls: NonNullable<CaseFile['calls']>, work: (toolkit: Toolkit) => Promise<T>): Promise<T> {
  const { toolkit, remove } = await planOf(files, year);
  try {
    for (const { command, params } of calls) {
      const { status, answer } = await toolkit.run(command, params);
      if (status !== 'fine') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
    }
    return await work(toolkit);
  } finally {
    await remove();
  }
}

async function compared(toolkit: Toolkit, parameters: Parameters) {
  const { answer } = await toolkit.run('budget.compare', parameters);
  if (answer.kind !== 'comparison') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
  return {
    amounts: Object.fromEntries(answer.methods.map(({ id }) => [id, Object.fromEntries(answer.rows.map(({ practice, amounts }) => [practice, amounts[id] as number]))])),
    leftOut: [...new Set(answer.diagnostics.filter(({ code }) => code === 'practice-left-out').map(({ place }) => place?.key ?? ''))],
  };
}

async function explained(toolkit: Toolkit, parameters: Parameters, practices: readonly string[]): Promise<ReadonlyMap<string, readonly TraceStep[]>> {
  const steps = new Map<string, readonly TraceStep[]>();
  for (const method of parameters.methods) {
    for (const practice of practices) {
      const { answer } = await toolkit.run('budget.explain', { ...parameters, practice, method });
      if (answer.kind !== 'explanation') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
      steps.set(`${method} ${practice}`, answer.steps);
    }
  }
  return steps;
}
