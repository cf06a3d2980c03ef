import type { FinancialYear, Grade } from '@pbc-planner/base';

/** A file that an answer without a plan was worked out from. */
export interface FiguresFile {
  readonly name: string;
  readonly sha256: string;
  /** Practices in it. */
  readonly rows: number;
  /** `null` where neither the file's name nor anybody says it. */
  readonly year: FinancialYear | null;
  readonly source: string;
  /** The licence, with the attribution to show wherever the figures are. */
  readonly licence: string | null;
  readonly grade: Grade;
}
