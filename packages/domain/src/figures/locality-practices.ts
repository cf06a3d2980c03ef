import { compareText, decimalText } from '@pbc-planner/base';
import type { PlanState } from '../plan/plan-state.ts';
import type { Membership, Practice, PracticeCode } from '../practice.ts';
import type { HeldFigures } from './held-figures.ts';

/**
 * The practices of a locality in the order of their codes: those that imported files bring and those entered by hand,
 * without those that left or went up in another. A practice that left stays away when a later file names it, until it joins again.
 */
export function localityPractices(state: PlanState, figures: HeldFigures): Practice[] {
  const known = new Map<PracticeCode, { membership: Membership | 'left'; name: string | null }>();
  for (const { dataSet } of figures.loaded) {
    dataSet.practices.forEach((practice, row) => {
      known.set(practice, { membership: 'in', name: dataSet.names[row] ?? known.get(practice)?.name ?? null });
    });
  }
  for (const [practice, entered] of state.entered) {
    known.set(practice, { membership: entered.membership, name: entered.name ?? known.get(practice)?.name ?? null });
  }
  const codes: PracticeCode[] = [];
  for (const [practice, { membership }] of known) if (membership !== 'left' && !state.merged.has(practice)) codes.push(practice);
  codes.sort(compareText);
  const lists = figures.latestList(codes);
  return codes.map((practice, position) => {
    const { membership, name } = known.get(practice) as { membership: Membership; name: string | null };
    const units = lists.units[position] ?? null;
    return { practice, name: name ?? practice, list: units === null ? null : decimalText({ units, scale: lists.scale }), membership };
  });
}
