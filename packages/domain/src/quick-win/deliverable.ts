import type { Grade } from '@pbc-planner/base';
import type { QuickWinEstimate } from '../project/project.ts';
import type { QuickWin } from '../project/quick-win.ts';

/** How much of the hope is delivered: as somebody chose it, or as the quick win proposes. */
export function deliverableOf(win: QuickWin, chosen: QuickWinEstimate['deliverable']): { readonly deliverable: Readonly<Record<'low' | 'central' | 'high', string>>; readonly deliverableGrade: Grade } {
  if (chosen !== null) return { deliverable: chosen, deliverableGrade: 'unverified' };
  const { low, central, high, grade } = win.deliverable;
  return { deliverable: { low: String(low), central: String(central), high: String(high) }, deliverableGrade: grade };
}
