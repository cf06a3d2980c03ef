import { error, type Diagnostic } from '@pbc-planner/base';
import type { BudgetMethodManifest, Registry } from '@pbc-planner/domain';
import { unknownMethod } from './asked-methods.ts';

/** The method that somebody named, else the one that gives current budgets. */
export function methodAsked({ budgetMethods }: Registry, asked: string | undefined): BudgetMethodManifest | Diagnostic {
  const found = budgetMethods.find(({ id, role }) => (asked === undefined ? role === 'current' : id === asked));
  if (found !== undefined) return found;
  return asked === undefined
    ? error('no-current-method', 'No budget method gives current budgets.', { hint: 'Name the method whose budgets are meant, with --method.' })
    : unknownMethod(asked, budgetMethods);
}
