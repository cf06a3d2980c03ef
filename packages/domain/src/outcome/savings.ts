import type { FinancialYear, Grade, Pence } from '@pbc-planner/base';
import type { Challenge, SavingsUse } from '../plan/freed-up-resources.ts';
import type { PracticeCode } from '../practice.ts';
import type { InputFile } from './outcome.ts';
import type { Setting } from './setting.ts';

/** Freed-up resources of one practice, or of all together. Budget less outturn, with what was booked, is under less over. */
export interface SavingsFigures {
  readonly budgetPence: Pence;
  readonly outturnPence: Pence;
  /** Agreed challenges that were booked: the outturn is less by this. */
  readonly bookedPence: Pence;
  readonly underPence: Pence;
  readonly overPence: Pence;
  /** Under less over. */
  readonly netPence: Pence;
  /** What the PCT's prior call takes of the underspend. */
  readonly callPence: Pence;
  /** What goes to cover overspends of other practices. */
  readonly coverPence: Pence;
  /** The underspend after both: the practice's, the locality's and the PCT's parts add up to it. */
  readonly freedUpPence: Pence;
  readonly practicePence: Pence;
  readonly localityPence: Pence;
  readonly pctPence: Pence;
  /** What of its overspend the others cover. */
  readonly coveredPence: Pence;
  readonly broughtForwardPence: Pence;
  /** Uses that the PCT has approved. */
  readonly approvedPence: Pence;
  /** Uses that wait for the PCT. They change no other figure. */
  readonly proposedPence: Pence;
  /** Brought forward, and the practice's part, less its overspend as far as nobody covers it, less approved uses. */
  readonly balancePence: Pence;
}

/** Component 2 of "Towards practice based commissioning": freed-up resources topped up to its value. */
export interface ComponentTwo {
  readonly list: number;
  readonly valuePence: Pence;
  /** `null` where nobody has said. */
  readonly targetsMet: boolean | null;
  /** `null` where that depends on targets that nobody has spoken of. */
  readonly paidPence: Pence | null;
  /** The practice's part and the payment; `null` where the payment is not known. */
  readonly totalPence: Pence | null;
}

export interface PracticeSavings extends SavingsFigures {
  readonly practice: PracticeCode;
  readonly name: string;
  /** `null` for a year without this payment, or a practice without a list. */
  readonly componentTwo: ComponentTwo | null;
}

/** What was saved against budgets, what was overspent, and who may use what of it. */
export interface SavingsOutcome {
  readonly kind: 'savings';
  readonly locality: string;
  readonly fictional: boolean;
  readonly year: FinancialYear;
  /** The lowest grade of the figures and the settings. */
  readonly grade: Grade;
  readonly method: { readonly id: string; readonly title: string };
  /** `net`: budgets after top-slices. */
  readonly basis: 'net' | 'gross';
  readonly call: { readonly askedPence: Pence; readonly takenPence: Pence; readonly uncoveredPence: Pence };
  readonly rows: readonly PracticeSavings[];
  readonly totals: SavingsFigures;
  readonly challenges: readonly (Challenge & { readonly id: string })[];
  readonly uses: readonly (SavingsUse & { readonly id: string })[];
  readonly settings: readonly Setting[];
  readonly inputs: readonly InputFile[];
  readonly notes: readonly string[];
}
