import { valueInForce, type BudgetStatusOutcome, type CommandContext } from '@pbc-planner/domain';
import { dayInYear } from './days.ts';

const dueParameter = 'budget-issue-date';

/** The day by which budgets should be agreed: the locality's own where it set one, else that of policy, else none. */
export async function dueDay({ state, registry }: CommandContext): Promise<BudgetStatusOutcome['due']> {
  const { founded, budgetStanding } = state;
  if (founded === null) throw new Error('A workspace without a founded plan');
  if (budgetStanding.due !== null) return { date: budgetStanding.due, basis: 'the day that the locality set', grade: 'proposed' };
  const parameter = (await registry.policyParameters()).find(({ id }) => id === dueParameter);
  const held = parameter === undefined ? null : valueInForce(parameter, founded.year);
  const date = held === null || held.value === null ? null : dayInYear(held.value, founded.year);
  if (held === null || date === null) {
    return { date: null, basis: `policy sets no day for ${founded.year}; the locality can set one with pbc budget status --due`, grade: null };
  }
  return { date, basis: `${dueParameter} (${held.source.title}${held.source.date === undefined ? '' : `, ${held.source.date}`})`, grade: held.grade };
}
