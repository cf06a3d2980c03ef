import { decimal, error, penceFromPounds, readNumber, type Amount, type Diagnostic, type Pence } from '@pbc-planner/base';
import type { RegisteredMethod } from '@pbc-planner/domain';
import { guardedPool, type MethodInputs, type SharedRun } from './method-run.ts';

/** An amount of pounds above zero as people write it, in pence; or why it cannot be shared. */
export function readPool(text: string): Pence | Diagnostic {
  const pounds = readNumber(text);
  const pence = typeof pounds === 'string' ? null : penceFromPounds(pounds);
  if (pence !== null && pence > 0) return pence;
  return error('bad-pool', `"${text}" is not an amount of pounds that can be shared.`, {
    hint: 'Give pounds above zero, with at most two decimals, such as 34774500 or 34,774,500.00.',
  });
}

/** The money to share: as somebody gave it, or else what the method that sets the pool adds up to. */
export function makePool(shared: SharedRun, given: Pence | null, setter: RegisteredMethod | undefined, inputs: MethodInputs | undefined): Amount | Diagnostic {
  if (given !== null) {
    return shared.trace.choice({ label: 'the pool', unit: 'pence', value: decimal(given), by: shared.by, reason: 'given for this comparison', grade: 'verified' });
  }
  if (setter === undefined || inputs === undefined) {
    return error('no-pool', 'No method says how much money there is to share.', { hint: 'Give the pool in pounds, for example: --pool 34774500' });
  }
  return guardedPool(setter, shared, inputs);
}
