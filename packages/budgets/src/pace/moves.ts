import type { PaceMeasure } from '@pbc-planner/domain';
import type { Ratio } from './ratio.ts';

/** How far and how fast practices move. */
export interface Speed {
  /** The tolerance, as a share of the target. */
  readonly band: Ratio;
  /** The share of the gap that is closed in a year. */
  readonly step: Ratio;
  readonly measure: PaceMeasure;
}

/** Amounts that are `units / scale` pence. */
export interface Exact {
  readonly units: readonly bigint[];
  readonly scale: bigint;
}

/**
 * What each practice would move by itself: its step where it is strictly beyond the band, else nothing.
 * A move is nought exactly where a practice is within the band.
 */
export function movesOf(current: readonly bigint[], targets: readonly bigint[], { band, step, measure }: Speed): Exact {
  const units = current.map((budget, position) => {
    const target = targets[position] as bigint;
    const gap = (target - budget) * band.under;
    const tolerance = band.over * target;
    const beyond = gap > tolerance || -gap > tolerance;
    if (!beyond) return 0n;
    if (measure === 'from-target') return step.over * gap;
    return step.over * (gap > 0n ? gap - tolerance : gap + tolerance);
  });
  return { units, scale: step.under * band.under };
}
