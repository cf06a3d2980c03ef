import { decimal, type Amount, type Amounts, type Decimal, type TraceBuilder } from '@pbc-planner/base';
import { balancedBudgets } from './balance.ts';
import { boundsOf, heldByLimits } from './limits.ts';
import type { Pace } from './pace-path.ts';
import { sumOf, type Ratio } from './ratio.ts';

/** What all years of a traced path share. */
export interface YearTrace {
  readonly trace: TraceBuilder;
  readonly pace: Pace;
  /** The band and the step as shares: 0.1 of the target, 0.2 of the gap. */
  readonly band: Amount;
  readonly step: Amount;
  /** Decimal places of a penny to which shares on the way are kept. */
  readonly places: number;
}

/** A fraction whose lower part is a power of ten, as a decimal. */
export function decimalOf({ over, under }: Ratio): Decimal {
  return { units: over, scale: String(under).length - 1 };
}

/**
 * One year of a pace of change in steps that anybody can work out again: gap, band, own move, what is released and needed,
 * what is left over and who gets it, limits, and the sharing of the total to the penny.
 * @returns `null` where the decimal places do not carry that far.
 */
export function tracedYear(given: YearTrace, from: Amounts, to: Amounts, year: string): Amounts | null {
  const { trace, pace, band, step } = given;
  const nought = trace.definition('nothing', 'pence', decimal(0));
  const total = trace.sum('all targets together, which is the money that there is', 'pence', to);
  const gap = trace.subtract('gap: target less budget', 'pence', to, from);
  const tolerance = trace.multiply('tolerance: the band of the target', 'pence', to, band);
  const counted = pace.measure === 'from-target'
    ? trace.beyond('gap that counts: only one beyond the band does', 'pence', gap, gap, tolerance)
    : trace.add('gap that counts: what lies beyond the band', 'pence',
      trace.max('gap above the band', 'pence', trace.subtract('gap less tolerance', 'pence', gap, tolerance), nought),
      trace.min('gap below the band', 'pence', trace.add('gap and tolerance', 'pence', gap, tolerance), nought));
  const move = trace.multiply('own move: the step of that gap', 'pence', counted, step);
  const cut = trace.min('own move down', 'pence', move, nought);
  const gain = trace.max('own move up', 'pence', move, nought);
  const released = trace.subtract('released by all who move down', 'pence', nought, trace.sum('all moves down', 'pence', cut));
  const needed = trace.sum('needed by all who move up', 'pence', gain);
  const available = trace.add('released, and what money is new', 'pence', released,
    trace.subtract('new money', 'pence', total, trace.sum('all budgets of the year before', 'pence', from)));
  const spare = trace.subtract('left over: released and new money less what is needed', 'pence', available, needed);
  const balanced = unitsOf(trace, spare) < 0n
    ? trace.total('budget after the moves', 'pence', [from, cut, portion(given, 'move up, scaled down to what there is', gain, available, needed)])
    : shared(given, { from, to, gap, tolerance, cut, gain, released, spare, nought });
  const limited = pace.cut === null && pace.gain === null ? balanced : limitedTo(given, from, to, balanced);
  const budgets = unitsOf(trace, total) === 0n
    ? trace.round(`budget of ${year}`, 'pence', limited, 0)
    : trace.apportion(`budget of ${year}, to the penny`, total, limited, 'all of these together');
  return typeof budgets === 'string' ? null : budgets;
}

interface Moves {
  readonly from: Amounts;
  readonly to: Amounts;
  readonly gap: Amounts;
  readonly tolerance: Amounts;
  readonly cut: Amounts;
  readonly gain: Amounts;
  readonly released: Amount;
  readonly spare: Amount;
  readonly nought: Amount;
}

/** What is left over goes to those whom the rule names, then back to those who release, then to whoever is still below target. */
function shared(given: YearTrace, { from, to, gap, tolerance, cut, gain, released, spare, nought }: Moves): Amounts {
  const { trace, pace } = given;
  const parts = [from, gain];
  let rest = spare;
  if (unitsOf(trace, spare) > 0n && pace.rule !== 'scaled') {
    const weights = pace.rule === 'prorata'
      ? trace.within('budget that counts: only one within the band does', 'pence', from, gap, tolerance)
      : trace.max('lacking: within the band and below target', 'pence', trace.within('gap within the band', 'pence', gap, gap, tolerance), nought);
    const all = trace.sum('all of these together', 'pence', weights);
    if (unitsOf(trace, all) > 0n) {
      const share = pace.rule === 'prorata' ? spare : trace.min('shared out, never past the targets', 'pence', spare, all);
      parts.push(portion(given, 'share of what is left over', weights, share, all));
      rest = trace.subtract('still left over', 'pence', spare, share);
    }
  }
  if (unitsOf(trace, rest) === 0n) return trace.total('budget after the moves', 'pence', [...parts, cut]);
  const kept = trace.min('kept by those who release', 'pence', rest, released);
  const left = trace.subtract('new money that nobody took up', 'pence', rest, kept);
  const lower = unitsOf(trace, kept) === 0n ? cut : portion(given, 'move down, scaled to what is needed', cut, trace.subtract('released after that', 'pence', released, kept), released);
  const moved = trace.total('budget after the moves', 'pence', [...parts, lower]);
  if (unitsOf(trace, left) === 0n) return moved;
  const lacking = trace.max('still below target by', 'pence', trace.subtract('target less that', 'pence', to, moved), nought);
  return trace.add('budget with its share of the new money', 'pence', moved,
    portion(given, 'share of the new money that is left', lacking, left, trace.sum('all that is lacking', 'pence', lacking)));
}

/** `weight × amount ÷ whole`, kept to some places of a penny. */
function portion({ trace, places }: YearTrace, label: string, weight: Amounts, amount: Amount, whole: Amount): Amounts {
  return trace.divide(label, 'pence', trace.multiply(`${label}, before it is divided`, 'pence times pence', weight, amount), whole, places);
}

/** Budgets kept within the greatest cut and gain, by the one factor with which they add up to the total all the same. */
function limitedTo(given: YearTrace, from: Amounts, to: Amounts, balanced: Amounts): Amounts {
  const { trace, pace, places } = given;
  const current = wholePence(trace, from);
  const targets = wholePence(trace, to);
  const total = sumOf(targets);
  const { units } = balancedBudgets(current, targets, total, pace, pace.rule);
  const bounds = boundsOf(current, pace);
  const held = heldByLimits(total, units, bounds);
  if ('fault' in held) throw new RangeError('Limits that no budgets fit have no steps');
  const one = (label: string, value: Decimal) => trace.choice({
    label, unit: 'pence', value, by: 'the planner', reason: 'worked out so that the budgets within their limits add up to the total', grade: 'verified',
  });
  const [over, under] = factorOf(trace, balanced, held, bounds, total);
  const scaled = trace.divide('budget by the one factor that makes all limited budgets add up', 'pence',
    trace.multiply('that, before it is divided', 'pence times pence', balanced, one('the factor, upper part', over)), one('the factor, lower part', under), places);
  const limit = (label: string, { over: part, under: whole }: Ratio, sign: 1n | -1n) => trace.roundTowards(`${label}, to the penny inward`, 'pence',
    trace.multiply(label, 'pence', from, trace.choice({
      label: `${label}, of the budget of the year before`, unit: 'times', value: decimalOf({ over: whole + sign * part, under: whole }),
      by: 'the settings', reason: 'given for this pace of change', grade: 'verified',
    })), 0, sign < 0n ? 'up' : 'down');
  const lowest = pace.cut === null ? null : limit('least budget', pace.cut, -1n);
  const highest = pace.gain === null ? null : limit('greatest budget', pace.gain, 1n);
  if (lowest !== null && highest !== null) return trace.clamp('budget within its limits', 'pence', scaled, lowest, highest);
  return lowest === null ? least(trace, scaled, highest as Amounts) : most(trace, scaled, lowest);
}

const least = (trace: TraceBuilder, a: Amounts, b: Amounts) => trace.min('budget within its limit', 'pence', a, b);
const most = (trace: TraceBuilder, a: Amounts, b: Amounts) => trace.max('budget within its limit', 'pence', a, b);

/** That factor as two amounts: what the free share over their budgets, or, where nobody is free, one that holds everybody. */
function factorOf(
  trace: TraceBuilder, balanced: Amounts, held: readonly (bigint | null)[], { lowest, highest }: ReturnType<typeof boundsOf>, total: bigint,
): readonly [Decimal, Decimal] {
  const { values, scale } = trace.trace().nodes[balanced.node] as { readonly values: readonly bigint[]; readonly scale: number };
  const free = sumOf(values.filter((_, position) => held[position] === null));
  if (free > 0n) return [decimal(total - sumOf(held.filter((one) => one !== null))), decimal(free, scale)];
  let [over, under] = [0n, 1n];
  held.forEach((amount, position) => {
    const value = values[position] as bigint;
    if (amount === null || amount !== highest[position] || amount === lowest[position] || value <= 0n) return;
    if (amount * under > over * value) [over, under] = [amount, value];
  });
  return [decimal(over), under === 1n && over === 0n ? decimal(1) : decimal(under, scale)];
}

function unitsOf(trace: TraceBuilder, amount: Amount): bigint {
  return trace.value(amount).units;
}

function wholePence(trace: TraceBuilder, amounts: Amounts): bigint[] {
  return trace.valuesInPence(amounts).map(BigInt);
}
