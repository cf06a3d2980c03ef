import { compareText, type FinancialYear } from '@pbc-planner/base';
import type { DatedMeasure } from '../measure.ts';

/** The registered list of the newest year not after a year, failing which of any. */
export function newestList(measures: readonly DatedMeasure[], year: FinancialYear): DatedMeasure | undefined {
  const lists = measures.filter(({ measure }) => measure.kind === 'list');
  const inTime = lists.filter((one) => one.year <= year).sort((a, b) => compareText(a.year, b.year));
  return inTime.at(-1) ?? lists.at(-1);
}
