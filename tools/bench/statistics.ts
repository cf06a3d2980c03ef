/** The value that a share of the samples lies at or below: 0.5 for the median. Between two samples it is in proportion. */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('No samples, no quantile');
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] as number;
  const above = sorted[Math.ceil(place)] as number;
  return below + (above - below) * (place - Math.floor(place));
}

/** The middle sample: one slow run does not move it. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}
