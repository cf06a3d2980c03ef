import { apportion, pence, type Pence } from '@pbc-planner/base';
import type { PaceRule } from '@pbc-planner/domain';
import { balancedBudgets } from './balance.ts';
import { boundsOf, heldByLimits, type Limits, type LimitFault } from './limits.ts';
import type { Exact, Speed } from './moves.ts';
import { sumOf } from './ratio.ts';

/** How budgets move from year to year. */
export interface Pace extends Speed, Limits {
  readonly rule: PaceRule;
}

/** The budgets of one year, in the order of the keys, and which limit holds whom. */
export interface PaceStep {
  readonly budgets: readonly Pence[];
  readonly limits: readonly ('cut' | 'gain' | null)[];
}

/** The year, from 0, whose limits no budgets fit. */
export interface PathFault extends LimitFault {
  readonly year: number;
}

/**
 * Budgets year by year from the current ones towards the targets, in whole pence; each year takes the last one's as its own.
 * The targets add up to the money that there is, in the first year as in every other.
 */
export function pacePath(keys: readonly string[], current: readonly Pence[], targets: readonly Pence[], years: number, pace: Pace): PaceStep[] | PathFault {
  const steps: PaceStep[] = [];
  let budgets = current;
  for (let year = 0; year < years; year += 1) {
    const step = paceStep(keys, budgets, targets, pace);
    if ('fault' in step) return { ...step, year };
    steps.push(step);
    ({ budgets } = step);
  }
  return steps;
}

/** One year of it. */
export function paceStep(keys: readonly string[], current: readonly Pence[], targets: readonly Pence[], pace: Pace): PaceStep | LimitFault {
  const from = current.map(BigInt);
  const to = targets.map(BigInt);
  const total = sumOf(to);
  const exact = balancedBudgets(from, to, total, pace, pace.rule);
  if (pace.cut === null && pace.gain === null) return { budgets: inPence(keys, total, exact.units), limits: keys.map(() => null) };
  return limited(keys, from, total, exact, pace);
}

function limited(keys: readonly string[], current: readonly bigint[], total: bigint, { units }: Exact, pace: Pace): PaceStep | LimitFault {
  const bounds = boundsOf(current, pace);
  const held = heldByLimits(total, units, bounds);
  if ('fault' in held) return held;
  const free = keys.flatMap((_, position) => (held[position] === null ? [position] : []));
  const rest = total - sumOf(held.filter((one) => one !== null));
  const shares = inPence(free.map((position) => keys[position] as string), rest, free.map((position) => units[position] as bigint));
  const budgets = held.map((amount) => pence(amount ?? 0n));
  free.forEach((position, index) => { budgets[position] = shares[index] as Pence; });
  return { budgets, limits: held.map((amount, position) => limitAt(amount, position, bounds.highest, pace)) };
}

function limitAt(amount: bigint | null, position: number, highest: readonly (bigint | null)[], { cut, gain }: Limits): 'cut' | 'gain' | null {
  if (amount === null) return null;
  if (gain !== null && amount === highest[position]) return 'gain';
  return cut === null ? null : 'cut';
}

/** Exact shares to whole pence. Nothing can be shared by no weight only where there is nothing to share. */
function inPence(keys: readonly string[], total: bigint, weights: readonly bigint[]): readonly Pence[] {
  const shared = apportion(pence(total), weights, keys);
  return typeof shared === 'string' ? keys.map(() => pence(0)) : shared.shares;
}
