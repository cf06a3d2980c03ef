import type { Grade, Source } from '@pbc-planner/base';

/** One kind of weight of a table: what it counts, in which unit. */
export interface WeightColumn {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
}

/** What a patient of one sex and age band counts for. */
export interface WeightRow {
  readonly sex: 'male' | 'female';
  /** `5-14` or `75+`. The bands of one sex do not overlap. */
  readonly band: string;
  /** An exact decimal for each column by its id; `null` is a named gap: the weight exists, it was read nowhere. */
  readonly weights: Readonly<Record<string, string | null>>;
}

/** Weights by sex and age, kept as data with their evidence: prescribing units, workload weights, cost curves. */
export interface WeightTable {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly source: Source;
  readonly grade: Grade;
  /** What the source says, restated in our own words. */
  readonly quote: string;
  readonly columns: readonly WeightColumn[];
  readonly rows: readonly WeightRow[];
}
