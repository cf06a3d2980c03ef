import { error, type Diagnostic } from '@pbc-planner/base';
import type { ResponsibilityFramework } from '@pbc-planner/domain';

/** The refusal of an item that a framework does not have, with those that look like it. */
export function unknownItem({ id, items }: ResponsibilityFramework, item: string): Diagnostic {
  const words = item.toLowerCase().split(/[^a-z0-9]+/).filter((word) => word.length > 2);
  const near = items.filter((one) => words.some((word) => one.id.includes(word) || one.title.toLowerCase().includes(word))).slice(0, 5);
  const hint = near.length === 0 ? 'See the items with pbc matrix show.' : `Did you mean ${near.map((one) => one.id).join(' or ')}?`;
  return error('unknown-item', `There is no item "${item}" in ${id}.`, { hint });
}

/** The refusals of parties that a framework does not have. */
export function unknownParties({ id, parties }: ResponsibilityFramework, named: Iterable<string>): Diagnostic[] {
  const known = new Set(parties.map((party) => party.id));
  return [...new Set(named)].filter((party) => !known.has(party)).map((party) =>
    error('unknown-party', `"${party}" is no party of ${id}.`, { hint: `Choose from ${[...known].join(', ')}.` }));
}
