import type { FinancialYear, Grade, Pence } from '@pbc-planner/base';
import type { MembershipStep } from '../membership/membership-step.ts';
import type { WhatIf } from '../plan/what-ifs.ts';
import type { PracticeCode } from '../practice.ts';
import type { InputFile } from './outcome.ts';

/** A what-if in a list. */
export interface WhatIfSummary {
  readonly whatIf: string;
  readonly status: WhatIf['status'];
  readonly steps: readonly string[];
}

/**
 * What a what-if does to a practice: it stays in the pool, comes into it, leaves the locality, goes out of the pool and
 * stays a neighbour (alone, observing, declined), or merges, as one that goes up in another or the one that they become.
 */
export type WhatIfChange = 'stays' | 'comes' | 'leaves' | 'out of the pool' | 'merges' | 'merged';

/** A practice's amount by one method; nothing where it is not in the pool. Unknown to the comparison is no row at all. */
export interface WhatIfAmount {
  readonly beforePence: Pence;
  readonly afterPence: Pence;
  readonly differencePence: Pence;
}

/** One practice that is in the pool before or after. */
export interface WhatIfRow {
  readonly practice: PracticeCode;
  readonly name: string;
  readonly change: WhatIfChange;
  /** Where it merges: the code of the practice that they become. */
  readonly into: PracticeCode | null;
  /** Registered patients after, before where it is not in the pool any more; `null` where no file gives them. */
  readonly list: number | null;
  /** By method id. */
  readonly amounts: Readonly<Record<string, WhatIfAmount>>;
}

/** One method's pool, before to after: `before - leaving + coming + merging + staying = after`, to the penny. */
export interface WhatIfReconciliation {
  readonly method: string;
  readonly title: string;
  readonly grade: Grade;
  readonly beforePence: Pence;
  /** What those had who leave the pool. */
  readonly leavingPence: Pence;
  /** What those get who come into it. */
  readonly comingPence: Pence;
  /** By how much practices that become one change together. */
  readonly mergingPence: Pence;
  /** By how much those change that stay. */
  readonly stayingPence: Pence;
  readonly afterPence: Pence;
}

/** A practice that goes alone, with a budget of its own. */
export interface AloneBudget {
  readonly practice: PracticeCode;
  readonly name: string;
  readonly list: number | null;
  /** What it would have as a pool of its own; `null` where no method says that of one practice. */
  readonly pence: Pence | null;
  /** What its figure rests on: `Historic: spend of 2005/06`. */
  readonly basis: string;
  readonly grade: Grade | null;
}

/** Changes of membership tried out beside the plan: the pool and every practice before and after. Without one named, the list of all. */
export interface WhatIfOutcome {
  readonly kind: 'what-if';
  readonly locality: string;
  readonly fictional: boolean;
  readonly year: FinancialYear;
  /** `null` for the list of all alone. */
  readonly whatIf: string | null;
  readonly status: WhatIf['status'] | null;
  readonly steps: readonly { readonly text: string; readonly step: MembershipStep }[];
  readonly rows: readonly WhatIfRow[];
  readonly reconciliation: readonly WhatIfReconciliation[];
  readonly alone: readonly AloneBudget[];
  readonly all: readonly WhatIfSummary[];
  readonly inputs: readonly InputFile[];
  readonly notes: readonly string[];
}
