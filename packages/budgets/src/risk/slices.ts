import { decimal, error, formatPounds, ok, pence, parseDecimal, refused, type Amount, type Amounts, type Diagnostic, type Grade, type Pence, type Result } from '@pbc-planner/base';
import { topSliceAmountText, type TakenSlice, type TopSlice, type TopSlices } from '@pbc-planner/domain';
import type { BudgetRun } from '../budget-run.ts';
import { evidenceText, policyFigure, newestFigure, type PolicyLookup } from '../policy-figures.ts';

/** Budgets with everything taken off, each figure traced. */
export interface SlicedBudgets {
  readonly slices: readonly { readonly taken: TakenSlice; readonly amounts: Amounts }[];
  readonly net: Amounts;
}

/** Which policy parameter speaks of each kind of slice. */
const spokenOf: Readonly<Record<TopSlice['kind'], string | null>> = {
  'contingency': 'contingency', 'high-cost': 'rare-costly-referrals-share', 'block-back': 'budget-scope', 'other': null,
};

/**
 * Takes the top-slices of a plan off gross budgets. Each is worked out for all practices together and then shared to the penny
 * (largest remainder), all from the gross figures, so their order does not matter. Refused where they leave a practice less than nothing.
 */
export function takeSlices(run: BudgetRun, gross: Amounts, topSlices: TopSlices, year: Parameters<typeof policyFigure>[2], policy: PolicyLookup): Result<SlicedBudgets> {
  const { trace } = run;
  const slices: SlicedBudgets['slices'][number][] = [];
  for (const [id, slice] of topSlices) {
    const total = totalOf(run, gross, slice);
    const shared = shareOf(run, gross, slice, total);
    if ('severity' in shared) return refused(shared);
    slices.push({ taken: takenSlice(id, slice, trace.valueInPence(total), trace.grade(shared), evidenceOn(slice.kind, year, policy)), amounts: shared });
  }
  const [first, ...rest] = slices.map(({ amounts }) => amounts);
  if (first === undefined) return ok({ slices, net: gross });
  const all = rest.length === 0 ? first : trace.total('all top-slices', 'pence', [first, ...rest]);
  const net = trace.subtract('budget after top-slices', 'pence', gross, all);
  const lacking = trace.valuesInPence(net).findIndex((amount) => amount < 0);
  return lacking < 0 ? ok({ slices, net }) : refused(tooMuch(run, lacking, trace.valuesInPence(net)[lacking] as Pence));
}

function totalOf({ trace }: BudgetRun, gross: Amounts, { title, amount, by, reason }: TopSlice & { readonly by: string }): Amount {
  const why = reason ?? 'set for the plan';
  if ('pence' in amount) return trace.choice({ label: `${title}, in all`, unit: 'pence', value: decimal(amount.pence), by, reason: why, grade: 'verified' });
  const value = parseDecimal(amount.percent);
  if (value === null) throw new RangeError(`${amount.percent} is no percentage: a command let too much through`);
  const chosen = trace.choice({ label: `${title}, of all budgets`, unit: 'per cent', value, by, reason: why, grade: 'verified' });
  const product = trace.multiply(`${title}, times per cent`, 'pence x per cent', trace.sum('all budgets, gross', 'pence', gross), chosen);
  return trace.divide(`${title}, in all, to the penny`, 'pence', product, trace.definition('the whole', 'per cent', decimal(100)), 0);
}

function shareOf(run: BudgetRun, gross: Amounts, { title, sharedBy }: TopSlice, total: Amount): Amounts | Diagnostic {
  const { trace, practices, figures } = run;
  if (sharedBy === 'budget') return shared(trace.apportion(`${title}, by budget`, total, gross, 'all budgets, gross'), title);
  const lists = figures.latestList(trace.keys);
  const unknown = practices.filter((_, position) => (lists.units[position] ?? 0n) <= 0n);
  if (unknown.length > 0) {
    return error('no-list', `${title} is borne by registered patients, and no list is held for ${unknown.map(({ practice }) => practice).join(', ')}.`, {
      place: { key: unknown[0]?.practice ?? '' }, hint: 'Import the lists, or share the slice by budget: --shared-by budget',
    });
  }
  const people = trace.input({ label: 'registered list', unit: 'people', scale: lists.scale, units: lists.units.map((units) => units ?? 0n), cite: lists.cite, grade: lists.grade });
  return shared(trace.apportion(`${title}, by registered patients`, total, people, 'all registered patients'), title);
}

function shared(result: Amounts | string, title: string): Amounts | Diagnostic {
  if (typeof result !== 'string') return result;
  return error('slice-shares-nothing', `Nothing can bear ${title}: ${result}.`, { hint: 'Import figures above zero, or take the slice off with --remove.' });
}

function takenSlice(id: string, { title, kind, level, sharedBy, amount, by, reason }: TopSlice & { readonly by: string }, total: Pence, grade: Grade, evidence: string | null): TakenSlice {
  return { id, title, kind, level, sharedBy, size: topSliceAmountText(amount), pence: total, by, reason, grade, evidence };
}

/** What sources say of slices of a kind. A finding of research counts whenever it was published; a rule, in its years. */
function evidenceOn(kind: TopSlice['kind'], year: Parameters<typeof policyFigure>[2], policy: PolicyLookup): string | null {
  const id = spokenOf[kind];
  if (id === null) return null;
  const figure = kind === 'high-cost' ? newestFigure(policy, id) : policyFigure(policy, id, year);
  return figure === null ? null : evidenceText(figure);
}

function tooMuch({ practices }: BudgetRun, position: number, net: Pence): Diagnostic {
  const { practice, name } = practices[position] ?? { practice: '', name: '' };
  return error('slices-exceed-budget', `The top-slices take ${formatPounds(pence(-net))} more than ${name} (${practice}) has.`, {
    place: { key: practice }, hint: 'Make a slice smaller with pbc budget top-slice, share it by budget, or take one off with --remove.',
  });
}
