import { apportion, decimal, error, pence, sumPence, type Amount, type Amounts, type Diagnostic } from '@pbc-planner/base';
import type { MethodRun, PoolRun } from '@pbc-planner/domain';

const capitation = 'capitation';

/** 1 for each practice without spend in the base year, 0 for the others, and each is told; `null` where all have some, or none may lack it. */
export function withoutHistory(run: PoolRun, spend: Amounts): Amounts | null {
  if (run.options['missingHistory'] !== capitation) return null;
  const { trace, practices } = run;
  const lacking = trace.valuesInPence(spend).map((spent) => (spent === 0 ? 1n : 0n));
  if (!lacking.includes(1n)) return null;
  practices.forEach((practice, position) => {
    if (lacking[position] === 0n) return;
    run.flag(practice, 'no history: its capitation amount', {
      severity: 'info', code: 'history-missing', message: 'No spend of the base year is held, so its historic budget is its capitation amount.',
      hint: 'Import its spend when there is some; leave --missing-history out to compare without it.',
    });
  });
  return trace.input({
    label: 'whether there is no history (1) or some (0)', unit: 'times', scale: 0, units: lacking, grade: 'verified',
    cite: (position) => ({
      by: 'the planner', grade: 'verified',
      reason: lacking[position] === 1n ? 'no spend of the base year is held, so the capitation amount stands in (--missing-history capitation)' : 'spend of the base year is held',
    }),
  });
}

/** Figures of those with history alone; nothing for the others. */
export function withoutThem({ trace }: PoolRun, amounts: Amounts, without: Amounts): Amounts {
  const [name, unit] = [trace.label(amounts), trace.unit(amounts)];
  return trace.subtract(`${name}, of practices with history`, unit, amounts, trace.multiply(`${name}, where there is no history`, unit, amounts, without));
}

/** The capitation amounts of those without history; nothing for the others. */
export function capitationOf(run: MethodRun, without: Amounts): Amounts {
  return run.trace.multiply('capitation amount, where there is no history', 'pence', run.ask(capitation), without);
}

/**
 * The pool with those who have no history in it: so large that the others' share of it, by what capitation shares by, is what they have now.
 * @param own what those with history have, whole pence.
 */
export function poolWithThem(run: PoolRun, own: Amount, without: Amounts): Amount | Diagnostic {
  const { trace, practices } = run;
  const weights = run.weightsOf(capitation);
  if ('severity' in weights) return weights;
  const name = trace.label(weights);
  const unit = trace.unit(weights);
  const lacking = trace.multiply(`${name}, where there is no history`, unit, weights, without);
  const all = trace.sum(`${name}, all practices`, unit, weights);
  const known = trace.subtract(`${name}, practices with history`, unit, all, trace.sum(`${name}, practices without history`, unit, lacking));
  if (trace.value(known).units <= 0n || trace.valueInPence(own) === 0) {
    return error('no-history-at-all', 'No practice with a list has any history, so nothing says how much money there is.', { hint: 'Import spend of the base year, or give the pool with --pool.' });
  }
  const product = trace.multiply('historic total times the list of all', `pence x ${unit}`, own, all);
  const grown = trace.divide('the pool with the practices without history in it, to the penny', 'pence', product, known, 0);
  const pennies = penniesThatFit(trace.valueInPence(grown), trace.valueInPence(own), trace.valuesOf(weights), trace.valuesOf(without).map((one) => one === 0n), practices);
  if (pennies === 0) return grown;
  return trace.add('the pool, so that practices with history keep theirs to the penny', 'pence', grown,
    trace.definition('odd pennies of the largest remainders', 'pence', decimal(pennies)));
}

/** How many pennies more or less make the shares of those with history add up to what they have; 0 where none do. */
function penniesThatFit(pool: number, own: number, weights: readonly bigint[], withHistory: readonly boolean[], keys: readonly string[]): number {
  for (const pennies of [0, 1, -1, 2, -2, 3, -3]) {
    const shared = apportion(pence(pool + pennies), weights, keys);
    if (typeof shared === 'string') return 0;
    if (sumPence(shared.shares.filter((_, position) => withHistory[position])) === own) return pennies;
  }
  return 0;
}
