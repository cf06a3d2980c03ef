import type { ResponsibilityFramework, Sustainability } from '@pbc-planner/domain';
import type { CheckedItem } from './item-checks.ts';
import { ruleOf } from './rules.ts';

/** Whether the matrix would outlive a commissioner that cannot manage localities directly: not too many items may need that. */
export function sustainabilityOf(framework: ResponsibilityFramework, items: readonly CheckedItem[]): Sustainability {
  const limitPercent = ruleOf(framework, 'RM012').limit ?? 0;
  const flagged = items.filter(({ needsDirectManagement }) => needsDirectManagement === true).map(({ id }) => id);
  const answered = items.filter(({ needsDirectManagement }) => needsDirectManagement !== null).length;
  const tooMany = (count: number) => count * 100 > limitPercent * items.length;
  const atWorst = flagged.length + items.length - answered;
  return {
    items: items.length, answered, flagged, limitPercent,
    sustainable: tooMany(flagged.length) ? false : tooMany(atWorst) ? null : true,
    ...sidesOf(framework, items),
  };
}

/** How far each party that has answered for itself has come. */
function sidesOf({ parties }: ResponsibilityFramework, items: readonly CheckedItem[]): Pick<Sustainability, 'sides'> {
  const sides = parties.flatMap(({ id: party }) => {
    const answers = items.filter(({ directManagementBySide = {} }) => Object.hasOwn(directManagementBySide, party));
    if (answers.length === 0) return [];
    return [{ party, answered: answers.length, flagged: answers.filter(({ directManagementBySide }) => directManagementBySide?.[party] === true).map(({ id }) => id) }];
  });
  return sides.length === 0 ? {} : { sides };
}
