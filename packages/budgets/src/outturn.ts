import { counted, error, formatPounds, ok, refused, sumPence, warning, type Amounts, type Diagnostic, type FinancialYear, type Result, type TraceBuilder } from '@pbc-planner/base';
import { datedMeasureKey, type DatedMeasure, type FiguresNeeded, type PlanState, type Registry } from '@pbc-planner/domain';
import { stateOf } from './line-states.ts';
import { commissionerOf } from './status/commissioner.ts';

/** What a plan holds of a year that its budgets were for. */
export interface Outturn {
  /** What was spent on the lines of the budget, all together. */
  readonly needed: FiguresNeeded;
  /** What was spent on each line that is blocked back: in no budget, and so in no difference from one. */
  readonly back: readonly FiguresNeeded[];
}

/** A service line of a year. */
interface SpendLine {
  readonly line: string;
  readonly dated: DatedMeasure;
}

/** The service lines of the plan's own year that parameters say are a part of budgets. */
export function budgetLines({ budgetMethods }: Pick<Registry, 'budgetMethods'>, parameters: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const named = budgetMethods.flatMap(({ options }) => Object.entries(options).flatMap(([option, schema]) => (schema['x-budget-line'] ? [parameters[option]] : [])));
  return new Set(named.filter((line) => typeof line === 'string'));
}

/** Whether a plan holds what was spent in a year, on lines that it has a budget for. */
export function holdsOutturn(state: PlanState, year: FinancialYear, partsOfBudget: ReadonlySet<string>): boolean {
  const own = outturnLines(state, year, partsOfBudget);
  const before = linesBefore(state, year);
  return own.some(({ line }) => before === null || isTotal(line) || before.lines.has(line));
}

/**
 * What was spent in a year on the lines of the budget. Refused where no file gives it, or where adding up would count it twice; warned of
 * where it and the spend of the year before are not of the same lines.
 * @param partsOfBudget lines of that year that are budget: growth that was agreed is no spend.
 */
export function outturnNeeded(state: PlanState, year: FinancialYear, partsOfBudget: ReadonlySet<string>): Result<Outturn> {
  const own = outturnLines(state, year, partsOfBudget);
  if (own.length === 0) {
    return refused(error('no-outturn', `The plan holds no spend of ${year}, so nothing is known of what came of its budgets.`, {
      hint: `Import a file with spend of ${year}: columns practice_code,year,service_line,pounds.`,
    }));
  }
  const parts = own.filter(({ line }) => !isTotal(line));
  if (own.length > 1 && parts.length < own.length) {
    return refused(error('spend-counted-twice', `The plan holds a total and other service lines of ${year}: adding them would count money twice.`, {
      hint: `Keep either the total or the lines (${parts.map(({ line }) => line).join(', ')}): take the other import back with pbc undo.`,
    }));
  }
  const back = spendOf(state, year).filter(({ line }) => stateOf(state, line) === 'blocked back');
  return ok({
    needed: { title: `outturn of ${year}`, measures: own.map(({ dated }) => dated) },
    back: back.map(({ line, dated }) => ({ title: `outturn on ${line} of ${year}`, measures: [dated], require: 'beside' })),
  }, differentLines(state, year, own));
}

/** What is blocked back, in one sentence; none where no line is. */
export function blockedBackNote(trace: TraceBuilder, back: readonly FiguresNeeded[], amounts: readonly Amounts[], year: FinancialYear): string[] {
  if (back.length === 0) return [];
  const total = sumPence(amounts.flatMap((column) => trace.valuesInPence(column)));
  const lines = back.flatMap(({ measures }) => measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : [])));
  return [`Blocked back: ${lines.join(', ')}, ${formatPounds(total)} of outturn in all. It is in no budget and no outturn here, and its risk stays with the ${commissionerOf(year).short}.`];
}

/** The spend of a year by service line, as the imports of a plan name it. */
function spendOf({ imports }: PlanState, year: FinancialYear): SpendLine[] {
  const found = imports.flatMap(({ measures }) => measures).flatMap((dated): SpendLine[] => (dated.measure.kind === 'spend' && dated.year === year ? [{ line: dated.measure.serviceLine, dated }] : []));
  return [...new Map(found.map((one) => [datedMeasureKey(one.dated), one])).values()];
}

function outturnLines(state: PlanState, year: FinancialYear, partsOfBudget: ReadonlySet<string>): SpendLine[] {
  return spendOf(state, year).filter(({ line }) => stateOf(state, line) === 'in budget' && !partsOfBudget.has(line));
}

/** The lines of the newest year before that has any; `null` where there is none, or where it has one sum for all. */
function linesBefore(state: PlanState, year: FinancialYear): { readonly year: FinancialYear; readonly lines: ReadonlySet<string> } | null {
  const years = state.imports.flatMap(({ measures }) => measures).flatMap((one) => (one.measure.kind === 'spend' && one.year < year ? [one.year] : []));
  const newest = years.sort().at(-1);
  if (newest === undefined) return null;
  const lines = spendOf(state, newest).map(({ line }) => line).filter((line) => stateOf(state, line) === 'in budget');
  return lines.some(isTotal) ? null : { year: newest, lines: new Set(lines) };
}

function differentLines(state: PlanState, year: FinancialYear, own: readonly SpendLine[]): Diagnostic[] {
  const before = linesBefore(state, year);
  if (before === null || own.some(({ line }) => isTotal(line))) return [];
  const lines = new Set(own.map(({ line }) => line));
  const more = [...lines].filter((line) => !before.lines.has(line));
  const fewer = [...before.lines].filter((line) => !lines.has(line));
  return [
    ...(more.length === 0 ? [] : [warning('outturn-beyond-budget', `The outturn of ${year} counts ${counted(more.length, 'service line')} without spend in ${before.year}: ${more.join(', ')}.`, {
      hint: 'If that is growth which was agreed, name it with --agreed-growth; if it belongs to no budget, place it with pbc budget line LINE --state out-of-scope.',
    })]),
    ...(fewer.length === 0 ? [] : [warning('outturn-incomplete', `The outturn of ${year} holds nothing on ${fewer.join(', ')}, which had spend in ${before.year}: an underspend may be nothing but that.`, {
      hint: `Import the spend of ${year} on every line of the budget.`,
    })]),
  ];
}

function isTotal(line: string): boolean {
  return line.toLowerCase() === 'total';
}
