import { compareDecimals, decimal, divideByRoot, multiply, pence, type Decimal, type Pence } from '@pbc-planner/base';
import type { ChanceBand, ChanceVerdict } from '@pbc-planner/domain';

/** How wide chance is: the coefficient over the root of patient-years, and from how many standard deviations a variance is doubted. */
export interface Chance {
  /** The coefficient of variation of one patient-year, as a share: 7.5. */
  readonly coefficient: Decimal;
  /** Up to so many standard deviations is within chance. */
  readonly within: Decimal;
  /** Past so many is beyond chance. */
  readonly beyond: Decimal;
  /** Years pooled. */
  readonly years: number;
}

const hundredths = decimal(10_000);

/**
 * The band around a budget: standard deviations x coefficient x budget / √(patients x years), cut off to whole pence. A variance in
 * whole pence is inside the exact band just when it is inside this one. `null` without patients.
 */
export function chanceBand(budget: Pence, patients: Decimal, { coefficient, within, beyond, years }: Chance): ChanceBand | null {
  if (patients.units <= 0n) return null;
  const patientYears = multiply(patients, decimal(years));
  const cutOff = (deviations: Decimal, amount: Decimal) => Number(divideByRoot(multiply(multiply(deviations, coefficient), amount), patientYears, 0).units);
  return {
    withinPence: pence(cutOff(within, decimal(budget))),
    withinBasisPoints: cutOff(within, hundredths),
    beyondPence: pence(cutOff(beyond, decimal(budget))),
    beyondBasisPoints: cutOff(beyond, hundredths),
  };
}

/** Where a variance lies. On an edge it belongs to the milder class. */
export function verdictOf(variance: Pence, { withinPence, beyondPence }: ChanceBand): ChanceVerdict {
  const size = Math.abs(variance);
  if (size <= withinPence) return 'within chance';
  return size <= beyondPence ? 'unlikely' : 'beyond chance';
}

/** Whether the two limits can be told apart. */
export function inOrder({ within, beyond }: Pick<Chance, 'within' | 'beyond'>): boolean {
  return compareDecimals(within, beyond) < 0;
}
