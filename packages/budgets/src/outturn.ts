import { error, ok, refused, type FinancialYear, type Result } from '@pbc-planner/base';
import { datedMeasureKey, type DatedMeasure, type FiguresNeeded, type PlanState } from '@pbc-planner/domain';

/** The spend of a year by service line, as the imports of a plan name it. */
function spendOf({ imports }: PlanState, year: FinancialYear): DatedMeasure[] {
  const measures = imports.flatMap((one) => one.measures).filter((one) => one.measure.kind === 'spend' && one.year === year);
  return [...new Map(measures.map((one) => [datedMeasureKey(one), one])).values()];
}

/** Whether a plan holds what was spent in a year. */
export function holdsOutturn(state: PlanState, year: FinancialYear): boolean {
  return spendOf(state, year).length > 0;
}

/** What was spent in a year, all service lines together; refused where no file gives it, or where adding up would count it twice. */
export function outturnNeeded(state: PlanState, year: FinancialYear): Result<FiguresNeeded> {
  const measures = spendOf(state, year);
  if (measures.length === 0) {
    return refused(error('no-outturn', `The plan holds no spend of ${year}, so nothing is known of what came of its budgets.`, {
      hint: `Import a file with spend of ${year}: columns practice_code,year,service_line,pounds.`,
    }));
  }
  const lines = measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : []));
  const parts = lines.filter((line) => line.toLowerCase() !== 'total');
  if (lines.length > 1 && parts.length < lines.length) {
    return refused(error('spend-counted-twice', `The plan holds a total and other service lines of ${year}: adding them would count money twice.`, {
      hint: `Keep either the total or the lines (${parts.join(', ')}): take the other import back with pbc undo.`,
    }));
  }
  return ok({ title: `outturn of ${year}`, measures });
}
