import { decimal, error, ok, parseFinancialYear, refused, type Amount, type Amounts, type Decimal, type Diagnostic, type Result } from '@pbc-planner/base';
import {
  optionDecimal, type BudgetMethod, type DatedMeasure, type FiguresHeld, type FiguresNeeded, type MethodOptions, type PoolRun,
} from '@pbc-planner/domain';

/**
 * The historic method: a practice's budget is the spend of the base year.
 * Where the pool is not the spend itself, for an uplift or because it was given, the pool is shared in proportion to the spend.
 */
export const historic: BudgetMethod = {
  figures: (held, options) => baseYearSpend(held, options),

  pool: (run) => {
    const uplift = optionDecimal(run.options, 'uplift');
    const total = totalSpend(run);
    return isNothing(uplift) ? total : uplifted(run, total, uplift);
  },

  calculate: (run) => {
    const { trace, pool } = run;
    if (run.poolGiven && !isNothing(optionDecimal(run.options, 'uplift'))) run.note('With a pool given, an uplift changes no share.');
    const spend = spendOf(run);
    if (trace.valueInPence(totalSpend(run)) === trace.valueInPence(pool)) return spend;
    const shared = trace.apportion('share of the pool in proportion to spend', pool, spend, allPractices(run));
    if (typeof shared !== 'string') return shared;
    return error('spend-shares-nothing', `The spend of the base year cannot share the pool: ${shared}.`, { hint: 'Import spend above zero, or choose another base year.' });
  },
};

function spendOf({ figures: [spend] }: PoolRun): Amounts {
  if (spend === undefined) throw new RangeError('The historic method runs on one figure a practice');
  return spend;
}

function allPractices(run: PoolRun): string {
  return `${run.trace.label(spendOf(run))}, all practices`;
}

function totalSpend(run: PoolRun): Amount {
  return run.trace.sum(allPractices(run), 'pence', spendOf(run));
}

function isNothing(value: Decimal): boolean {
  return value.units === 0n;
}

/** In exact arithmetic, rounded once: dividing by the hundred of per cent needs two decimal places more than the uplift has. */
function uplifted(run: PoolRun, total: Amount, uplift: Decimal): Amount {
  const { trace } = run;
  const whole = trace.definition('the whole', 'per cent', decimal(100));
  const chosen = run.option('uplift', 'uplift on the spend', 'per cent', uplift);
  const factor = trace.add('spend with its uplift, as a percentage', 'per cent', whole, chosen);
  const product = trace.multiply('spend of all practices times that percentage', 'pence x per cent', total, factor);
  const exact = trace.divide('spend with its uplift, unrounded', 'pence', product, whole, uplift.scale + 2);
  return trace.round('the pool: spend with its uplift, to the penny', 'pence', exact, 0);
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

/** A service line called total is the sum of the others, however it is written. */
function countedTwice(measures: readonly DatedMeasure[]): Diagnostic | null {
  const lines = measures.flatMap(({ measure }) => (measure.kind === 'spend' ? [measure.serviceLine] : []));
  const parts = lines.filter((line) => line.toLowerCase() !== 'total');
  if (lines.length === 1 || parts.length === lines.length) return null;
  return error('spend-counted-twice', `The plan holds a total and other service lines of ${measures[0]?.year ?? ''}: adding them would count money twice.`, {
    hint: `Keep either the total or the lines (${(parts.length === 0 ? lines : parts).join(', ')}): take the other import back with pbc undo.`,
  });
}
