import type { FinancialYear } from '@pbc-planner/base';

/** What the body that sets budgets is called in a year: PCTs until March 2013, CCGs until June 2022, then ICBs. */
export function commissionerOf(year: FinancialYear): { readonly short: string; readonly title: string } {
  if (year < '2013/14') return { short: 'PCT', title: 'primary care trust' };
  return year < '2022/23' ? { short: 'CCG', title: 'clinical commissioning group' } : { short: 'ICB', title: 'integrated care board' };
}
