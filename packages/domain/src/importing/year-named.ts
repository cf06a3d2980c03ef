import { quarterInFileName, yearInFileName, type FinancialYear } from '@pbc-planner/base';
import type { ImportProfile } from '../import-profile.ts';

/** The year that the name of a file says, in the way its profile writes it; `null` where it says none or each row has its own. */
export function yearNamed({ year }: ImportProfile, fileName: string): FinancialYear | null {
  if (year.from === 'column') return null;
  return year.written === 'quarter' ? quarterInFileName(fileName) : yearInFileName(fileName);
}
