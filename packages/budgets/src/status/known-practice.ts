import { error, ok, refused, type Result } from '@pbc-planner/base';
import { loadFigures, localityPractices, mergedInto, type CommandContext, type Practice } from '@pbc-planner/domain';

/** The practices that have budgets of this locality or alone beside it. */
export async function budgetHolders(context: CommandContext): Promise<Result<Practice[]>> {
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return figures;
  return ok(localityPractices(context.state, figures.value).filter(({ membership }) => membership === 'in' || membership === 'alone'));
}

/** One of them by its code, or why there is none. */
export function holderNamed(practices: readonly Practice[], code: string, { state }: CommandContext): Result<Practice> {
  const found = practices.find(({ practice }) => practice === code);
  if (found) return ok(found);
  const into = mergedInto(state).get(code);
  return refused(error('unknown-practice', into === undefined ? `The locality has no practice ${code} with a budget.` : `${code} has merged into ${into}.`, {
    place: { key: code }, hint: into === undefined ? 'See its practices with pbc locality show.' : `Ask for ${into}.`,
  }));
}
