import type { PaceRule } from '@pbc-planner/domain';
import { movesOf, type Exact, type Speed } from './moves.ts';
import { larger, one, smaller, sumOf, type Ratio } from './ratio.ts';

/** How the moves of a year are made to balance, in the moves' own units. */
interface Balance {
  readonly rise: Ratio;
  readonly fall: Ratio;
  /** Shared among the recipients by their weights. */
  readonly shared: bigint;
  readonly weights: readonly bigint[];
  /** New money that neither moves nor recipients take up. */
  readonly left: bigint;
}

/**
 * The budgets of a year before limits and rounding, in exact fractions of a penny: every practice's own move, balanced so
 * that they add up to the total. The targets add up to the total too, which may be more than the current budgets by new money.
 * @throws RangeError when the targets do not add up to the total, or the current budgets to more.
 */
export function balancedBudgets(current: readonly bigint[], targets: readonly bigint[], total: bigint, speed: Speed, rule: PaceRule): Exact {
  const growth = total - sumOf(current);
  if (growth < 0n || sumOf(targets) !== total) throw new RangeError('The targets do not add up to the money that there is');
  const moves = movesOf(current, targets, speed);
  const balance = balanceOf(moves, current, targets, growth, rule);
  return fill(moved(moves, current, balance), targets, moves.scale, balance.left);
}

function balanceOf({ units, scale }: Exact, current: readonly bigint[], targets: readonly bigint[], growth: bigint, rule: PaceRule): Balance {
  const released = -sumOf(units.filter((move) => move < 0n));
  const needed = sumOf(units.filter((move) => move > 0n));
  const fresh = growth * scale;
  const spare = released + fresh - needed;
  const nobody = units.map(() => 0n);
  if (spare < 0n) return { rise: { over: released + fresh, under: needed }, fall: one, shared: 0n, weights: nobody, left: 0n };

  const weights = recipients(units, current, targets, rule);
  const weightTotal = sumOf(weights);
  const room = rule === 'prorata' && weightTotal > 0n ? spare : weightTotal * scale;
  const shared = smaller(spare, rule === 'scaled' ? 0n : room);
  const kept = smaller(spare - shared, released);
  return {
    rise: one,
    fall: released === 0n ? one : { over: released - kept, under: released },
    shared, weights,
    left: spare - shared - kept,
  };
}

/** What each practice within the band counts for when the rule shares what is spare. */
function recipients(moves: readonly bigint[], current: readonly bigint[], targets: readonly bigint[], rule: PaceRule): readonly bigint[] {
  return moves.map((move, position) => {
    const budget = current[position] as bigint;
    if (move !== 0n || rule === 'scaled') return 0n;
    return rule === 'prorata' ? budget : larger((targets[position] as bigint) - budget, 0n);
  });
}

function moved({ units, scale }: Exact, current: readonly bigint[], { rise, fall, shared, weights }: Balance): Exact {
  const weightTotal = shared === 0n ? 1n : sumOf(weights);
  const finer = rise.under * fall.under * weightTotal;
  return {
    scale: scale * finer,
    units: units.map((move, position) => {
      const { over, under } = move < 0n ? fall : rise;
      const share = shared * (weights[position] as bigint) * (finer / weightTotal);
      return (current[position] as bigint) * scale * finer + move * over * (finer / under) + share;
    }),
  };
}

/** New money that is left goes to whoever is still below target, by what is lacking: there is always enough lacking for it. */
function fill({ units, scale }: Exact, targets: readonly bigint[], leftScale: bigint, left: bigint): Exact {
  if (left === 0n) return { units, scale };
  const lacking = units.map((budget, position) => larger((targets[position] as bigint) * scale - budget, 0n));
  const lackingTotal = sumOf(lacking);
  const rest = left * (scale / leftScale);
  return {
    scale: scale * lackingTotal,
    units: units.map((budget, position) => budget * lackingTotal + rest * (lacking[position] as bigint)),
  };
}
