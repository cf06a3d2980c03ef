import type { BudgetMethodManifest, CommandManifest, ContributionManifest } from '@pbc-planner/domain';
import { contextKeys } from './context-keys.ts';
import { nearest } from './nearest.ts';
import { schemaCheck } from './validation/schema-check.ts';
import { keysOf, parseWhen } from './when.ts';

/**
 * Everything that is wrong with some manifests, each fault naming the package, the point, the JSON path and the mend.
 * None when they fit their schema and each other.
 */
export async function checkManifests(manifests: readonly ContributionManifest[]): Promise<string[]> {
  const check = await schemaCheck('data', 'contribution', async () => (await import('@pbc-planner/domain/schemas')).contributionSchema);
  const shapes = manifests.flatMap((manifest) => check(manifest).map(({ path, message }) =>
    `${manifest.id ?? 'a package without an id'}: contribution.json ${path === '' ? '/' : path} ${message}`));
  if (shapes.length > 0) return shapes;
  return [...checkIds(manifests), ...checkCommands(manifests), ...checkMethods(manifests)];
}

function checkIds(manifests: readonly ContributionManifest[]): string[] {
  return [
    ...twice(manifests.map((manifest) => ({ id: manifest.id, at: `${manifest.id}: contribution.json /id` })), 'contribution'),
    ...twice(manifests.flatMap((manifest) => (manifest.commands ?? []).map(({ id }, index) => ({ id, at: `${manifest.id}: contribution.json /commands/${index}/id` }))), 'command'),
    ...twice(manifests.flatMap((manifest) => (manifest.budgetMethods ?? []).map(({ id }, index) => ({ id, at: `${manifest.id}: contribution.json /budgetMethods/${index}/id` }))), 'budget method'),
  ];
}

function twice(entries: readonly { id: string; at: string }[], what: string): string[] {
  const seen = new Map<string, string>();
  return entries.flatMap(({ id, at }) => {
    const first = seen.get(id);
    seen.set(id, first ?? at);
    return first === undefined ? [] : [`${at}: the ${what} "${id}" is there already (${first}); choose another id`];
  });
}

function checkCommands(manifests: readonly ContributionManifest[]): string[] {
  const known = contextKeys.map(({ key }) => key);
  return manifests.flatMap((manifest) => (manifest.commands ?? []).flatMap((command, index) => {
    const at = `${manifest.id}: contribution.json /commands/${index}`;
    const clause = command.when === undefined ? [] : parseWhen(command.when);
    const faults = typeof clause === 'string'
      ? [`${at}/when: ${clause}`]
      : keysOf(clause).filter((key) => !known.includes(key)).map((key) => `${at}/when asks about "${key}", which is no context key; known: ${known.join(', ')}`);
    return [...faults, ...checkPositions(command, at), ...checkRequired(command, at), ...checkConfirm(command, at)];
  }));
}

function checkPositions({ parameters }: CommandManifest, at: string): string[] {
  const positions = Object.values(parameters.properties).flatMap((schema) => schema['x-position'] ?? []).sort((a, b) => a - b);
  return positions.every((position, index) => position === index + 1) ? [] : [`${at}/parameters: the positions are ${positions.join(', ')}; count from 1 without gaps`];
}

function checkRequired({ parameters }: CommandManifest, at: string): string[] {
  return (parameters.required ?? []).filter((name) => !Object.hasOwn(parameters.properties, name))
    .map((name) => `${at}/parameters/required names "${name}", which is no parameter; add it to properties or take it out`);
}

function checkConfirm({ confirm, confirmFor, parameters }: CommandManifest, at: string): string[] {
  if (confirmFor === undefined || (confirm !== undefined && Object.hasOwn(parameters.properties, confirmFor))) return [];
  return [`${at}/confirmFor names "${confirmFor}"; name a parameter that the question in confirm is about`];
}

interface MethodPlace {
  readonly method: BudgetMethodManifest;
  readonly at: string;
}

function checkMethods(manifests: readonly ContributionManifest[]): string[] {
  const methods: MethodPlace[] = manifests.flatMap((manifest) =>
    (manifest.budgetMethods ?? []).map((method, index) => ({ method, at: `${manifest.id}: contribution.json /budgetMethods/${index}` })));
  const ids = methods.map(({ method }) => method.id);
  const missing = methods.flatMap(({ method, at }) => needsOf(method).flatMap(({ need, path }) => {
    if (ids.includes(need)) return [];
    const near = nearest(need, ids);
    return [`${at}/${path}: there is no budget method "${need}"${near.length === 0 ? '' : `; did you mean ${near.join(' or ')}?`}`];
  }));
  return [...missing, ...checkCycles(methods), ...checkOptions(methods, manifests)];
}

/** Every method that a method may ask, always or where an option has some value, with its place in the manifest. */
function needsOf({ needs = [], needsWhen = {} }: BudgetMethodManifest): { readonly need: string; readonly path: string }[] {
  const sometimes = Object.entries(needsWhen).flatMap(([option, values]) =>
    Object.entries(values).flatMap(([value, ids]) => ids.map((need, index) => ({ need, path: `needsWhen/${option}/${value}/${index}` }))));
  return [...needs.map((need, index) => ({ need, path: `needs/${index}` })), ...sometimes];
}

function checkCycles(methods: readonly MethodPlace[]): string[] {
  const needs = new Map(methods.map(({ method }) => [method.id, needsOf(method).map(({ need }) => need)]));
  const reaches = (from: string, target: string, seen: Set<string>): boolean =>
    (needs.get(from) ?? []).some((next) => next === target || (!seen.has(next) && reaches(next, target, seen.add(next))));
  return methods.filter(({ method }) => reaches(method.id, method.id, new Set()))
    .map(({ method, at }) => `${at}/needs: "${method.id}" needs itself in the end; take one of the needs out`);
}

/** All methods' options become flags of the same commands, so no two may share a name with each other or with such a command. */
function checkOptions(methods: readonly MethodPlace[], manifests: readonly ContributionManifest[]): string[] {
  const owners = new Map<string, string>();
  for (const command of manifests.flatMap(({ commands }) => commands ?? [])) {
    if (!command.takesMethodOptions) continue;
    for (const name of Object.keys(command.parameters.properties)) owners.set(name, `the command ${command.id}`);
  }
  return methods.flatMap(({ method, at }) => Object.keys(method.options).flatMap((name) => {
    const owner = owners.get(name);
    owners.set(name, owner ?? `the budget method ${method.id}`);
    return owner === undefined ? [] : [`${at}/options/${name}: ${owner} has an option of that name; choose another`];
  }));
}
