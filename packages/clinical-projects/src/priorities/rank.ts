import type { WeightShift } from '@pbc-planner/domain';

/** A project with a score on each criterion. */
export interface ScoredProject {
  readonly project: string;
  readonly scores: Readonly<Record<string, number>>;
}

/** A project in its place. */
export interface RankedProject extends ScoredProject {
  readonly rank: number;
  /** The sum of weight and score: hundredths of a score. */
  readonly weighted: number;
  readonly overtakenBy: WeightShift | null;
}

/** Puts projects in the order of their weighted scores, the highest first; equal ones share a rank and stand by id. */
export function rank(projects: readonly ScoredProject[], weights: Readonly<Record<string, number>>): RankedProject[] {
  const scored = projects
    .map((one) => ({ ...one, weighted: weightedScore(one, weights) }))
    .sort((a, b) => b.weighted - a.weighted || (a.project < b.project ? -1 : 1));
  return scored.map((one, index) => {
    const next = scored[index + 1];
    return {
      ...one,
      rank: scored.findIndex(({ weighted }) => weighted === one.weighted) + 1,
      overtakenBy: next === undefined ? null : leastShift(one, next, weights),
    };
  });
}

/** The sum of weight and score over all criteria. */
export function weightedScore({ scores }: ScoredProject, weights: Readonly<Record<string, number>>): number {
  return Object.entries(weights).reduce((sum, [criterion, weight]) => sum + weight * (scores[criterion] ?? 0), 0);
}

/**
 * The fewest whole points that, moved from one criterion to another, put the second project strictly before the first. `null` where
 * no two weights can do it. Of equal shifts the first in the order of the criteria.
 */
function leastShift(first: ScoredProject & { readonly weighted: number }, second: ScoredProject & { readonly weighted: number }, weights: Readonly<Record<string, number>>): WeightShift | null {
  const lead = first.weighted - second.weighted;
  let least: WeightShift | null = null;
  const ahead = (criterion: string) => (first.scores[criterion] ?? 0) - (second.scores[criterion] ?? 0);
  for (const [from, weight] of Object.entries(weights)) {
    for (const to of Object.keys(weights)) {
      const gain = ahead(from) - ahead(to);
      if (gain <= 0) continue;
      const points = Math.floor(lead / gain) + 1;
      if (points <= weight && (least === null || points < least.points)) least = { from, to, points };
    }
  }
  return least;
}
