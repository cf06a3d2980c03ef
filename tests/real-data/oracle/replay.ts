import { compare, minus, over, plus, rational, rationalOf, times, toPlaces, total, wholePart, zero, type Rational } from './rational.ts';

/** A step of an explanation as the product prints it. */
export interface RecordedStep {
  readonly index: number;
  readonly kind: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly inputs: readonly number[];
  readonly operation?: string;
  readonly file?: string;
  readonly sha256?: string;
  readonly line?: number;
  readonly column?: string;
  readonly columnNumber?: number;
  readonly parameter?: string;
  readonly source?: string;
  readonly grade?: string;
  readonly by?: string;
  readonly reason?: string;
  readonly places?: number;
  readonly towards?: 'up' | 'down';
  readonly key?: string;
  readonly cutOff?: { readonly remainder: string; readonly key: string } | null;
  readonly over?: RecordedSum;
}

/** The rows that a step sums without listing them. */
export interface RecordedSum {
  readonly label: string;
  readonly rows: number;
  readonly from: readonly {
    readonly file: string; readonly sha256: string; readonly column: string; readonly columnNumber: number;
    readonly rows: number; readonly firstLine: number; readonly lastLine: number;
  }[];
}

/**
 * Works an explanation out again from its leaves. No recorded value of a calculation is used; a sum over rows that are
 * not listed comes from `sumOf`. @returns the values of all steps. @throws RangeError on a step that it cannot work out.
 */
export function replaySteps(steps: readonly RecordedStep[], sumOf: (sum: RecordedSum) => Rational): Rational[] {
  const values: Rational[] = [];
  steps.forEach((step, index) => {
    if (step.index !== index || step.inputs.some((input) => input >= index)) throw new RangeError(`Step ${index} is out of order`);
    values.push(workOut(step, step.inputs.map((input) => values[input] as Rational), sumOf));
  });
  return values;
}

function workOut(step: RecordedStep, inputs: readonly Rational[], sumOf: (sum: RecordedSum) => Rational): Rational {
  if (step.kind !== 'calculation') return inputs[0] ?? rationalOf(step.value);
  const [first = zero, second = zero, third = zero] = inputs;
  switch (step.operation) {
    case 'sum': return step.over === undefined ? total(inputs) : sumOf(step.over);
    case 'add': return plus(first, second);
    case 'subtract': return minus(first, second);
    case 'multiply': return times(first, second);
    case 'divide': return toPlaces(over(first, second), step.places ?? 0);
    case 'round': return roundedTo(first, step.places ?? 0, step.towards);
    case 'min': return compare(first, second) < 0 ? first : second;
    case 'max': return compare(first, second) < 0 ? second : first;
    case 'clamp': return compare(first, second) < 0 ? second : compare(first, third) > 0 ? third : first;
    case 'within': return isWithin(second, third) ? first : zero;
    case 'beyond': return isWithin(second, third) ? zero : first;
    case 'apportion': return shareOfOne(step, first, second, third);
    default: throw new RangeError(`No way to work out "${step.operation ?? ''}"`);
  }
}

/** Between minus the tolerance and the tolerance, both included. */
function isWithin(value: Rational, tolerance: Rational): boolean {
  return compare(value, tolerance) <= 0 && compare(minus(zero, value), tolerance) <= 0;
}

/** Half away from zero, or up or down to the next that is not on the wrong side of the value. */
function roundedTo(value: Rational, places: number, towards: 'up' | 'down' | undefined): Rational {
  const unit = over(rational(1n), rational(10n ** BigInt(places)));
  const near = toPlaces(value, places);
  if (towards === 'up') return compare(near, value) < 0 ? plus(near, unit) : near;
  if (towards === 'down') return compare(near, value) > 0 ? minus(near, unit) : near;
  return near;
}

/** A share cut down to whole pence, with an odd penny where its remainder is at or before the recorded cut-off. */
function shareOfOne({ key = '', cutOff }: RecordedStep, money: Rational, weight: Rational, weightTotal: Rational): Rational {
  const exact = over(times(money, weight), weightTotal);
  const pence = wholePart(exact);
  if (!cutOff) return rational(pence);
  const remainder = times(minus(exact, rational(pence)), weightTotal);
  const beyond = compare(remainder, rationalOf(cutOff.remainder));
  return rational(beyond > 0 || (beyond === 0 && key <= cutOff.key) ? pence + 1n : pence);
}
