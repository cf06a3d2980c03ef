import { add, decimal, divide, multiply, type Decimal } from '@pbc-planner/base';

/** The decimals that means are rounded to, once, half away from zero. */
const places = 2;

/** The mean of some whole numbers, such as `2.50`; `null` for none. */
export function meanText(values: readonly number[]): string | null {
  if (values.length === 0) return null;
  return fixedText(divide(decimal(values.reduce((sum, value) => sum + value, 0)), decimal(values.length), places));
}

/** A value with what it counts for; `null` where that is not known. */
export interface Weighted {
  readonly value: number;
  readonly weight: Decimal | null;
}

/** The weighted mean, such as `2.80`; `null` for none, where a weight is not known, or where all weights are nought. */
export function weightedMeanText(values: readonly Weighted[]): string | null {
  let total = decimal(0);
  let weights = decimal(0);
  for (const { value, weight } of values) {
    if (weight === null) return null;
    total = add(total, multiply(weight, decimal(value)));
    weights = add(weights, weight);
  }
  return weights.units === 0n ? null : fixedText(divide(total, weights, places));
}

/** Always two decimals, so that a column of means lines up. */
function fixedText({ units }: Decimal): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
