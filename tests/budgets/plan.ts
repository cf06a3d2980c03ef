import type { TraceStep } from '@pbc-planner/base';
import type { ComparisonOutcome, Run, Toolkit } from '@pbc-planner/toolkit';
import { planOf } from '../support/plan-of.ts';

type Parameters = Readonly<Record<string, unknown>>;

/** A plan on files of text, with what a test asks of it. */
export interface BudgetPlan {
  readonly toolkit: Toolkit;
  readonly run: (command: string, params?: Parameters) => Promise<Run>;
  /** @throws Error with the messages of the answer where there is no comparison. */
  readonly compare: (params?: Parameters) => Promise<ComparisonOutcome & { readonly diagnostics: Run['answer']['diagnostics'] }>;
  /** Pence of a method by practice. */
  readonly amounts: (method: string, params?: Parameters) => Promise<Record<string, number>>;
  readonly steps: (practice: string, method: string, params?: Parameters) => Promise<readonly TraceStep[]>;
}

/** Runs a test on a plan for 2006/07 with these files, and throws the plan away. */
export async function onPlan<T>(files: Readonly<Record<string, string>>, work: (plan: BudgetPlan) => Promise<T>, year = '2006/07'): Promise<T> {
  const { toolkit, remove } = await planOf(files, year);
  const run: BudgetPlan['run'] = (command, params = {}) => toolkit.run(command, params);
  const compare: BudgetPlan['compare'] = async (params) => {
    const { answer } = await run('budget.compare', params);
    if (answer.kind !== 'comparison') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
    return answer;
  };
  const amounts: BudgetPlan['amounts'] = async (method, params) =>
    Object.fromEntries((await compare(params)).rows.map(({ practice, amounts: own }) => [practice, own[method] as number]));
  const steps: BudgetPlan['steps'] = async (practice, method, params) => {
    const { answer } = await run('budget.explain', { ...params, practice, method });
    if (answer.kind !== 'explanation') throw new Error(answer.diagnostics.map(({ message }) => message).join(' '));
    return answer.steps;
  };
  try {
    return await work({ toolkit, run, compare, amounts, steps });
  } finally {
    await remove();
  }
}

/** A file of practices: code, list and further columns, under these headings. */
export function practicesFile(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `${['practice_code', 'name', 'list_size', ...headings].join(',')}\n${rows.map(([code, ...rest]) => [code, `Practice ${code}`, ...rest].join(',')).join('\n')}\n`;
}

/** A file of spend: code, year, service line, pounds. */
export function spendFile(rows: readonly (readonly string[])[]): string {
  return `practice_code,year,service_line,pounds\n${rows.map((row) => row.join(',')).join('\n')}\n`;
}
