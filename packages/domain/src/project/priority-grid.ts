import type { Grade } from '@pbc-planner/base';

/** Something that projects are compared by. */
export interface PriorityCriterion {
  readonly id: string;
  readonly title: string;
  /** What the least and the most score mean. */
  readonly least: string;
  readonly most: string;
  /** Whole per cent; those of a grid sum to 100. */
  readonly weight: number;
}

/** A grid that projects are put in order by. */
export interface PriorityGrid {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Scores are whole numbers from 0 to this. */
  readonly most: number;
  readonly criteria: readonly PriorityCriterion[];
  /** Of the criteria and their weights. */
  readonly grade: Grade;
}
