import { getsOddPenny } from '../apportion.ts';
import {
  add, compareDecimals, decimal, decimalText, divide, divideByRoot, multiply, parseDecimal, round, subtract, trim, unitsAt, type Decimal,
} from '../decimal.ts';
import type { TraceStep } from './trace-step.ts';

/** The most digits of a recorded value: a product has as many as its factors together, so the bound of what is read does not hold. */
const longest = 10_000;

/** A step whose recorded value does not follow from its inputs, or that cannot be worked out at all. */
export interface ReplayFault {
  readonly index: number;
  readonly recorded: string;
  /** What the step gives when it is worked out again; `null` when it cannot be. */
  readonly replayed: string | null;
}

/**
 * Works every calculation of an explanation out again, from the recorded leaves up.
 * A sum over rows that are not steps is a leaf here: it cites file, column and row range instead.
 * @returns the faults; none when every recorded value follows.
 */
export function replay(steps: readonly TraceStep[]): ReplayFault[] {
  const values: (Decimal | null)[] = [];
  const faults: ReplayFault[] = [];
  steps.forEach((step, index) => {
    const recorded = parseDecimal(step.value, longest);
    const inputs = step.inputs.map((input) => (input >= 0 && input < index ? (values[input] ?? null) : null));
    const replayed = recorded === null || step.index !== index || inputs.includes(null)
      ? null
      : workOut(step, recorded, inputs as Decimal[]);
    if (replayed === null || recorded === null || compareDecimals(replayed, recorded) !== 0) {
      faults.push({ index, recorded: step.value, replayed: replayed === null ? null : decimalText(replayed) });
    }
    values.push(replayed);
  });
  return faults;
}

function workOut(step: TraceStep, recorded: Decimal, inputs: readonly Decimal[]): Decimal | null {
  const [first, second, third] = inputs;
  if (step.kind === 'method') return first ?? null;
  if (step.kind !== 'calculation') return inputs.length === 0 ? recorded : null;
  if (step.operation === 'sum') return step.over ? recorded : inputs.reduce(add, decimal(0));
  if (first === undefined) return null;
  const places = step.places !== undefined && Number.isInteger(step.places) && step.places >= 0 && step.places <= longest ? step.places : null;
  if (step.operation === 'round') return places === null ? null : roundTowards(first, places, step.towards);
  if (second === undefined) return null;
  switch (step.operation) {
    case 'add': return add(first, second);
    case 'subtract': return subtract(first, second);
    case 'multiply': return multiply(first, second);
    case 'divide': return places === null || second.units === 0n ? null : divide(first, second, places);
    case 'divide-by-root': return places === null || second.units <= 0n || first.units < 0n ? null : divideByRoot(first, second, places);
    case 'min': return compareDecimals(first, second) <= 0 ? first : second;
    case 'max': return compareDecimals(first, second) >= 0 ? first : second;
    case 'clamp': return third === undefined ? null : clamp(first, second, third);
    case 'within':
    case 'beyond': return third === undefined ? null : isWithin(second, third) === (step.operation === 'within') ? first : decimal(0);
    case 'apportion': return third === undefined ? null : share(step, first, second, third);
    default: return null;
  }
}

/** Whether a value is at most so far from zero, either way. */
export function isWithin({ units, scale }: Decimal, tolerance: Decimal): boolean {
  return compareDecimals({ units: units < 0n ? -units : units, scale }, tolerance) <= 0;
}

/** A value rounded to decimal places: half away from zero, or always up or down. */
export function roundTowards(value: Decimal, places: number, towards: 'up' | 'down' | undefined): Decimal {
  const rounded = round(value, places);
  const difference = compareDecimals(rounded, value);
  if (towards === 'up' && difference < 0) return add(rounded, decimal(1, places));
  return towards === 'down' && difference > 0 ? subtract(rounded, decimal(1, places)) : rounded;
}

/** The value kept between two limits. */
export function clamp(value: Decimal, low: Decimal, high: Decimal): Decimal {
  if (compareDecimals(value, low) < 0) return low;
  return compareDecimals(value, high) > 0 ? high : value;
}

function share(step: TraceStep, total: Decimal, weight: Decimal, weightTotal: Decimal): Decimal | null {
  if (step.key === undefined || step.cutOff === undefined || weightTotal.units <= 0n || weight.units < 0n) return null;
  if (trim(total).scale > 0) return null;
  const cut = step.cutOff === null ? null : { key: step.cutOff.key, remainder: parseDecimal(step.cutOff.remainder, longest) };
  if (cut !== null && cut.remainder === null) return null;
  const scale = Math.max(weight.scale, weightTotal.scale, cut?.remainder?.scale ?? 0);
  const amount = unitsAt(total, 0);
  const product = (amount < 0n ? -amount : amount) * unitsAt(weight, scale);
  const whole = unitsAt(weightTotal, scale);
  const remainder = product % whole;
  const cutOff = cut === null ? null : { key: cut.key, remainder: unitsAt(cut.remainder as Decimal, scale) };
  const rounded = product / whole + (getsOddPenny(remainder, step.key, cutOff) ? 1n : 0n);
  return decimal(amount < 0n ? -rounded : rounded);
}
