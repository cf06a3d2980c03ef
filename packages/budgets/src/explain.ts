import { error, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type CommandContext, type ExplanationOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { runBudgets, type BudgetParameters, type BudgetRun } from './budget-run.ts';

interface ExplainParameters extends BudgetParameters {
  readonly practice: string;
  readonly method: string;
}

/** `budget.explain`: the steps behind one practice's budget by one method, of the same run that a comparison makes. */
export const explain: Command<ExplainParameters, ExplanationOutcome | RefusalOutcome> = async (parameters, context) => {
  const { practice, method, ...rest } = parameters;
  const outcome = refusal('budget.explain');
  const known = context.registry.budgetMethods.map(({ id }) => id);
  if (!known.includes(method)) {
    return { status: 'usage', outcome, diagnostics: [error('unknown-method', `There is no budget method "${method}".`, { hint: `Choose from ${known.join(', ')}.` })] };
  }
  const methods = rest.methods === undefined || rest.methods.includes(method) ? rest.methods : [...rest.methods, method];
  const run = await runBudgets({ ...rest, ...(methods === undefined ? {} : { methods }) }, context);
  if (!run.ok) return { status: 'refused', outcome, diagnostics: run.diagnostics };
  const position = run.value.practices.findIndex((one) => one.practice === practice);
  if (position < 0) return { status: 'problems', outcome, diagnostics: whyNot(practice, run.diagnostics, run.value) };
  return { status: 'fine', outcome: explanation(run.value, position, method, context), diagnostics: [] };
};

function explanation(run: BudgetRun, position: number, method: string, { state }: CommandContext): ExplanationOutcome {
  const found = run.shown.find(({ registered }) => registered.manifest.id === method);
  const practice = run.practices[position];
  if (found === undefined || practice === undefined || state.founded === null) throw new Error('A run without the method that it was asked for');
  const steps = run.trace.trace().explain(found.amounts.node, practice.practice);
  const result = steps.at(-1);
  if (result === undefined) throw new Error('A figure without steps');
  return {
    kind: 'explanation',
    locality: state.founded.name,
    fictional: state.founded.fictional,
    practice: practice.practice,
    name: practice.name,
    year: state.founded.year,
    method,
    title: found.registered.manifest.title,
    pence: run.trace.valuesInPence(found.amounts)[position] as ExplanationOutcome['pence'],
    grade: result.grade,
    steps,
  };
}

function whyNot(practice: string, diagnostics: readonly Diagnostic[], run: BudgetRun): readonly Diagnostic[] {
  const own = diagnostics.filter(({ place }) => place?.key === practice);
  if (own.length > 0) return own;
  return [error('unknown-practice', `The locality has no practice ${practice}.`, {
    place: { key: practice },
    hint: `It has ${run.practices.slice(0, 8).map((one) => one.practice).join(', ')}${run.practices.length > 8 ? ' and others: see pbc locality show' : ''}.`,
  })];
}
