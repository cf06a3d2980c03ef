import { ok, refused, type Amounts, type Result } from '@pbc-planner/base';
import type { BudgetMethodManifest, CommandContext } from '@pbc-planner/domain';
import { unknownMethod } from '../asked-methods.ts';
import { runBudgets, type BudgetRun, type MethodResult } from '../budget-run.ts';
import { methodAsked } from '../current-method.ts';
import { blockedBackNote, budgetLines, holdsOutturn, outturnNeeded } from '../outturn.ts';
import { policyLookup, type PolicyLookup } from '../policy-figures.ts';
import { riskSettings, type RiskParameters, type RiskSettings } from './risk-settings.ts';
import { takeSlices, type SlicedBudgets } from './slices.ts';

/** Budgets, what is taken off them, and what they are held against, on one trace. */
export interface RiskRun extends SlicedBudgets {
  readonly run: BudgetRun;
  readonly method: MethodResult;
  readonly against: { readonly id: string; readonly title: string; readonly amounts: Amounts } | null;
  readonly settings: RiskSettings;
  readonly policy: PolicyLookup;
  /** What is said of lines that are blocked back. */
  readonly back: readonly string[];
}

/** Runs the method, takes the plan's top-slices off, and finds what to hold budgets against: the outturn, else fair shares. */
export async function runRisk(parameters: RiskParameters, context: CommandContext): Promise<Result<RiskRun>> {
  const { founded, topSlices } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const { budgetMethods } = context.registry;
  const manifest = methodAsked(context.registry, parameters.method);
  if ('severity' in manifest) return refused(manifest);
  const against = parameters.against ?? againstWhat(manifest, parameters, context);
  if (against !== null && against !== 'outturn' && !budgetMethods.some(({ id }) => id === against)) return refused(unknownMethod(against, budgetMethods));
  const outturn = against === 'outturn' ? outturnNeeded(context.state, founded.year, budgetLines(context.registry, parameters)) : null;
  if (outturn?.ok === false) return outturn;

  const policy = await policyLookup(context);
  const settings = riskSettings(parameters, policy, context);
  if (!settings.ok) return settings;
  const methods = [manifest.id, ...(against === null || against === 'outturn' ? [] : [against])];
  const ran = await runBudgets({ ...parameters, methods }, context, outturn === null ? [] : [outturn.value.needed, ...outturn.value.back]);
  if (!ran.ok) return ran;
  const run = ran.value;
  const resultOf = (id: string) => run.shown.find(({ registered }) => registered.manifest.id === id) as MethodResult;
  const method = resultOf(manifest.id);
  const sliced = takeSlices(run, method.amounts, topSlices, founded.year, policy);
  if (!sliced.ok) return refused(...sliced.diagnostics, ...ran.diagnostics);
  return ok({
    ...sliced.value, run, method, settings: settings.value, policy,
    against: outturn !== null && outturn.ok
      ? { id: 'outturn', title: outturn.value.needed.title, amounts: run.others[0] as Amounts }
      : against === null ? null : { id: against, title: resultOf(against).registered.manifest.title, amounts: resultOf(against).amounts },
    back: outturn === null ? [] : blockedBackNote(run.trace, outturn.value.back, run.others.slice(1), founded.year),
  }, [...(outturn?.diagnostics ?? []), ...ran.diagnostics]);
}

function againstWhat(method: BudgetMethodManifest, parameters: RiskParameters, { state, registry }: CommandContext): string | null {
  if (state.founded !== null && holdsOutturn(state, state.founded.year, budgetLines(registry, parameters))) return 'outturn';
  const role = method.role === 'fair share' ? 'current' : 'fair share';
  return registry.budgetMethods.find((one) => one.role === role)?.id ?? null;
}
