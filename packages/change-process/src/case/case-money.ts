import { pence } from '@pbc-planner/base';
import { less, summed, threePence, type CaseMoney, type CountedProjects, type OverlapDeduction, type ProjectFigures, type ThreePence } from '@pbc-planner/domain';

const nothing: ThreePence = threePence(() => pence(0));

/** What a project's quick wins come to together; `null` where none is worked out. What two of them count twice is taken off once. */
export function caseMoney({ project, estimates }: ProjectFigures, { overlaps }: Pick<CountedProjects, 'overlaps'>): CaseMoney | null {
  if (estimates.length === 0) return null;
  const sum = (part: 'gross' | 'reprovision' | 'management' | 'setUp' | 'net'): ThreePence => summed(estimates.map((one) => one[part]));
  const within = overlaps.filter((one) => isOf(one.one, project.id) && isOf(one.other, project.id));
  const overlap = within.length === 0 ? nothing : summed(within.map(({ deduction }) => deduction));
  return { gross: sum('gross'), reprovision: sum('reprovision'), management: sum('management'), setUp: sum('setUp'), overlap, net: less(sum('net'), overlap) };
}

/** What a project's estimates count twice, among themselves or with others. */
export function overlapsWith(project: string, overlaps: readonly OverlapDeduction[]): OverlapDeduction[] {
  return overlaps.filter(({ one, other }) => isOf(one, project) || isOf(other, project));
}

/** Whether two sums of money are the same in every figure. */
export function isSameMoney(one: CaseMoney, other: CaseMoney | null): boolean {
  return other !== null && Object.entries(one).every(([part, three]) =>
    Object.entries(three as ThreePence).every(([name, amount]) => other[part as keyof CaseMoney][name as keyof ThreePence] === amount));
}

function isOf(estimate: string, project: string): boolean {
  return estimate.startsWith(`${project}/`);
}
