import type { PairState, ResponsibilityFramework } from '@pbc-planner/domain';
import { holders } from '../matrix/rights-of-parties.ts';
import type { CheckedItem } from './item-checks.ts';

/** How each pair of items that depend on each other stands. */
export function pairStates(framework: ResponsibilityFramework, items: readonly CheckedItem[]): PairState[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  return framework.pairs.map((pair) => {
    const [first, second] = pair.items.map((id) => byId.get(id));
    return { ...pair, state: first && second ? stateOf(pair.kind, first, second) : 'open' };
  });
}

function stateOf(kind: PairState['kind'], first: CheckedItem, second: CheckedItem): PairState['state'] {
  const settled = (item: CheckedItem) => item.status !== 'unresolved';
  if (kind === 'gate' && settled(second) && !settled(first)) return 'broken';
  if (kind === 'separation' && holders(first, 'lead').some((lead) => holders(second, 'lead').includes(lead))) return 'broken';
  return settled(first) && settled(second) ? 'held' : 'open';
}
