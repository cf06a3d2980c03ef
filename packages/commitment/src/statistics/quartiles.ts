import { decimal, type Decimal } from '@pbc-planner/base';

/** The quartiles of some whole numbers, exact to a quarter. */
export interface Quartiles {
  readonly lower: Decimal;
  readonly median: Decimal;
  readonly upper: Decimal;
  readonly range: Decimal;
}

/**
 * Quartiles by the inclusive method: the q-th of n sorted values lies q (n - 1) / 4 places after the first, and between two
 * values in proportion. It is what spreadsheets call QUARTILE.INC; other methods give other figures. `null` for no values.
 */
export function quartiles(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const [lower, median, upper] = [1, 2, 3].map((quarter) => fourfold(sorted, quarter)) as [number, number, number];
  return { lower: quarters(lower), median: quarters(median), upper: quarters(upper), range: quarters(upper - lower) };
}

/** Four times the quartile, which is whole where the values are. */
function fourfold(sorted: readonly number[], quarter: number): number {
  const place = quarter * (sorted.length - 1);
  const index = Math.floor(place / 4);
  const rest = place % 4;
  const below = sorted[index] as number;
  return 4 * below + rest * ((sorted[index + 1] ?? below) - below);
}

function quarters(fourTimes: number): Decimal {
  return decimal(fourTimes * 25, 2);
}

