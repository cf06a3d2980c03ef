import { formatPounds, pence, sumPence, type FinancialYear, type Pence } from '@pbc-planner/base';
import type { LineSpend } from './line-states.ts';
import { commissionerOf } from './status/commissioner.ts';

/** The lines whose money is left with the commissioner. */
export function linesBack(lines: readonly LineSpend[]): readonly LineSpend[] {
  return lines.filter(({ state }) => state === 'blocked back');
}

/** What was spent on lines that are blocked back for the practice at a position, and its current budget with it, where it has one. */
export function blockedBackOf(back: readonly LineSpend[], position: number, current: Pence | undefined): { readonly blockedBackPence?: Pence; readonly totalSpendPence?: Pence } {
  if (back.length === 0) return {};
  const blockedBackPence = sumPence(back.map(({ amounts }) => amounts[position] as Pence));
  return { blockedBackPence, ...(current === undefined ? {} : { totalSpendPence: pence(current + blockedBackPence) }) };
}

/** What is blocked back for all practices, and whose its risk is: `Blocked back: tertiary, £40.00 in all. ...` */
export function blockedBackText(back: readonly LineSpend[], year: FinancialYear): string {
  const total = sumPence(back.map(({ pence: spent }) => spent ?? pence(0)));
  return `Blocked back: ${back.map(({ line }) => line).join(', ')}, ${formatPounds(total)} in all. It is in no budget and no pool, and its risk stays with the ${commissionerOf(year).short}; total spend shows it.`;
}
