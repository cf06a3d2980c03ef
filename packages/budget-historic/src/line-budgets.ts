import { decimal, error, type Amount, type Amounts, type Diagnostic } from '@pbc-planner/base';
import { ageWeighted, type BudgetsByLine, type LineBudgets, type PoolRun } from '@pbc-planner/domain';
import type { BaseYear } from './base-year.ts';
import type { LineTerms, PrescribingFormula } from './line-terms.ts';
import { withoutThem } from './missing-history.ts';

/**
 * The budget of each service line, in whole pence: spend with the line's uplift and, where it is charged, the market forces factor, rounded
 * once for the line and shared by largest remainder. Prescribing with a formula of its own keeps its total and is shared by the formula.
 */
export function lineBudgets(run: PoolRun, base: BaseYear, terms: LineTerms, without: Amounts | null): readonly LineBudgets[] | Diagnostic {
  const { trace } = run;
  const made: LineBudgets[] = [];
  for (const [index, { line }] of base.lines.entries()) {
    const spend = run.figures[index + 1] as Amounts;
    if (trace.value(trace.sum(`${trace.label(spend)}, all practices`, 'pence', spend)).units === 0n) continue;
    const exact = withMarketForces(run, line, withUplift(run, line, spend, terms), terms);
    const total = roundedTotal(run, line, spend, exact);
    const own = terms.prescribing?.line === line ? terms.prescribing.formula : null;
    const weights = own === null ? exact : formulaWeights(run, own, without);
    const amounts = own === null && exact === spend ? spend : trace.apportion(`budget for ${line}`, total, weights, `${trace.label(weights)}, all practices`);
    if (typeof amounts === 'string') {
      return error('line-shares-nothing', `What there is for ${line} cannot be shared: ${amounts}.`, { hint: 'Check the figures that the line is shared by.' });
    }
    made.push({ line, amounts, total });
  }
  const growth = terms.growth && agreedGrowth(run, terms.growth, without);
  return growth === null || growth === undefined ? made : [...made, growth];
}

/** What all lines of a practice come to. */
export function ownTotal({ trace }: PoolRun, { lines }: BudgetsByLine): Amounts {
  return trace.total('all service lines together', 'pence', lines.map(({ amounts }) => amounts));
}

function withUplift(run: PoolRun, line: string, spend: Amounts, { uplifts, uplift }: LineTerms): Amounts {
  const { trace } = run;
  const own = uplifts.get(line);
  const value = own ?? uplift;
  if (value.units === 0n) return spend;
  const whole = trace.definition('the whole', 'per cent', decimal(100));
  const chosen = run.option(own === undefined ? 'uplift' : 'lineUplifts', `uplift on ${line}`, 'per cent', value);
  const factor = trace.add(`${line} with its uplift, as a percentage`, 'per cent', whole, chosen);
  const share = trace.divide(`${line} with its uplift, as a factor`, 'times', factor, whole, value.scale + 2);
  return trace.multiply(`spend on ${line} at the budget year's price`, 'pence', spend, share);
}

function withMarketForces({ trace, figures }: PoolRun, line: string, spend: Amounts, { marketForces }: LineTerms): Amounts {
  if (marketForces === null || !marketForces.lines.has(line)) return spend;
  return trace.multiply(`${line} with the market forces factor of its providers`, 'pence', spend, figures[marketForces.figure] as Amounts);
}

function roundedTotal({ trace }: PoolRun, line: string, spend: Amounts, exact: Amounts): Amount {
  const sum = trace.sum(`${trace.label(exact)}, all practices`, 'pence', exact);
  return exact === spend ? sum : trace.round(`what there is for ${line}, to the penny`, 'pence', sum, 0);
}

/** What prescribing is shared by. Those without history have their capitation amount for the whole, and so no part of this. */
function formulaWeights(run: PoolRun, formula: PrescribingFormula, without: Amounts | null): Amounts {
  const { trace, figures } = run;
  const weights = formula.kind === 'list'
    ? figures[formula.figure] as Amounts
    : ageWeighted(trace, formula.table, formula.column, formula.bands.map(({ band, weight, figure }) => ({ band, weight, people: figures[figure] as Amounts })));
  if (without === null) return weights;
  return withoutThem(run, weights, without);
}

function agreedGrowth(run: PoolRun, growth: NonNullable<LineTerms['growth']>, without: Amounts | null): LineBudgets {
  const { trace, figures } = run;
  const asked = figures[growth.figure] as Amounts;
  const amounts = without === null ? asked : withoutThem(run, asked, without);
  return { line: growth.line, amounts, total: trace.sum(`${trace.label(amounts)}, all practices`, 'pence', amounts) };
}
