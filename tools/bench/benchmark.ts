/** A figure that a benchmark measured. */
export interface Measurement {
  /** In the unit of the target. */
  readonly value: number;
  /** What it was made from, for the table and the record: sample sizes, medians, other sizes. */
  readonly details: Readonly<Record<string, number>>;
}

/** What a benchmark should stay within. */
export interface Target {
  readonly atMost: number;
  /** `x node -e 0` for a ratio of medians in one run, `ms` for time in process. */
  readonly unit: string;
}

/** One line of `npm run bench`: a file of its own, and a line in `catalogue.ts`. */
export interface Benchmark {
  /** Kebab-case; `npm run bench -- NAME` runs those whose name holds it. */
  readonly name: string;
  readonly title: string;
  readonly target: Target;
  /** @throws CannotRun where something that it needs is not there. */
  readonly run: () => Promise<Measurement>;
}

/** Why a benchmark could not be run here, and what to do about it. */
export class CannotRun extends Error {}
