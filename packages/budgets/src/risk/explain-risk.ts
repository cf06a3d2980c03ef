import { decimal, error, type Amounts, type Diagnostic } from '@pbc-planner/base';
import { refusal, type Command, type ExplanationOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { refusedAs } from '../budget-run.ts';
import { explainedFigure } from '../explained-figure.ts';
import { policyLeaf } from '../policy-figures.ts';
import { runRisk, type RiskRun } from './risk-run.ts';
import type { RiskParameters } from './risk-settings.ts';

interface ExplainRiskParameters extends RiskParameters {
  readonly practice: string;
  readonly figure: 'net' | 'chance';
}

/** `budget.explain-risk`: how a practice's net budget, or the chance around its budget, came about. */
export const explainRisk: Command<ExplainRiskParameters, ExplanationOutcome | RefusalOutcome> = async ({ practice, figure, ...parameters }, context) => {
  const outcome = refusal('budget.explain-risk');
  const ran = await runRisk(parameters, context);
  if (!ran.ok) return { status: refusedAs(ran.diagnostics), outcome, diagnostics: ran.diagnostics };
  const { run, method, net } = ran.value;
  const amounts = figure === 'net' ? net : chanceOf(ran.value, practice);
  if ('severity' in amounts) return { status: 'refused', outcome, diagnostics: [amounts] };
  const words = figure === 'net' ? 'budget after top-slices' : 'chance either side of the budget';
  const explained = explainedFigure({ run, method, amounts, figure: words }, practice, context.state);
  return 'severity' in explained
    ? { status: 'usage', outcome, diagnostics: [explained] }
    : { status: 'fine', outcome: explained, diagnostics: ran.diagnostics.filter(({ place }) => place?.key === practice) };
};

/** The band of every practice once more, as steps. Where no list is held, one patient stands in the step and nobody can ask for it. */
function chanceOf({ run: { trace, figures, practices }, method, settings: { chance, coefficient, settings } }: RiskRun, practice: string): Amounts | Diagnostic {
  const lists = figures.latestList(trace.keys);
  const asked = practices.findIndex((one) => one.practice === practice);
  if (asked >= 0 && (lists.units[asked] ?? 0n) <= 0n) {
    return error('no-list', `No registered list is held for ${practice}, so nothing can be said of chance.`, { place: { key: practice }, hint: 'Import a file with its list.' });
  }
  const people = trace.input({
    label: 'registered list', unit: 'people', scale: lists.scale, units: lists.units.map((units) => (units === null || units <= 0n ? 1n : units)), cite: lists.cite, grade: lists.grade,
  });
  const chosen = (id: string, unit: string, value: ReturnType<typeof decimal>) => {
    const { title = id, by = '', reason = '', grade = 'proposed' } = settings.find((one) => one.id === id) ?? {};
    return trace.choice({ label: title.toLowerCase(), unit, value, by, reason, grade });
  };
  const years = chosen('years', chance.years === 1 ? 'year' : 'years', decimal(chance.years));
  const deviations = chosen('within', 'standard deviations', chance.within);
  const patientYears = trace.multiply('patient-years', 'patient-years', people, years);
  const strength = trace.multiply('standard deviations times the coefficient', 'coefficient', deviations, policyLeaf(trace, coefficient, 'chance of one patient-year'));
  const spread = trace.multiply('budget times both', 'pence', method.amounts, strength);
  return trace.divideByRoot('chance either side of the budget', 'pence', spread, patientYears, 0);
}
