import { error, type Diagnostic } from '@pbc-planner/base';
import {
  loadFigures, localityPractices, unknownPractice,
  type CommandContext, type CommandStatus, type Practice, type ResponsibilityFramework,
} from '@pbc-planner/domain';

/** A value, or how a command ends without it. */
export type Had<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: CommandStatus; readonly diagnostics: readonly Diagnostic[] };

/** The command ends here, and why. */
export function ends(status: CommandStatus, ...diagnostics: readonly Diagnostic[]): { readonly ok: false; readonly status: CommandStatus; readonly diagnostics: readonly Diagnostic[] } {
  return { ok: false, status, diagnostics };
}

/** What every command here works on: whose plan it is, its framework and its practices. */
export interface PlanAtHand {
  readonly locality: string;
  readonly fictional: boolean;
  readonly framework: ResponsibilityFramework;
  /** In the order of their codes. */
  readonly practices: readonly Practice[];
}

/** The plan at hand, under its own framework or under `framework`, which an earlier round may have been scored by. */
export async function planAtHand(context: CommandContext, framework?: string): Promise<Had<PlanAtHand>> {
  const { founded } = context.state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  const id = framework ?? founded.framework;
  const frameworks = await context.registry.responsibilityFrameworks();
  const own = frameworks.find((one) => one.id === id);
  if (own === undefined) {
    return ends('refused', error('unknown-framework', `There is no responsibility framework "${id}" any more.`, {
      hint: `Put its pack back, or carry the matrix over to one of ${frameworks.map((one) => one.id).join(', ')} with pbc matrix migrate.`,
    }));
  }
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return ends('refused', ...figures.diagnostics);
  return { ok: true, value: { locality: founded.name, fictional: founded.fictional, framework: own, practices: localityPractices(context.state, figures.value) } };
}

/** A practice of the locality by its code; ends as wrong usage where there is none. */
export function practiceOf({ practices }: PlanAtHand, code: string): Had<Practice> {
  const practice = practices.find((one) => one.practice === code);
  return practice ? { ok: true, value: practice } : ends('usage', unknownPractice(code));
}

/** Whether a practice takes part, alone or in the locality, and so is asked for its scores. */
export function takesPart({ membership }: Practice): boolean {
  return membership === 'in' || membership === 'alone';
}
