import type { Decimal } from '@pbc-planner/base';

/** An exact fraction; `under` is above zero. */
export interface Ratio {
  readonly over: bigint;
  readonly under: bigint;
}

export const one: Ratio = { over: 1n, under: 1n };

/** A percentage as the fraction that it is: 12.5 is 125 of 1,000. */
export function ratioOfPercent({ units, scale }: Decimal): Ratio {
  return { over: units, under: 100n * 10n ** BigInt(scale) };
}

export function sumOf(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}
