import { error, ok, parseFinancialYear, refused, type Diagnostic, type FinancialYear, type Result } from '@pbc-planner/base';
import type { DatedMeasure, FiguresHeld, MethodOptions } from '@pbc-planner/domain';

/** A service line of the base year. */
export interface SpendLine {
  readonly line: string;
  readonly dated: DatedMeasure;
}

/** The year whose spend budgets are built from, and its service lines. */
export interface BaseYear {
  readonly year: FinancialYear;
  readonly lines: readonly SpendLine[];
}

/** Finds the base year: the one asked for, else the latest before the plan's that has spend. */
export function baseYear(held: FiguresHeld, options: MethodOptions): Result<BaseYear> {
  const spend = held.measures.filter(({ measure }) => measure.kind === 'spend');
  const years = [...new Set(spend.map(({ year }) => year))].sort();
  if (years.length === 0) {
    return refused(error('no-spend', 'The plan holds no spend, so there is no historic budget.', {
      hint: 'Import a file with spend, for example: pbc import spend.csv',
    }));
  }
  const asked = options['baseYear'];
  const year = asked === undefined ? years.findLast((one) => one < held.year) : parseFinancialYear(String(asked));
  if (year === undefined) {
    return refused(error('no-spend-before-year', `The plan is for ${held.year} and holds spend only of ${years.join(', ')}: no year before it.`, {
      hint: `Name the base year, for example: --base-year ${years.at(-1) ?? ''}, or import spend of an earlier year.`,
    }));
  }
  const measures = spend.filter((one) => one.year === year);
  if (year === null || measures.length === 0) {
    return refused(error('no-spend-of-year', `The plan holds no spend of ${String(asked)}.`, { hint: `Spend is held of ${years.join(', ')}.` }));
  }
  const twice = countedTwice(measures);
  if (twice) return refused(twice);
  return ok({ year, lines: measures.flatMap((dated) => (dated.measure.kind === 'spend' ? [{ line: dated.measure.serviceLine, dated }] : [])) });
}

/** A service line called total is the sum of the others, however it is written. */
function countedTwice(measures: readonly DatedMeasure[]): Diagnostic | null {
  const lines = measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : []));
  const parts = lines.filter((line) => line.toLowerCase() !== 'total');
  if (lines.length === 1 || parts.length === lines.length) return null;
  return error('spend-counted-twice', `The plan holds a total and other service lines of ${measures[0]?.year ?? ''}: adding them would count money twice.`, {
    hint: `Keep either the total or the lines (${(parts.length === 0 ? lines : parts).join(', ')}): take the other import back with pbc undo.`,
  });
}
