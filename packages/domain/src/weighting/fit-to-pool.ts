import type { Amounts, ApportionFault } from '@pbc-planner/base';
import type { MethodRun } from '../contracts/budget-method.ts';

/**
 * Brings whole-pence budgets to the pool: as they are where they already add up to it, else what is left of the pool in proportion to them.
 * `fixed` are budgets of other practices that stand as they are. Gives the fault where there is nothing to share in proportion to.
 */
export function fitToPool({ trace, pool }: MethodRun, own: Amounts, fixed: Amounts | null, label: string): Amounts | ApportionFault {
  const name = `${trace.label(own)}, all practices`;
  const rest = fixed === null ? pool : trace.subtract('the pool less the budgets that stand', 'pence', pool, trace.sum(`${trace.label(fixed)}, all practices`, 'pence', fixed));
  const fits = trace.valueInPence(trace.sum(name, 'pence', own)) === trace.valueInPence(rest);
  const fitted = fits ? own : trace.apportion(label, rest, own, name);
  if (typeof fitted === 'string' || fixed === null) return fitted;
  return trace.add('with the budgets that stand', 'pence', fitted, fixed);
}
