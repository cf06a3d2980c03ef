import type { PlanState } from '@pbc-planner/domain';

/** Yes where any side says so, since an arrangement that one side cannot do without is needed; `null` where no side has said. */
export function flagOfSides(answers: readonly boolean[]): boolean | null {
  return answers.length === 0 ? null : answers.includes(true);
}

/**
 * Whether an item only works if the commissioner manages the locality directly: what all have said together, else what the sides
 * have said each for itself.
 */
export function directManagementIn({ responsibilities }: PlanState, item: string) {
  const sides = [...(responsibilities.directManagementBySide.get(item) ?? [])];
  return {
    needsDirectManagement: responsibilities.directManagement.get(item) ?? flagOfSides(sides.map(([, answer]) => answer)),
    ...(sides.length === 0 ? {} : { directManagementBySide: Object.fromEntries(sides.sort(([a], [b]) => (a < b ? -1 : 1))) }),
  };
}
