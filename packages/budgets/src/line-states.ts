import { sumPence, type Amounts, type FinancialYear, type Grade, type Pence, type TraceBuilder } from '@pbc-planner/base';
import type { DatedMeasure, FiguresNeeded, HeldFigures, PlanState, ServiceLineState } from '@pbc-planner/domain';
import type { TracedFigures } from './traced-figures.ts';

/** The spend on a service line in the base year, and where the line stands. */
export interface LineSpend {
  readonly line: string;
  readonly state: ServiceLineState;
  readonly year: FinancialYear;
  /** `null` for a line out of scope, whose figures are not read. */
  readonly pence: Pence | null;
  /** Spend of each practice, in the order of the run; empty for a line out of scope. */
  readonly amounts: readonly Pence[];
  /** `null` for a line out of scope. */
  readonly grade: Grade | null;
}

/** Where a line stands: in the budget until somebody places it elsewhere. */
export function stateOf({ serviceLines }: PlanState, line: string): ServiceLineState {
  return serviceLines.get(line)?.state ?? 'in budget';
}

/** The figures that budgets are made of: all but the spend on lines that are blocked back or out of scope. */
export function inBudget(state: PlanState, measures: readonly DatedMeasure[]): readonly DatedMeasure[] {
  if (state.serviceLines.size === 0) return measures;
  return measures.filter(({ measure }) => measure.kind !== 'spend' || stateOf(state, measure.serviceLine) === 'in budget');
}

/** The spend on lines that are blocked back, of the years whose spend the methods read: shown, and in no pool. */
export function blockedBack(state: PlanState, { measures }: HeldFigures, needs: readonly FiguresNeeded[]): FiguresNeeded[] {
  if (state.serviceLines.size === 0) return [];
  const years = yearsOf(needs);
  return measures.flatMap((dated): FiguresNeeded[] => {
    const { measure, year } = dated;
    if (measure.kind !== 'spend' || !years.has(year) || stateOf(state, measure.serviceLine) !== 'blocked back') return [];
    return [{ title: `spend on ${measure.serviceLine} of ${year}`, measures: [dated], require: 'beside' }];
  });
}

/** Every line of the base year with what was spent on it, where any line was placed. */
export function lineFigures(state: PlanState, { measures }: HeldFigures, trace: TraceBuilder, traced: TracedFigures, needs: readonly FiguresNeeded[], back: readonly FiguresNeeded[]): LineSpend[] {
  if (state.serviceLines.size === 0) return [];
  const single = new Map<string, FiguresNeeded>();
  for (const need of [...needs, ...back]) if (need.require === 'beside' && need.measures[0]?.measure.kind === 'spend') single.set(need.title, need);
  const years = yearsOf(needs);
  const outside = measures.flatMap(({ measure, year }): LineSpend[] => (
    measure.kind === 'spend' && years.has(year) && stateOf(state, measure.serviceLine) === 'out of scope' ? [{ line: measure.serviceLine, state: 'out of scope', year, pence: null, amounts: [], grade: null }] : []));
  return [...[...single.values()].flatMap((need) => {
    const [dated] = need.measures;
    const [amounts] = traced.of([need]);
    return dated?.measure.kind === 'spend' && amounts ? [lineSpend(trace, stateOf(state, dated.measure.serviceLine), dated.measure.serviceLine, dated.year, amounts)] : [];
  }), ...outside];
}

function lineSpend(trace: TraceBuilder, state: ServiceLineState, line: string, year: FinancialYear, amounts: Amounts): LineSpend {
  const own = trace.valuesInPence(amounts);
  return { line, state, year, pence: sumPence(own), amounts: own, grade: trace.grade(amounts) };
}

function yearsOf(needs: readonly FiguresNeeded[]): ReadonlySet<string> {
  return new Set(needs.flatMap(({ measures }) => measures.flatMap(({ measure, year }) => (measure.kind === 'spend' ? [year] : []))));
}
