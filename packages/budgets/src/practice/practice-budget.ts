import { ok, refused, type Diagnostic, type Pence, type Result, type TraceStep } from '@pbc-planner/base';
import type { CommandContext, Practice } from '@pbc-planner/domain';
import { unknownMethod } from '../asked-methods.ts';
import { runBudgets, type BudgetParameters, type BudgetRun, type MethodResult } from '../budget-run.ts';
import { distance } from '../compare.ts';
import { policyLookup } from '../policy-figures.ts';
import { takeSlices, type SlicedBudgets } from '../risk/slices.ts';

/** A budget by one method, out of a run of several. */
export interface MethodBudget {
  readonly result: MethodResult;
  readonly pence: Pence;
}

/** What a practice has by each method, and how the one that counts came about. */
export interface PracticeBudget {
  readonly run: BudgetRun;
  readonly practice: Practice;
  readonly budget: MethodBudget;
  readonly steps: readonly TraceStep[];
  /** The budgets of all practices with the plan's top-slices taken off; refused where they cannot be. */
  readonly sliced: Result<SlicedBudgets>;
  /** Where the practice stands among them. */
  readonly position: number;
  readonly others: readonly MethodBudget[];
  /** Current less fair share of the budget; `null` where no method gives a fair share, or this is it. */
  readonly fromFairShare: { readonly fairShare: MethodBudget; readonly pence: Pence; readonly basisPoints: number | null } | null;
}

/** Why a practice has no budget of its own in a run that others are in. */
export interface NoBudget {
  readonly reasons: readonly Diagnostic[];
}

/**
 * A practice's budget by a method, the one of current budgets when none is named. Refused for an unknown method, and where
 * nobody has a budget; for a practice that is left out, the reasons.
 */
export async function practiceBudget(practice: string, method: string | undefined, parameters: BudgetParameters, context: CommandContext): Promise<Result<PracticeBudget | NoBudget>> {
  const { budgetMethods } = context.registry;
  if (method !== undefined && !budgetMethods.some(({ id }) => id === method)) return refused(unknownMethod(method, budgetMethods));
  const ran = await runBudgets(parameters, context);
  if (!ran.ok) return ran;
  const { value: run } = ran;
  const position = run.practices.findIndex((one) => one.practice === practice);
  const own = ran.diagnostics.filter(({ place }) => place?.key === practice);
  if (position < 0) return ok({ reasons: own });
  const budgets = run.shown.map((result): MethodBudget => ({ result, pence: run.trace.valuesInPence(result.amounts)[position] as Pence }));
  const chosen = method ?? budgetMethods.find(({ role }) => role === 'current')?.id;
  const budget = budgets.find(({ result }) => result.registered.manifest.id === chosen) ?? (budgets[0] as MethodBudget);
  const fairShare = budgets.find(({ result }) => result.registered.manifest.role === 'fair share');
  const { founded, topSlices } = context.state;
  if (founded === null) throw new Error('A run without a founded plan');
  const steps = run.trace.trace().explain(budget.result.amounts.node, practice);
  return ok({
    run,
    position,
    steps,
    sliced: takeSlices(run, budget.result.amounts, topSlices, founded.year, await policyLookup(context)),
    practice: run.practices[position] as Practice,
    budget,
    others: budgets.filter((one) => one !== budget),
    fromFairShare: fairShare === undefined || fairShare === budget ? null : { fairShare, ...distance(budget.pence, fairShare.pence) },
  }, own);
}
