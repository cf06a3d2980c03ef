import { error, type Diagnostic, type Pence, type TraceStep } from '@pbc-planner/base';
import { refusal, type Command, type CommandContext, type ExplanationOutcome, type PlanState, type RefusalOutcome } from '@pbc-planner/domain';
import { unknownMethod } from './asked-methods.ts';
import { explainPace, paceId } from './pace/explain-pace.ts';
import type { PaceParameters } from './pace/pace-settings.ts';
import { refusedAs, runBudgets, type BudgetParameters, type BudgetRun } from './budget-run.ts';

interface ExplainParameters extends BudgetParameters {
  readonly practice: string;
  readonly method: string;
}

/** `budget.explain`: the steps behind one practice's budget by one method, of the same run that a comparison makes. */
export const explain: Command<ExplainParameters, ExplanationOutcome | RefusalOutcome> = async (parameters, context) => {
  const { practice, method, methods, ...rest } = parameters;
  const outcome = refusal('budget.explain');
  const { budgetMethods } = context.registry;
  if (method === paceId) return explainPace(practice, { ...rest, ...(methods === undefined ? {} : { methods }) } as unknown as PaceParameters, context);
  if (!budgetMethods.some(({ id }) => id === method)) return { status: 'usage', outcome, diagnostics: [unknownMethod(method, budgetMethods, [paceId])] };
  const run = await runBudgets(methods === undefined ? rest : { ...rest, methods: [...methods, method] }, context);
  if (!run.ok) return { status: refusedAs(run.diagnostics), outcome, diagnostics: run.diagnostics };
  const own = run.diagnostics.filter(({ place }) => place?.key === practice);
  const position = run.value.practices.findIndex((one) => one.practice === practice);
  if (position >= 0) return { status: 'fine', outcome: explanation(run.value, position, method, context), diagnostics: own };
  return own.length > 0
    ? { status: 'problems', outcome, diagnostics: own }
    : { status: 'usage', outcome, diagnostics: [unknownPractice(practice, run.value, context.state)] };
};

function explanation({ shown, practices, trace }: BudgetRun, position: number, method: string, { state }: CommandContext): ExplanationOutcome {
  const found = shown.find(({ registered }) => registered.manifest.id === method);
  const practice = practices[position];
  if (found === undefined || practice === undefined || state.founded === null) throw new Error('A run without the method that it was asked for');
  const steps = trace.trace().explain(found.amounts.node, practice.practice);
  return {
    kind: 'explanation',
    locality: state.founded.name,
    fictional: state.founded.fictional,
    practice: practice.practice,
    name: practice.name,
    year: state.founded.year,
    method,
    title: found.registered.manifest.title,
    pence: trace.valuesInPence(found.amounts)[position] as Pence,
    grade: (steps.at(-1) as TraceStep).grade,
    steps,
  };
}

function unknownPractice(practice: string, { practices }: BudgetRun, { entered }: PlanState): Diagnostic {
  if (entered.get(practice)?.membership === 'left') {
    return error('practice-left', `${practice} has left the locality, so it has no budget here.`, {
      place: { key: practice }, hint: `Bring it back with pbc locality join ${practice}.`,
    });
  }
  const some = practices.slice(0, 8).map((one) => one.practice).join(', ');
  return error('unknown-practice', `The locality has no practice ${practice}.`, {
    place: { key: practice }, hint: `It has ${some}${practices.length > 8 ? ' and others: see pbc locality show' : ''}.`,
  });
}
