import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { BudgetMethodManifest, MethodOptions, OptionValue, RegisteredMethod, Registry } from '@pbc-planner/domain';

/** The methods of a run. */
export interface AskedMethods {
  /** Those that somebody asked for, in that order. */
  readonly shown: readonly string[];
  /** Those and every method that they need, each after the methods that it needs. */
  readonly all: readonly RegisteredMethod[];
  /** The method whose own total is the pool when none is given; among `all` when it is used. */
  readonly poolSetter: string | null;
}

/** Finds the methods by id, with those they need. Refused with every unknown id named. */
export async function askedMethods(
  registry: Registry, ids: readonly string[] | undefined, poolGiven: boolean, parameters: Readonly<Record<string, unknown>> = {},
): Promise<Result<AskedMethods>> {
  const known = new Map(registry.budgetMethods.map((manifest) => [manifest.id, manifest]));
  const shown = ids === undefined ? [...known.keys()] : [...new Set(ids)];
  const unknown = shown.filter((id) => !known.has(id));
  if (unknown.length > 0) return refused(...unknown.map((id) => unknownMethod(id, registry.budgetMethods)));
  if (shown.length === 0) return refused(error('no-methods', 'No budget method was asked for.', { hint: `Name one or more of ${[...known.keys()].join(', ')}.` }));

  const poolSetter = poolGiven ? null : ([...known.values()].find(({ setsPool }) => setsPool)?.id ?? null);
  const order: string[] = [];
  const visit = (id: string) => {
    if (order.includes(id)) return;
    for (const need of needsOf(known.get(id), parameters)) visit(need);
    order.push(id);
  };
  if (poolSetter !== null) visit(poolSetter);
  for (const id of shown) visit(id);

  return ok({ shown, all: await Promise.all(order.map((id) => registered(registry, id))), poolSetter });
}

/** The methods that a method asks with these options. */
export function needsOf(manifest: BudgetMethodManifest | undefined, parameters: Readonly<Record<string, unknown>>): readonly string[] {
  const sometimes = Object.entries(manifest?.needsWhen ?? {}).flatMap(([option, values]) => values[String(parameters[option])] ?? []);
  return [...(manifest?.needs ?? []), ...sometimes];
}

async function registered(registry: Registry, id: string): Promise<RegisteredMethod> {
  const found = await registry.budgetMethod(id);
  if (found === null) throw new Error(`The registry has no code for the budget method ${id}`);
  return found;
}

/** A method that nobody contributes. */
export function unknownMethod(id: string, known: readonly BudgetMethodManifest[], more: readonly string[] = []): Diagnostic {
  return error('unknown-method', `There is no budget method "${id}".`, { hint: `Choose from ${[...known.map((one) => one.id), ...more].join(', ')}.` });
}

/** A method's own options out of all the parameters of a command. */
export function optionsOf(manifest: BudgetMethodManifest, parameters: Readonly<Record<string, unknown>>): MethodOptions {
  return Object.fromEntries(Object.keys(manifest.options).map((name) => [name, parameters[name] as OptionValue]));
}
