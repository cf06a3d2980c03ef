import type { AssignedResponsibility, Right } from '@pbc-planner/domain';
import { rowText } from '../matrix/row-text.ts';

/** How much each right binds its party to an item, in steps from nothing: hearing of it, being heard, helping, consenting, deciding, sharing, leading. */
export const rightWeights: Readonly<Record<Right, number>> = { informed: 1, consulted: 2, support: 3, agree: 4, approve: 5, joint: 6, lead: 7 };

/** A position as one text, which two positions share exactly when they say the same. Conditions hold for everybody and are no part of it. */
export function positionText(position: AssignedResponsibility): string {
  return rowText({ ...position, conditions: [] });
}

/**
 * How far two positions on an item lie apart. Nothing when they say the same. Otherwise, for each party that either of them names,
 * the difference between the weights of the heaviest right that it has in each (no right weighs nothing), summed; at least 1, since
 * positions may give the same parts and differ in the rest, such as the rule by which those who share it decide.
 */
export function distance(a: AssignedResponsibility, b: AssignedResponsibility): number {
  if (positionText(a) === positionText(b)) return 0;
  const parties = new Set([...Object.keys(a.roles), ...Object.keys(b.roles)]);
  let sum = 0;
  for (const party of parties) sum += Math.abs(weightOf(a, party) - weightOf(b, party));
  return Math.max(1, sum);
}

/** How far several positions lie apart: their distances, summed over every pair. A blank is no position and adds nothing. */
export function spreadOf(positions: readonly AssignedResponsibility[]): number {
  return positions.reduce((sum, one, index) => positions.slice(index + 1).reduce((rest, other) => rest + distance(one, other), sum), 0);
}

function weightOf({ roles }: AssignedResponsibility, party: string): number {
  const held = Object.hasOwn(roles, party) ? (roles[party] as readonly Right[]) : [];
  return Math.max(0, ...held.map((right) => rightWeights[right]));
}
