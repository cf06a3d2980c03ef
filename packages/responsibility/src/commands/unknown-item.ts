import { compareText, error, type Diagnostic } from '@pbc-planner/base';
import type { ResponsibilityFramework } from '@pbc-planner/domain';

/** The refusal of an item that a framework does not have, with up to three that look like it. */
export function unknownItem({ id, items }: ResponsibilityFramework, item: string): Diagnostic {
  const near = items.map((one) => ({ id: one.id, likeness: Math.max(likeness(item, one.id), likeness(item, one.title)) }))
    .filter((one) => one.likeness >= 0.5).sort((a, b) => b.likeness - a.likeness || compareText(a.id, b.id)).slice(0, 3);
  const hint = near.length === 0 ? 'See the items with pbc matrix show.' : `Did you mean ${near.map((one) => one.id).join(' or ')}?`;
  return error('unknown-item', `There is no item "${item}" in ${id}.`, { hint });
}

/** The refusals of parties that a framework does not have. */
export function unknownParties({ id, parties }: ResponsibilityFramework, named: Iterable<string>): Diagnostic[] {
  const known = new Set(parties.map((party) => party.id));
  return [...new Set(named)].filter((party) => !known.has(party)).map((party) =>
    error('unknown-party', `"${party}" is no party of ${id}.`, { hint: `Choose from ${[...known].join(', ')}.` }));
}

/** How alike two texts are, from 0 to 1: the share of letter pairs that they have in common. */
function likeness(a: string, b: string): number {
  const [first, second] = [letterPairs(a), letterPairs(b)];
  const common = [...first].filter((pair) => second.has(pair)).length;
  return first.size + second.size === 0 ? 0 : (2 * common) / (first.size + second.size);
}

function letterPairs(text: string): Set<string> {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, index) => letters.slice(index, index + 2)));
}
