import type { Pace } from '../src/pace/pace-path.ts';

/** An exact fraction in lowest terms, as slow and plain as can be: what the arithmetic under test is held against. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

function divisor(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b);
}

export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  const common = divisor(top, bottom) || 1n;
  const sign = bottom < 0n ? -1n : 1n;
  return { n: (sign * top) / common, d: (sign * bottom) / common };
}

const plus = (a: Fraction, b: Fraction) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
const minus = (a: Fraction, b: Fraction) => plus(a, fraction(-b.n, b.d));
const times = (a: Fraction, b: Fraction) => fraction(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction) => fraction(a.n * b.d, a.d * b.n);
const below = (a: Fraction, b: Fraction) => a.n * b.d < b.n * a.d;
const least = (a: Fraction, b: Fraction) => (below(a, b) ? a : b);
const most = (a: Fraction, b: Fraction) => (below(a, b) ? b : a);
const total = (all: readonly Fraction[]) => all.reduce(plus, nought);
const floor = ({ n, d }: Fraction) => (n >= 0n ? n / d : -((-n + d - 1n) / d));
const nought = fraction(0);
const ratio = (given: { over: bigint; under: bigint }) => fraction(given.over, given.under);
const isNought = ({ n }: Fraction) => n === 0n;

/** One year of a pace of change, step by step as its definition is written, in fractions. */
export function expectedYear(keys: readonly string[], current: readonly number[], targets: readonly number[], pace: Pace): readonly number[] | string {
  const from = current.map((pence) => fraction(pence));
  const to = targets.map((pence) => fraction(pence));
  const gaps = to.map((target, index) => minus(target, from[index] as Fraction));
  const budgets = balanced(from, gaps, to, pace);
  if (pace.cut === null && pace.gain === null) return roundedTogether(keys, budgets);
  const { cut, gain } = pace;
  const floors = from.map((budget) => (cut === null ? nought : fraction(-floor(times(budget, minus(ratio(cut), fraction(1)))))));
  const caps = from.map((budget) => (gain === null ? null : fraction(floor(times(budget, plus(fraction(1), ratio(gain)))))));
  const clamped = clampedTo(total(to), budgets, floors, caps);
  return typeof clamped === 'string' ? clamped : roundedTogether(keys, clamped);
}

function balanced(from: readonly Fraction[], gaps: readonly Fraction[], to: readonly Fraction[], { band, step, measure, rule }: Pace): Fraction[] {
  const size = (gap: Fraction) => (gap.n < 0n ? fraction(-gap.n, gap.d) : gap);
  const beyond = gaps.map((gap, index) => below(times(ratio(band), to[index] as Fraction), size(gap)));
  const moves = gaps.map((gap, index) => {
    if (!beyond[index]) return nought;
    const tolerated = times(ratio(band), to[index] as Fraction);
    const counted = measure === 'from-target' ? size(gap) : minus(size(gap), tolerated);
    const distance = times(ratio(step), counted);
    return gap.n < 0n ? minus(nought, distance) : distance;
  });
  const fresh = minus(total(to), total(from));
  const released = minus(nought, total(moves.filter(({ n }) => n < 0n)));
  const needed = total(moves.filter(({ n }) => n > 0n));
  if (below(plus(released, fresh), needed)) {
    const scale = over(plus(released, fresh), needed);
    return moves.map((move, index) => plus(from[index] as Fraction, move.n > 0n ? times(move, scale) : move));
  }

  let spare = minus(plus(released, fresh), needed);
  const result = moves.map((move, index) => plus(from[index] as Fraction, move));
  const inside = beyond.flatMap((one, index) => (one ? [] : [index]));
  const weightOf = (index: number) => (rule === 'prorata' ? from[index] as Fraction : rule === 'scaled' ? nought : most(nought, gaps[index] as Fraction));
  const weightTotal = total(inside.map(weightOf));
  if (!isNought(weightTotal)) {
    const handed = rule === 'prorata' ? spare : least(spare, weightTotal);
    for (const index of inside) result[index] = plus(result[index] as Fraction, over(times(handed, weightOf(index)), weightTotal));
    spare = minus(spare, handed);
  }
  if (!isNought(released)) {
    const kept = least(spare, released);
    moves.forEach((move, index) => {
      if (move.n < 0n) result[index] = plus(result[index] as Fraction, over(times(kept, minus(nought, move)), released));
    });
    spare = minus(spare, kept);
  }
  const lacking = result.map((budget, index) => most(nought, minus(to[index] as Fraction, budget)));
  return isNought(spare) ? result : result.map((budget, index) => plus(budget, over(times(spare, lacking[index] as Fraction), total(lacking))));
}

/**
 * The clamped budgets that add up to the total. Instead of sweeping, it works out the sum at every breakpoint and draws the
 * straight line between the two that stand on either side of the total.
 */
export function clampedTo(sum: Fraction, weights: readonly Fraction[], floors: readonly Fraction[], caps: readonly (Fraction | null)[]): readonly Fraction[] | string {
  const at = (lambda: Fraction) => weights.map((weight, index) => {
    const cap = caps[index] ?? null;
    const raised = most(floors[index] as Fraction, times(lambda, weight));
    return cap === null ? raised : least(cap, raised);
  });
  if (below(sum, total(floors))) return `floors ${floor(minus(total(floors), sum))}`;
  const points = weights.flatMap((weight, index) => (isNought(weight) ? [] : [floors[index] as Fraction, caps[index] ?? null].flatMap((bound) => (bound === null ? [] : [over(bound, weight)]))));
  const known = [nought, ...points].map((lambda) => ({ lambda, sum: total(at(lambda)) }));
  const under = known.filter((one) => !below(sum, one.sum)).reduce((best, one) => (below(best.lambda, one.lambda) ? one : best));
  const beyond = known.filter((one) => !below(one.sum, sum)).reduce<{ lambda: Fraction; sum: Fraction } | null>((best, one) => (best === null || below(one.lambda, best.lambda) ? one : best), null);
  if (isNought(minus(under.sum, sum))) return at(under.lambda);
  if (beyond !== null) {
    const along = over(minus(sum, under.sum), minus(beyond.sum, under.sum));
    return at(plus(under.lambda, times(along, minus(beyond.lambda, under.lambda))));
  }
  const growing = total(weights.filter((_, index) => caps[index] === null));
  if (isNought(growing)) return `caps ${floor(minus(sum, under.sum))}`;
  return at(plus(under.lambda, over(minus(sum, under.sum), growing)));
}

function roundedTogether(keys: readonly string[], exact: readonly Fraction[]): number[] {
  const down = exact.map(floor);
  const missing = Number(floor(total(exact))) - Number(down.reduce((a, b) => a + b, 0n));
  const order = exact.map((value, index) => ({ index, rest: minus(value, fraction(down[index] as bigint)) }))
    .sort((a, b) => (below(a.rest, b.rest) ? 1 : below(b.rest, a.rest) ? -1 : (keys[a.index] as string) < (keys[b.index] as string) ? -1 : 1));
  const lucky = new Set(order.slice(0, missing).map(({ index }) => index));
  return down.map((value, index) => Number(value) + (lucky.has(index) ? 1 : 0));
}
