import { ok, type Amounts } from '@pbc-planner/base';
import type { PolicyParameter, PolicyValue } from '@pbc-planner/domain';
import { planted } from './small-plan.ts';

const year = '2005/06' as never;

/** What was spent in 2005/06, as a method of current budgets. */
export const spent = planted({ id: 'spent', title: 'Spent', role: 'current', setsPool: true }, {
  figures: () => ok([{ title: 'spend of 2005/06', measures: [{ measure: { kind: 'spend', serviceLine: 'total' }, year }] }]),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ figures }) => figures[0] as Amounts,
});

/** Fair shares by registered list. */
export const listed = planted({ id: 'listed', title: 'Listed', role: 'fair share' }, {
  figures: ({ year: own }) => ok([{ title: `list of ${own}`, measures: [{ measure: { kind: 'list' }, year: own }] }]),
  calculate: ({ trace, pool, figures }) => trace.apportion('by list', pool, figures[0] as Amounts, 'all lists') as Amounts,
});

/** A policy parameter with the values that a test needs. */
export function parameter(id: string, unit: string, ...values: readonly (Pick<PolicyValue, 'from' | 'value'> & Partial<PolicyValue>)[]): PolicyParameter {
  const source = { title: `Source of ${id}`, publisher: 'A ministry', date: '2006' };
  return { id, title: `Title of ${id}`, description: 'A rule.', unit, values: values.map((value) => ({ grade: 'verified', source, quote: 'So it is.', ...value })) };
}

export const coefficient = parameter('chance-variation-coefficient', 'divided by a root', { from: '1991/92', value: '7.5', grade: 'derived' });
