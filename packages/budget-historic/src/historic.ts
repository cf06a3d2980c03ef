import { decimal, error, ok, refused, type Amount, type Amounts, type Decimal, type Diagnostic } from '@pbc-planner/base';
import {
  fitToPool, optionDecimal,
  type BudgetMethod, type BudgetsByLine, type FiguresNeeded, type MethodOptions, type PoolRun,
} from '@pbc-planner/domain';
import { baseYear, type BaseYear } from './base-year.ts';
import { lineBudgets, ownTotal } from './line-budgets.ts';
import { lineTerms, type LineTerms } from './line-terms.ts';
import { capitationOf, poolWithThem, withoutHistory } from './missing-history.ts';

/**
 * The historic method: a practice's budget is the spend of the base year, at the budget year's price.
 * Without terms of their own the lines are one sum, uplifted as a whole; with any, each line is worked out and rounded by itself.
 */
export const historic: BudgetMethod = {
  figures: (held, options) => {
    const base = baseYear(held, options);
    return base.ok ? ok([wholeSpend(base.value, options)]) : base;
  },

  prepare: async (held, options, sources) => {
    const base = baseYear(held, options);
    if (!base.ok) return base;
    const terms = await lineTerms(held, options, base.value, sources);
    if (!terms.ok) return refused(...terms.diagnostics);
    const { value } = terms;
    const figures = () => ok([wholeSpend(base.value, options), ...eachLine(base.value), ...value.needs]);
    const plain: BudgetMethod = { ...historic, figures, lines: (run) => byLine(run, base.value, value) };
    return ok(value.any ? ofLines(plain, base.value, value) : plain, terms.diagnostics);
  },

  pool: (run) => {
    const uplift = optionDecimal(run.options, 'uplift');
    const total = totalSpend(run);
    const own = isNothing(uplift) ? total : uplifted(run, total, uplift);
    const without = withoutHistory(run, spendOf(run));
    return without === null ? own : poolWithThem(run, own, without);
  },

  calculate: (run) => {
    const { trace, pool } = run;
    if (run.poolGiven && !isNothing(optionDecimal(run.options, 'uplift'))) run.note('With a pool given, an uplift changes no share.');
    const spend = spendOf(run);
    const without = withoutHistory(run, spend);
    if (without !== null) {
      const shared = fitToPool(run, spend, capitationOf(run, without), 'share of what is left of the pool in proportion to spend');
      return typeof shared === 'string' ? sharesNothing(shared) : shared;
    }
    if (trace.valueInPence(totalSpend(run)) === trace.valueInPence(pool)) return spend;
    const shared = trace.apportion('share of the pool in proportion to spend', pool, spend, allPractices(run));
    return typeof shared === 'string' ? sharesNothing(shared) : shared;
  },
};

/** The method with terms of single lines: the budget is the sum of the lines' budgets. */
function ofLines(plain: BudgetMethod, base: BaseYear, terms: LineTerms): BudgetMethod {
  return {
    ...plain,
    pool: (run) => {
      const made = run.linesOf('historic');
      if ('severity' in made) return made;
      const own = run.trace.sum(`${historicBudget}, all practices`, 'pence', ownTotal(run, made));
      return made.without === null ? own : poolWithThem(run, own, made.without);
    },
    calculate: (run) => {
      const made = run.linesOf('historic');
      if ('severity' in made) return made;
      for (const note of terms.notes) run.note(note);
      if (run.poolGiven) run.note('With a pool given, the budgets by line are brought to it in proportion.');
      const own = ownTotal(run, made);
      const shared = fitToPool(run, own, made.without && capitationOf(run, made.without), 'share of the pool in proportion to the sum of the lines');
      return typeof shared === 'string' ? sharesNothing(shared) : shared;
    },
    lines: (run) => byLine(run, base, terms),
  };
}

const historicBudget = 'all service lines together';

function byLine(run: PoolRun, base: BaseYear, terms: LineTerms): BudgetsByLine | Diagnostic {
  const without = withoutHistory(run, spendOf(run));
  const lines = lineBudgets(run, base, terms, without);
  return 'severity' in lines ? lines : { lines, without };
}

function wholeSpend({ year, lines }: BaseYear, options: MethodOptions): FiguresNeeded {
  const require = options['missingHistory'] === 'capitation' ? { require: 'where held' } as const : {};
  return { title: `spend of ${year}`, measures: lines.map(({ dated }) => dated), ...require };
}

function eachLine({ year, lines }: BaseYear): FiguresNeeded[] {
  return lines.map(({ line, dated }) => ({ title: `spend on ${line} of ${year}`, measures: [dated], require: 'beside' }));
}

function sharesNothing(fault: string): Diagnostic {
  return error('spend-shares-nothing', `The spend of the base year cannot share the pool: ${fault}.`, { hint: 'Import spend above zero, or choose another base year.' });
}

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
