import type { FinancialYear, Grade } from '@pbc-planner/base';
import type { StandingQuestion, YesOrNo } from '../plan/budget-standing.ts';
import type { PracticeCode } from '../practice.ts';

/** What one side says of a practice's budget; `null` where it has not said. */
export type StandingAnswers = Readonly<Record<StandingQuestion, YesOrNo | null>> & { readonly note: string | null };

/** One practice's budget, as the commissioner and as the practice itself see it. */
export interface BudgetStatusRow {
  readonly practice: PracticeCode;
  readonly name: string;
  readonly commissioner: StandingAnswers;
  readonly practiceSays: StandingAnswers;
  /** The questions that the two sides answer differently. */
  readonly mismatches: readonly StandingQuestion[];
  /** Whether the practice does not say that its budget is agreed, and the day is past; `null` where no day is known. */
  readonly overdue: boolean | null;
  /** Days since that day, where it is overdue. */
  readonly daysOverdue: number | null;
}

/** How far the budgets of a locality's practices have come. */
export interface BudgetStatusOutcome {
  readonly kind: 'budget-status';
  readonly locality: string;
  readonly fictional: boolean;
  readonly year: FinancialYear;
  /** The commissioner's short name: `PCT`. */
  readonly commissioner: string;
  /** The day of this answer. */
  readonly asOf: string;
  /** The day by which budgets should be agreed; no date where neither policy nor the locality has set one. */
  readonly due: { readonly date: string | null; readonly basis: string; readonly grade: Grade | null };
  readonly rows: readonly BudgetStatusRow[];
}
