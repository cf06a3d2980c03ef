import { ok, refused, type Result } from '@pbc-planner/base';
import { loadFigures, localityPractices, unknownPractice, type CommandContext, type Practice } from '@pbc-planner/domain';

/** The next free name of a kind: `challenge-3`. */
export function nextId(kind: string, held: ReadonlyMap<string, unknown>): string {
  let number = held.size + 1;
  while (held.has(`${kind}-${number}`)) number += 1;
  return `${kind}-${number}`;
}

/** A practice of the locality by its code. */
export async function practiceOf(code: string, context: CommandContext): Promise<Result<Practice>> {
  const figures = await loadFigures(context.state, context.dataSets);
  if (!figures.ok) return figures;
  const practices = localityPractices(context.state, figures.value);
  const found = practices.find(({ practice }) => practice === code);
  return found === undefined
    ? refused(unknownPractice(code))
    : ok(found);
}
