import { error, type Amounts, type Diagnostic, type Pence, type TraceStep } from '@pbc-planner/base';
import type { ExplanationOutcome, PlanState } from '@pbc-planner/domain';
import type { BudgetRun, MethodResult } from './budget-run.ts';

/** Which figure of which run is explained. */
export interface Explained {
  readonly run: BudgetRun;
  readonly method: MethodResult;
  readonly amounts: Amounts;
  /** What the figure is: `budget after top-slices`. */
  readonly figure: string;
}

/** The steps behind one practice's figure; or that the run has no such practice. */
export function explainedFigure({ run, method, amounts, figure }: Explained, practice: string, { founded }: PlanState): ExplanationOutcome | Diagnostic {
  if (founded === null) throw new Error('A run without a founded plan');
  const position = run.practices.findIndex((one) => one.practice === practice);
  const found = run.practices[position];
  if (found === undefined) {
    return error('unknown-practice', `${practice} has no row in this answer.`, { place: { key: practice }, hint: `It has ${run.practices.slice(0, 8).map((one) => one.practice).join(', ')}${run.practices.length > 8 ? ' and others' : ''}.` });
  }
  const steps = run.trace.trace().explain(amounts.node, practice);
  const { id, title } = method.registered.manifest;
  return {
    kind: 'explanation', locality: founded.name, fictional: founded.fictional, practice, name: found.name, year: founded.year, method: id, title, figure,
    pence: run.trace.valuesInPence(amounts)[position] as Pence,
    grade: (steps.at(-1) as TraceStep).grade,
    steps,
  };
}
