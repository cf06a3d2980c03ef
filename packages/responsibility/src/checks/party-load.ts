import { rights, type PartyLoad, type ResponsibilityFramework, type Right } from '@pbc-planner/domain';
import { rightsOf } from '../matrix/rights-of-parties.ts';
import type { CheckedItem } from './item-checks.ts';

/** How much each party carries. Shares are hundredths of a per cent, rounded down; an item's effort is the framework's, else 1. */
export function partyLoad(framework: ResponsibilityFramework, items: readonly CheckedItem[]): PartyLoad[] {
  const effort = new Map(framework.items.map((item) => [item.id, item.effort ?? 1]));
  const effortOf = (some: readonly CheckedItem[]) => some.reduce((sum, { id }) => sum + (effort.get(id) ?? 1), 0);
  return framework.parties.map(({ id, title }) => {
    const count = (right: Right) => items.filter((item) => rightsOf(item, id).includes(right));
    const led = count('lead');
    return {
      party: id, title,
      counts: Object.fromEntries(rights.map((right) => [right, count(right).length])) as Record<Right, number>,
      leadBasisPoints: share(led.length, items.length),
      effortBasisPoints: share(effortOf(led), effortOf(items)),
    };
  });
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 10_000) / whole);
}
