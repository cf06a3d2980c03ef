import { eventRules, type EventType, type FieldRules, type PlanEvent, type ShapeRule, type TextKind } from '@pbc-planner/domain';
import type { Chance } from './chance.ts';
import { anyText } from './hostile-values.ts';

/** The types of events that may follow a founding. */
export const eventTypes = Object.keys(eventRules).filter((type) => type !== 'plan founded') as EventType[];

const foundedData = { name: 'Tarrow Vale', year: '2006/07', framework: 'pbc-2005', fictional: true };
const long = 'x'.repeat(2_000);

/** Names that a forger would take from a true plan of the fictional locality, so that forged facts hang together. */
const names: readonly string[] = [
  'abbey', 'brook', 'mill', 'p1', 'p2', 'o1', 'pct', 'locality', 'practices', 'pbc-2005', 'pbc-blank', 'money.allocate-budgets', 'gp.lead', 'c1', 'u1', 'dvt', 'qw.dvt', 'diabetes', 'baseline',
  'budget', 'carr-hill', 'hospital', 'drugs', 'x', 'X', '1', 'practices', 'idea', 'launch', 'route', 'd1', 'pr1', 'in-house',
];

/** The events of a plan that somebody forged: a founding, then events of any type, each right by its shape. */
export function forgedEvents(chance: Chance, atMost: number, known: readonly string[]): PlanEvent[] {
  const pool = [...names, ...known];
  const bodies = [
    { type: 'plan founded', data: chance.once(6) ? rightData('plan founded', chance, pool) : foundedData },
    ...Array.from({ length: 1 + chance.whole(atMost) }, (_, index) => {
      const type = chance.pick(eventTypes);
      // Only what was done before can be undone, and never change 1, the founding.
      if (type === 'undone' && index === 0) return { type: 'practice left', data: { practice: chance.pick(pool) } };
      return { type, data: type === 'undone' ? { change: 2 + chance.whole(index) } : rightData(type, chance, pool) };
    }),
  ];
  return bodies.map((body, index) => ({ ...body, ...envelope(index, chance) }) as unknown as PlanEvent);
}

function envelope(index: number, chance: Chance) {
  const time = `2006-${String(1 + (index % 12)).padStart(2, '0')}-01T00:00:00Z`;
  return { sequence: index + 1, change: index + 1, time, by: chance.once(5) ? anyText(chance) || 'x' : 'Dr Shah', command: 'locality.join' };
}

/** Data that is right by the shape of its type. */
export function rightData(type: EventType, chance: Chance, known: readonly string[] = names): Record<string, unknown> {
  return rightFields(eventRules[type].shape as FieldRules, chance, known);
}

function rightFields(rules: FieldRules, chance: Chance, known: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rules).flatMap(([name, { rule, optional }]) => (optional && chance.once(2) ? [] : [[name, right(rule, chance, known)]])));
}

function right(rule: ShapeRule, chance: Chance, known: readonly string[]): unknown {
  switch (rule.kind) {
    case 'text': return rightText(rule.as, chance, known);
    case 'whole': return chance.pick([rule.from, rule.to, Math.max(rule.from, Math.min(rule.to, 1)), Math.max(rule.from, Math.min(rule.to, 2)), rule.from + Math.floor(chance.next() * (rule.to - rule.from))]);
    case 'flag': return chance.once(2);
    case 'one of': return chance.pick(rule.values);
    case 'null or': return chance.once(3) ? null : right(rule.rule, chance, known);
    case 'list': return chance.times(3, () => right(rule.rule, chance, known));
    case 'record': return Object.fromEntries(chance.times(3, () => [chance.once(4) ? chance.pick(['constructor', 'toString', 'length', '', '0']) : chance.pick(known), right(rule.rule, chance, known)]));
    case 'fields': return rightFields(rule.fields, chance, known);
    case 'either': return right(chance.pick(rule.rules), chance, known);
  }
}

function rightText(as: TextKind, chance: Chance, known: readonly string[]): string {
  switch (as) {
    case 'decimal': return chance.pick(['0', '1', '-1', '12.5', '100', '9'.repeat(40), `0.${'0'.repeat(30)}1`, `-${'9'.repeat(40)}`]);
    case 'percentage': return chance.pick(['0', '100', '62.5', '0.00000000000000000001']);
    case 'day': return chance.pick(['2006-04-01', '0000-01-01', '9999-12-31', '2004-02-29']);
    case 'time': return chance.pick(['2006-11-06T10:21:00Z', '2006-11-06T23:59:59.999Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z']);
    case 'financial year': return chance.pick(['2006/07', '2005/06', '0000/01', '9999/00', '1999/00']);
    case 'hash': return chance.pick(['0'.repeat(64), 'a1'.repeat(32)]);
    case 'filled text': return anyText(chance) || 'x';
    case 'text': return chance.once(4) ? anyText(chance) : chance.once(60) ? long : chance.pick(known);
  }
}

/** A fault in data that was right: what was put where. */
export interface Forgery {
  readonly data: unknown;
  readonly path: string;
}

/** Right data with one fault at a random place that the shape governs. */
export function wrongData(type: EventType, chance: Chance): Forgery {
  const rules = eventRules[type].shape as FieldRules;
  const data = rightData(type, chance);
  const places = [...placesIn(data, { kind: 'fields', fields: rules }, [])];
  const { holder, key, rule, path, optional } = chance.pick(places);
  if (rule.kind === 'fields' && typeof holder[key] === 'object' && holder[key] !== null && chance.once(2)) {
    const own = holder[key] as Record<string, unknown>;
    own[chance.pick(['unknown', 'constructor', 'toString', 'sequence'])] = 1;
    return { data, path };
  }
  if (!optional && !Array.isArray(holder) && rule.kind !== 'fields' && chance.once(4)) delete holder[key];
  else holder[key] = chance.pick(wrongValues(rule));
  return { data, path };
}

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
  readonly rule: ShapeRule;
  readonly path: string;
  readonly optional: boolean;
}

/** Every place in a value where something can be wrong; alternatives are one place, whatever is in them. */
function* placesIn(value: unknown, rule: ShapeRule, path: readonly string[]): Generator<Place> {
  const inner = rule.kind === 'null or' ? rule.rule : rule;
  if (value === null || value === undefined) return;
  const entries: [string, ShapeRule, boolean][] = inner.kind === 'fields' ? Object.keys(inner.fields).map((name) => [name, (inner.fields[name] as FieldRules[string]).rule, inner.fields[name]?.optional ?? false])
    : inner.kind === 'list' || inner.kind === 'record' ? Object.keys(value).map((name) => [name, inner.rule, false])
    : [];
  for (const [key, own, optional] of entries) {
    const at = [...path, key];
    // An entry of a record may be left out, so only its value can be wrong.
    yield { holder: value as Record<string, unknown>, key, rule: own, path: at.join('/'), optional: optional || inner.kind === 'record' };
    yield* placesIn((value as Record<string, unknown>)[key], own, at);
  }
}

const strange: readonly unknown[] = [[[]], { toString: 1 }, { length: -1 }, 1e300, -0.5, Number.MAX_SAFE_INTEGER];

function wrongValues(rule: ShapeRule): readonly unknown[] {
  switch (rule.kind) {
    case 'text': return [...strange, null, true, [], {}, ...(rule.as === 'text' ? [] : rule.as === 'filled text' ? [''] : ['', 'NaN', 'Infinity', '1e300', '2006-02-30', 'x'.repeat(70)])];
    case 'whole': return [...strange, null, '1', 'NaN', true, rule.from - 1, rule.to + 1, 0.5];
    case 'flag': return [...strange, null, 'true', 0];
    case 'one of': return [...strange, null, '', 'constructor', `${rule.values[0]} `];
    case 'null or': return wrongValues(rule.rule).filter((value) => value !== null);
    case 'list': return [null, {}, '', 1, { length: 1 }];
    case 'record': return [null, [], '', 1];
    case 'fields': return [null, [], '', 1];
    case 'either': return [null, [], {}, '', { kind: 'constructor' }, { percent: 1 }];
  }
}
