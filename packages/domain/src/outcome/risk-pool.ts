import type { FinancialYear, Grade, Pence } from '@pbc-planner/base';
import type { PoolLevel, TopSlice } from '../plan/top-slices.ts';
import type { PracticeCode } from '../practice.ts';
import type { InputFile } from './outcome.ts';
import type { Setting } from './setting.ts';

/** Where a variance lies among what chance alone would do. */
export type ChanceVerdict = 'within chance' | 'unlikely' | 'beyond chance';

/** How far spending strays from a budget by chance, either way, cut off to whole pence and hundredths of a per cent. */
export interface ChanceBand {
  /** Up to here a variance is within chance. */
  readonly withinPence: Pence;
  readonly withinBasisPoints: number;
  /** From here to there it is unlikely; past this, beyond chance. */
  readonly beyondPence: Pence;
  readonly beyondBasisPoints: number;
}

/** Another figure less the budget. */
export interface Variance {
  readonly pence: Pence;
  /** Hundredths of a per cent of the budget, half away from zero; `null` where the budget is nothing. */
  readonly basisPoints: number | null;
  /** `null` where there is no band to hold it against. */
  readonly verdict: ChanceVerdict | null;
}

/** A top-slice as it was taken. */
export interface TakenSlice {
  readonly id: string;
  readonly title: string;
  readonly kind: TopSlice['kind'];
  readonly level: PoolLevel;
  readonly sharedBy: TopSlice['sharedBy'];
  /** `3% of all budgets` */
  readonly size: string;
  readonly pence: Pence;
  readonly by: string;
  readonly reason: string | null;
  readonly grade: Grade;
  /** What policy or research says of such a slice, a gap included, with its grade; `null` where neither says anything. */
  readonly evidence: string | null;
}

/** One practice, or all of them together. Gross is net and every slice. */
export interface RiskRow {
  readonly grossPence: Pence;
  /** By the id of the slice. */
  readonly slices: Readonly<Record<string, Pence>>;
  readonly netPence: Pence;
  /** Registered patients; `null` where no file gives them. */
  readonly list: number | null;
  /** `null` without a list. */
  readonly band: ChanceBand | null;
  /** `null` where there is nothing to hold the budget against. */
  readonly variance: Variance | null;
}

export interface PracticeRisk extends RiskRow {
  readonly practice: PracticeCode;
  readonly name: string;
  /** Whether its list is no longer than the size from which practices count as small; `null` without a list or a size. */
  readonly small: boolean | null;
  /** How many years its own patients need to make up the smallest pool; `null` without a list or such a size. */
  readonly yearsToPool: number | null;
}

/** A size of pool that research asks for, and whether the locality reaches it. */
export interface PoolReference {
  readonly parameter: string;
  readonly title: string;
  readonly needed: string;
  readonly has: string;
  readonly met: boolean;
  readonly from: string;
  readonly source: string;
  readonly grade: Grade;
}

/** What is taken off budgets before practices manage them, and how much of a variance is chance. */
export interface RiskPoolOutcome {
  readonly kind: 'risk-pool';
  readonly locality: string;
  readonly fictional: boolean;
  readonly year: FinancialYear;
  /** The lowest grade of the figures, the slices and the settings. */
  readonly grade: Grade;
  readonly method: { readonly id: string; readonly title: string };
  /** What budgets are held against: `outturn` or the id of a method; `null` where the plan holds neither. */
  readonly against: { readonly id: string; readonly title: string } | null;
  /** Years pooled. */
  readonly years: number;
  readonly slices: readonly TakenSlice[];
  readonly rows: readonly PracticeRisk[];
  readonly totals: RiskRow;
  readonly references: readonly PoolReference[];
  readonly settings: readonly Setting[];
  readonly inputs: readonly InputFile[];
  readonly notes: readonly string[];
}
