/** A count of patients below this may tell of somebody, and is not shown. Nought is: it tells of nobody. */
export const SMALL_COUNT = 5;

/** Which counts of a row of groups may be shown, in their order. */
export interface SuppressedCounts {
  /** Positions of the counts that are not shown: the small ones, and those that would give a small one away. */
  readonly hidden: ReadonlySet<number>;
  /** Whether their sum may not be shown either. */
  readonly totalHidden: boolean;
}

/**
 * What is not shown of counts of patients in groups that add up to a total which is shown beside them: counts from 1 to 4 and, where the
 * rest and the total would give one of those away even to a reader who knows this rule, the next smallest counts too, or else the total.
 * Whatever is worked out from a hidden count (a share, an index, a difference) is hidden with it. `null` is not known, and stays so.
 * Not for weighted populations and lists of practices, which tell of nobody.
 */
export function suppressSmallCounts(counts: readonly (number | null)[]): SuppressedCounts {
  const known = counts.flatMap((count, position) => (count === null ? [] : [{ count, position }]));
  const total = known.reduce((sum, { count }) => sum + count, 0);
  const hidden = known.filter(({ count }) => isSmallCount(count));
  const others = known.filter(({ count }) => count >= SMALL_COUNT);
  let totalHidden = isSmallCount(total);
  if (!totalHidden && hidden.length > 0 && givesAway(hidden.map(({ count }) => count))) {
    // All of the same size at once: a choice by their places would itself tell something.
    const next = Math.min(...others.map(({ count }) => count));
    if (others.length === 0) totalHidden = true;
    else hidden.push(...others.filter(({ count }) => count === next));
  }
  return { hidden: new Set(hidden.map(({ position }) => position)), totalHidden };
}

/** Whether a count of patients may not be shown by itself. */
export function isSmallCount(count: number): boolean {
  return count > 0 && count < SMALL_COUNT;
}

/** Whether hidden counts follow from their sum: one alone, all of them ones, or all of them as large as a small count can be. */
function givesAway(counts: readonly number[]): boolean {
  return counts.length === 1 || counts.every((count) => count === 1) || counts.every((count) => count === SMALL_COUNT - 1);
}
