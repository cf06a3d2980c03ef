import { error, type Diagnostic } from '@pbc-planner/base';
import { conditionKey, type FrameworkItem, type FrameworkSuccessors, type ResponsibilityFramework } from '@pbc-planner/domain';

const evenIfNothing = 'Say what becomes of it, even if nothing does.';

/**
 * What a schema cannot see: every party, item, source, group and rule that is named must exist, and nothing may be there twice.
 * Where the framework that successors lead to is among `others`, its ids are checked too. `framework-fault` each.
 */
export function checkFramework(framework: ResponsibilityFramework, others: readonly ResponsibilityFramework[] = []): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const fault = (path: string, message: string, hint: string) =>
    faults.push(error('framework-fault', message, { place: { file: framework.id, path }, hint }));
  const parties = new Set(framework.parties.map(({ id }) => id));
  const items = new Set(framework.items.map(({ id }) => id));
  const known = (path: string, what: string, ids: ReadonlySet<string>, named: readonly string[]) => {
    for (const id of named) if (!ids.has(id)) fault(path, `There is no ${what} "${id}".`, `Choose from ${[...ids].join(', ') || 'none: there are no such ids'}.`);
  };
  const once = (path: string, what: string, ids: readonly string[]) => {
    for (const id of repeated(ids)) fault(path, `The ${what} "${id}" is there twice.`, 'Take one of them out.');
  };
  const groups = new Set((framework.groups ?? []).map(({ id }) => id));
  const sources = new Set(Object.keys(framework.sources));
  const rules = new Set(Object.keys(framework.decisionRules));
  once('/parties', 'party', framework.parties.map(({ id }) => id));
  once('/items', 'item', framework.items.map(({ id }) => id));
  once('/checks', 'check', framework.checks.map(({ code }) => code));

  framework.items.forEach((item, index) => {
    const path = `/items/${index}`;
    known(path, 'party', parties, partiesOf(item));
    known(`${path}/sources`, 'source', sources, item.sources);
    if (item.group !== undefined) known(`${path}/group`, 'group', groups, [item.group]);
    const rule = item.shared?.decisionRule ?? null;
    if (rule !== null) known(`${path}/shared/decisionRule`, 'rule of decision', rules, [rule]);
    const convenor = item.shared?.convenor ?? null;
    if (item.shared && convenor !== null && !item.shared.members.includes(convenor)) {
      fault(`${path}/shared/convenor`, `The convenor "${convenor}" is no member.`, `Choose from ${item.shared.members.join(', ')}.`);
    }
    once(`${path}/conditions`, 'condition', item.conditions.map(conditionKey));
  });
  framework.pairs.forEach((pair, index) => known(`/pairs/${index}/items`, 'item', items, pair.items));
  (framework.actionPoints ?? []).forEach((point, index) => known(`/actionPoints/${index}/sources`, 'source', sources, point.sources));
  (framework.facts ?? []).forEach((fact, index) => known(`/facts/${index}/sources`, 'source', sources, fact.sources));
  const clauses = new Set((framework.agreement?.clauses ?? []).map(({ id }) => id));
  framework.agreement?.clauses.forEach((clause, index) => known(`/agreement/clauses/${index}/items`, 'item', items, clause.items));
  framework.agreement?.parts.forEach((part, index) => known(`/agreement/parts/${index}/clauses`, 'clause', clauses, part.clauses));
  for (const [path, message] of scaleFaults(framework)) fault(path, message, 'Begin at 0 and go up; see the scale of pbc-2005.');
  known('/agreement/partsSources', 'source', sources, framework.agreement?.partsSources ?? []);

  framework.successors.forEach((table, index) => {
    const path = `/successors/${index}`;
    known(`${path}/items`, 'item', items, table.items.map(({ item }) => item));
    known(`${path}/parties`, 'party', parties, table.parties.map(({ party }) => party));
    once(`${path}/items`, 'item', table.items.map(({ item }) => item));
    once(`${path}/parties`, 'party', table.parties.map(({ party }) => party));
    const absent = (what: string, id: string) => `The ${what} "${id}" is not in the table.`;
    for (const id of missing(items, table.items.map(({ item }) => item))) fault(`${path}/items`, absent('item', id), evenIfNothing);
    for (const id of missing(parties, table.parties.map(({ party }) => party))) fault(`${path}/parties`, absent('party', id), evenIfNothing);
    for (const message of wrongKinds(table)) fault(`${path}/items`, message, 'Correct the kind, or the items that it leads to.');
    const other = others.find(({ id }) => id === table.framework);
    if (!other) return;
    known(`${path}/items`, `item of ${other.id}`, new Set(other.items.map(({ id }) => id)), table.items.flatMap(({ to }) => to));
    known(`${path}/parties`, `party of ${other.id}`, new Set(other.parties.map(({ id }) => id)), table.parties.flatMap(({ to }) => to));
  });
  return faults;
}

/** A scale counts from 0 without gaps, and its bands begin at 0 and go up. */
function scaleFaults({ commitment }: ResponsibilityFramework): (readonly [path: string, message: string])[] {
  if (commitment === undefined) return [];
  const gaps = (['willingness', 'capacity'] as const).filter((name) => commitment[name].some(({ score }, index) => score !== index));
  const rising = commitment.bands.every(({ from }, index) => from > (commitment.bands[index - 1]?.from ?? -1)) && commitment.bands[0]?.from === 0;
  return [
    ...gaps.map((name) => [`/commitment/${name}`, 'The scores do not go from 0 upwards one by one.'] as const),
    ...(rising ? [] : [['/commitment/bands', 'The bands do not begin at 0 and go up.'] as const]),
  ];
}

/** A kind says how many items it leads to, and whether they have other ancestors. */
function wrongKinds({ items }: FrameworkSuccessors): string[] {
  const ancestors = new Map<string, number>();
  for (const { to } of items) for (const id of to) ancestors.set(id, (ancestors.get(id) ?? 0) + 1);
  return items.flatMap(({ item, to, kind }) => {
    const shared = to.some((id) => (ancestors.get(id) ?? 0) > 1);
    const fits = {
      'none': to.length === 0, '1:1': to.length === 1 && !shared, 'changed': to.length === 1, 'merged': to.length === 1 && shared,
      'split': to.length > 1 && !shared, 'split+merged': to.length > 1 && shared,
    }[kind];
    return fits ? [] : [`The item "${item}" is said to be "${kind}", but leads to ${to.length === 0 ? 'none' : to.join(', ')}.`];
  });
}

function partiesOf({ lead, candidates = [], suggestion, shared, roles, conditions }: FrameworkItem): string[] {
  return [
    ...(lead === undefined ? [] : [lead]), ...candidates, ...(suggestion?.proposed ?? []).map(({ party }) => party), ...(shared?.members ?? []),
    ...Object.values(roles).flat(), ...conditions.flatMap(({ party }) => party ?? []),
  ];
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))];
}

function missing(all: ReadonlySet<string>, named: readonly string[]): string[] {
  return [...all].filter((id) => !named.includes(id));
}
