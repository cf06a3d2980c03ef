import { error, sumPence, type Amount, type Amounts, type Decimal, type Diagnostic, type Pence, type TraceBuilder } from '@pbc-planner/base';
import type { BudgetMethodManifest, BudgetsByLine, MethodOptions, MethodRun, PoolRun, RegisteredMethod, WeightedLists } from '@pbc-planner/domain';
import { needsOf } from './asked-methods.ts';

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
  readonly warn: PoolRun['warn'];
  readonly flag: PoolRun['flag'];
  /** How a method gets at what others share by, and at their budgets by line; the guard has checked that it says so. */
  readonly others: OtherMethods;
}

/** What methods give each other before they share a pool. */
export interface OtherMethods {
  readonly weightsOf: PoolRun['weightsOf'];
  readonly linesOf: PoolRun['linesOf'];
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
export function guardedPool({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs): Amount | Diagnostic {
  const { id } = manifest;
  if (method.pool === undefined) throw new MethodFault(id, 'says that it sets the pool, and has no code for that');
  const { pool: make } = method;
  const pool = guarded(id, () => make(poolRun(shared, manifest, inputs)));
  if ('severity' in pool) return pool;
  if (penceOf(id, 'a pool', () => shared.trace.valueInPence(pool)) < 0) throw new MethodFault(id, 'gives a negative pool');
  return pool;
}

/** What a method shares by, inside its guard. @throws MethodFault when it does not share by anything, or breaks its promise. */
export function guardedWeights({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs): Amounts | Diagnostic {
  const { id } = manifest;
  const { weights } = method;
  if (weights === undefined) throw new MethodFault(id, 'is asked what it shares by, and has no code for that');
  return guarded(id, () => weights(poolRun(shared, manifest, inputs)));
}

/** The lists that what a method shares by is made of, inside its guard; `null` where it shares by one list as it stands. */
export function guardedLists({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs): WeightedLists | Diagnostic | null {
  const { weightedLists } = method;
  return weightedLists === undefined ? null : guarded(manifest.id, () => weightedLists(poolRun(shared, manifest, inputs)));
}

/** A method's budgets by service line, inside its guard: each line's add up to its total. @throws MethodFault when it breaks that promise. */
export function guardedLines({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs): BudgetsByLine | Diagnostic {
  const { id } = manifest;
  const { lines } = method;
  if (lines === undefined) return error('no-service-lines', `${manifest.title} budgets have no service lines.`, { hint: 'Leave out the options that name service lines.' });
  const result = guarded(id, () => lines(poolRun(shared, manifest, inputs)));
  if ('severity' in result) return result;
  for (const { line, amounts, total } of result.lines) {
    const sum = sumPence(penceOf(id, 'an amount', () => shared.trace.valuesInPence(amounts)));
    const expected = penceOf(id, 'a total', () => shared.trace.valueInPence(total));
    if (sum !== expected) throw new MethodFault(id, `shares ${sum} pence of ${line} out of ${expected}`);
  }
  return result;
}

/**
 * Runs a method inside its guard: one amount of whole pence a practice, none negative, all of this trace, together the pool.
 * @returns the diagnostic when the method says that it cannot run. @throws MethodFault when it breaks its promise.
 */
export function guardedRun({ manifest, method }: RegisteredMethod, shared: SharedRun, inputs: MethodInputs, { pool, poolGiven, ask }: PoolShared): Amounts | Diagnostic {
  const { id } = manifest;
  const { trace } = shared;
  const result = guarded(id, () => method.calculate({
    ...poolRun(shared, manifest, inputs),
    pool,
    poolGiven,
    ask: (other) => ask(declared(manifest, inputs.options, other)),
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
  const { trace, note, warn, flag, others } = shared;
  return {
    practices: trace.keys, options, figures, trace, note, warn, flag,
    weightsOf: (other) => others.weightsOf(declared(manifest, options, other)),
    linesOf: (other) => others.linesOf(declared(manifest, options, other)),
    option: (name, label, unit, value) => optionLeaf(shared, manifest, name, label, unit, value),
  };
}

function declared(manifest: BudgetMethodManifest, options: MethodOptions, other: string): string {
  if (other === manifest.id || needsOf(manifest, options).includes(other)) return other;
  throw new MethodFault(manifest.id, `asks for "${other}", which its manifest does not say it needs`);
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
