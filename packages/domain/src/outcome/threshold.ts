import type { FinancialYear, Grade, Pence, TraceStep } from '@pbc-planner/base';
import type { Setting } from './setting.ts';

/** What is paid for emergency admissions: in full up to a base, at the marginal rate above it. */
export interface ThresholdOutcome {
  readonly kind: 'threshold';
  readonly fictional: boolean;
  readonly year: FinancialYear;
  /** The lowest grade of the settings. */
  readonly grade: Grade;
  readonly basePence: Pence;
  readonly valuePence: Pence;
  /** An exact decimal, in per cent of the tariff. */
  readonly ratePercent: string;
  /** The lesser of value and base. */
  readonly fullPence: Pence;
  /** What of the value lies above the base. */
  readonly abovePence: Pence;
  /** In full, and the rate of what lies above. Paid and not paid add up to the value. */
  readonly paidPence: Pence;
  readonly notPaidPence: Pence;
  readonly settings: readonly Setting[];
  /** How `paidPence` came about. */
  readonly steps: readonly TraceStep[];
  readonly notes: readonly string[];
}
