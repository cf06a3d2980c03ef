import { refusal, type Command, type ExplanationOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { explainedFigure } from '../explained-figure.ts';
import { runSavings } from './savings-run.ts';
import { savingsRefusedAs } from './savings.ts';
import type { SavingsParameters } from './savings-settings.ts';

interface ExplainSavingsParameters extends SavingsParameters {
  readonly practice: string;
  readonly figure: 'practice' | 'freed-up' | 'locality' | 'pct' | 'overspend';
}

const figures = {
  'practice': ['practice', 'practice\'s part of freed-up resources'], 'freed-up': ['freedUp', 'freed-up resources'],
  'locality': ['locality', 'locality\'s part of freed-up resources'], 'pct': ['pct', 'PCT\'s part of freed-up resources'], 'overspend': ['over', 'overspend'],
} as const;

/** `budget.explain-savings`: how a practice's part of freed-up resources, or what leads to it, came about. */
export const explainSavings: Command<ExplainSavingsParameters, ExplanationOutcome | RefusalOutcome> = async ({ practice, figure, ...parameters }, context) => {
  const outcome = refusal('budget.explain-savings');
  const ran = await runSavings(parameters, context);
  if (!ran.ok) return { status: savingsRefusedAs(ran.diagnostics), outcome, diagnostics: ran.diagnostics };
  const [key, words] = figures[figure];
  const explained = explainedFigure({ run: ran.value.run, method: ran.value.method, amounts: ran.value.figures[key], figure: words }, practice, context.state);
  return 'severity' in explained
    ? { status: 'usage', outcome, diagnostics: [explained] }
    : { status: 'fine', outcome: explained, diagnostics: ran.diagnostics.filter(({ place }) => place?.key === practice) };
};
