import { add, compareDecimals, decimal, error, ok, parseFinancialYear, refused, type Amount, type Decimal, type Result } from '@pbc-planner/base';
import {
  optionDecimal, type BudgetMethod, type DatedMeasure, type FiguresHeld, type FiguresNeeded, type MethodOptions, type PoolRun,
} from '@pbc-planner/domain';

const wholePerCent = decimal(100);
const nothing = decimal(0);

/**
 * The historic method: a practice's budget is the spend of the base year.
 * Where the pool is not the spend itself, for an uplift or because it was given, the pool is shared in proportion to the spend.
 */
export const historic: BudgetMethod = {
  figures: (held, options) => baseYearSpend(held, options),

  pool: (run) => {
    const [spend] = run.figures;
    if (spend === undefined) throw new RangeError('The historic method runs on one figure a practice');
    const total = run.trace.sum('spend of all practices', 'pence', spend);
    const uplift = optionDecimal(run.options, 'uplift');
    return compareDecimals(uplift, nothing) === 0 ? total : uplifted(run, total, uplift);
  },

  calculate: (run) => {
    const [spend] = run.figures;
    if (spend === undefined) throw new RangeError('The historic method runs on one figure a practice');
    if (run.poolGiven && compareDecimals(optionDecimal(run.options, 'uplift'), nothing) !== 0) run.note('With a pool given, an uplift changes no share.');
    const total = run.trace.sum('spend of all practices', 'pence', spend);
    if (run.trace.valueInPence(total) === run.trace.valueInPence(run.pool)) return spend;
    const shared = run.trace.apportion('share of the pool in proportion to spend', run.pool, spend, 'spend of all practices');
    if (typeof shared !== 'string') return shared;
    return error('spend-shares-nothing', `The spend of the base year cannot share the pool: ${shared}.`, { hint: 'Import spend above zero, or choose another base year.' });
  },
};

function uplifted(run: PoolRun, total: Amount, uplift: Decimal): Amount {
  const { trace } = run;
  const whole = trace.definition('the whole', 'per cent', wholePerCent);
  const chosen = run.option('uplift', 'per cent', uplift);
  const factor = trace.add('spend with its uplift, in per cent of the spend', 'per cent', whole, chosen);
  const product = trace.multiply('spend of all practices times that percentage', 'pence x per cent', total, factor);
  const exact = trace.divide('spend with its uplift, unrounded', 'pence', product, whole, add(uplift, wholePerCent).scale + 2);
  return trace.round('spend with its uplift, to the penny', 'pence', exact, 0);
}

function baseYearSpend(held: FiguresHeld, options: MethodOptions): Result<readonly FiguresNeeded[]> {
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
  return twice ? refused(twice) : ok([{ title: `spend of ${year}`, measures }]);
}

function countedTwice(measures: readonly DatedMeasure[]) {
  const lines = measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : []));
  if (lines.length === 1 || !lines.includes('total')) return null;
  return error('spend-counted-twice', `The plan holds a total and single service lines of ${measures[0]?.year ?? ''}: adding them would count money twice.`, {
    hint: `Keep either the total or the lines (${lines.filter((line) => line !== 'total').join(', ')}): take the other import back with pbc undo.`,
  });
}
