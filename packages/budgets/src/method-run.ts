import { sumPence, type Amount, type Amounts, type Decimal, type Diagnostic, type Pence, type TraceBuilder } from '@pbc-planner/base';
import type { BudgetMethodManifest, MethodOptions, MethodRun, PoolRun, RegisteredMethod } from '@pbc-planner/domain';

/** A method broke its promise: a bug in the method, never bad input. */
export class MethodFault extends Error {
  constructor(method: string, what: string, cause?: unknown) {
    super(`The budget method "${method}" ${what}`, cause === undefined ? {} : { cause });
    this.name = 'MethodFault';
  }
}

/** What all methods of one comparison share. */
export interface SharedRun {
  readonly trace: TraceBuilder;
  /** The parameters that somebody gave; the others hold their defaults. */
  readonly given: ReadonlySet<string>;
  readonly by: string;
  readonly note: (text: string) => void;
}

/** What one method is handed. */
export interface MethodInputs {
  readonly options: MethodOptions;
  readonly figures: readonly Amounts[];
}

/** The money to share, and how a method gets at the results of others. */
export interface PoolShared {
  readonly pool: Amount;
  readonly poolGiven: boolean;
  readonly ask: MethodRun['ask'];
}

/** The pool that a method adds up to, inside its guard: whole pence, not negative. @throws MethodFault when it breaks that promise. */
export function guardedPool({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs): Amount {
  const { id } = manifest;
  if (method.pool === undefined) throw new MethodFault(id, 'says that it sets the pool, and has no code for that');
  const { pool: make } = method;
  const pool = guarded(id, () => make(poolRun(shared, manifest, inputs)));
  if (penceOf(id, 'a pool', () => shared.trace.valueInPence(pool)) < 0) throw new MethodFault(id, 'gives a negative pool');
  return pool;
}

/**
 * Runs a method inside its guard: one amount of whole pence a practice, none negative, all of this trace, together the pool.
 * @returns the diagnostic when the method says that it cannot run. @throws MethodFault when it breaks its promise.
 */
export function guardedRun({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs, { pool, poolGiven, ask }: PoolShared): Amounts | Diagnostic {
  const { id, needs = [] } = manifest;
  const { trace } = shared;
  const result = guarded(id, () => method.calculate({
    ...poolRun(shared, manifest, inputs),
    pool,
    poolGiven,
    ask: (other) => {
      if (!needs.includes(other)) throw new MethodFault(id, `asks for "${other}", which its manifest does not say it needs`);
      return ask(other);
    },
  }));
  if (typeof result !== 'object') throw new MethodFault(id, 'gives no amounts');
  if ('severity' in result) return result;
  if (result.shape !== 'each') throw new MethodFault(id, 'gives one amount for all practices instead of one for each');
  const amounts = penceOf(id, 'an amount', () => trace.valuesInPence(result));
  const negative = amounts.findIndex((amount) => amount < 0);
  if (negative >= 0) throw new MethodFault(id, `gives ${trace.keys[negative] ?? ''} a negative budget`);
  const total = sumPence(amounts);
  const expected = trace.valueInPence(pool);
  if (total !== expected) throw new MethodFault(id, `shares ${total} pence out of a pool of ${expected}`);
  return trace.method(`budget by ${manifest.title.toLowerCase()}`, id, result, { source: manifest.source, grade: manifest.grade });
}

function poolRun(shared: SharedRun, manifest: BudgetMethodManifest, { options, figures }: MethodInputs): PoolRun {
  const { trace, note } = shared;
  return {
    practices: trace.keys, options, figures, trace, note,
    option: (name, label, unit, value) => optionLeaf(shared, manifest, name, label, unit, value),
  };
}

function optionLeaf({ trace, given, by }: SharedRun, { id, options }: BudgetMethodManifest, name: string, label: string, unit: string, value: Decimal): Amount {
  if (!Object.hasOwn(options, name)) throw new MethodFault(id, `reads the option "${name}", which its manifest does not have`);
  return given.has(name)
    ? trace.choice({ label, unit, value, by, reason: 'given for this comparison', grade: 'verified' })
    : trace.choice({ label, unit, value, by: 'the method', reason: 'its default, until somebody chooses another', grade: 'proposed' });
}

/** Whatever a method throws is the method's fault, and says so. */
function guarded<T>(method: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof MethodFault) throw cause;
    throw new MethodFault(method, `failed: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}

function penceOf<T extends Pence | readonly Pence[]>(method: string, what: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new MethodFault(method, `gives ${what} that is not whole pence of this run: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}
