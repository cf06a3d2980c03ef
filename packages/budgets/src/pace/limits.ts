import { sumOf, type Ratio } from './ratio.ts';

/** The greatest cut and gain in a year, as shares of the budget of the year before; `null` without a limit. */
export interface Limits {
  readonly cut: Ratio | null;
  readonly gain: Ratio | null;
}

/** The least and the most that each may have, in whole pence; `null` where there is no most. */
export interface Bounds {
  readonly lowest: readonly bigint[];
  readonly highest: readonly (bigint | null)[];
}

/** Limits that no budgets fit: `pence` is what is lacking to keep all floors, or what no cap lets anybody take. */
export interface LimitFault {
  readonly fault: 'floors' | 'caps';
  readonly pence: bigint;
}

/** The limits of each practice in pence, rounded inward. */
export function boundsOf(current: readonly bigint[], { cut, gain }: Limits): Bounds {
  return {
    lowest: current.map((budget) => (cut === null ? 0n : (budget * (cut.under - cut.over) + cut.under - 1n) / cut.under)),
    highest: current.map((budget) => (gain === null ? null : (budget * (gain.under + gain.over)) / gain.under)),
  };
}

interface Breakpoint {
  readonly position: number;
  readonly bound: bigint;
  readonly weight: bigint;
  readonly leaves: 'floor' | 'free';
}

/**
 * Which practices a limit holds, and where, when budgets are `clamp(lambda x weight, lowest, highest)` with the one lambda
 * for which they add up to the total; `null` for those that no limit holds. Lambda grows from nought over the sorted points
 * at which a practice leaves its floor or reaches its cap; between two of them the sum is a straight line.
 */
export function heldByLimits(total: bigint, weights: readonly bigint[], { lowest, highest }: Bounds): readonly (bigint | null)[] | LimitFault {
  const held: (bigint | null)[] = [...lowest];
  let fixed = sumOf(lowest);
  let free = 0n;
  if (fixed > total) return { fault: 'floors', pence: fixed - total };
  for (const { position, bound, weight, leaves } of breakpoints(weights, lowest, highest)) {
    if (fixed * weight + bound * free >= total * weight) return held;
    if (leaves === 'floor') {
      held[position] = null;
      fixed -= bound;
      free += weight;
    } else {
      held[position] = bound;
      fixed += bound;
      free -= weight;
    }
  }
  return free === 0n && fixed < total ? { fault: 'caps', pence: total - fixed } : held;
}

function breakpoints(weights: readonly bigint[], lowest: readonly bigint[], highest: readonly (bigint | null)[]): Breakpoint[] {
  const points = weights.flatMap((weight, position): Breakpoint[] => {
    if (weight === 0n) return [];
    const cap = highest[position] ?? null;
    const floor: Breakpoint = { position, weight, bound: lowest[position] as bigint, leaves: 'floor' };
    return cap === null ? [floor] : [floor, { position, weight, bound: cap, leaves: 'free' }];
  });
  return points.sort((a, b) => {
    const difference = a.bound * b.weight - b.bound * a.weight;
    if (difference !== 0n) return difference < 0n ? -1 : 1;
    return a.leaves === b.leaves ? 0 : a.leaves === 'floor' ? -1 : 1;
  });
}
