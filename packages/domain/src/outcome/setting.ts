import type { Grade } from '@pbc-planner/base';

/** A setting in words, with who or what it comes from. */
export interface Setting {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly grade: Grade;
  /** The person who chose it, `policy`, `research`, or `the planner` for what stands until somebody chooses. */
  readonly by: string;
  readonly reason: string;
  /** The policy parameter, where it is one. */
  readonly parameter?: string;
}
