import { parseDecimal, parseFinancialYear, type FinancialYear, type Pence } from '@pbc-planner/base';
import { isDay } from '../read-day.ts';

/** The kinds of text that are more than a text. */
export type TextKind = 'text' | 'filled text' | 'decimal' | 'percentage' | 'day' | 'financial year' | 'hash';

/** What a value must look like, as data, so that tests can make right and wrong values of it. */
export type ShapeRule =
  | { readonly kind: 'text'; readonly as: TextKind }
  | { readonly kind: 'whole'; readonly from: number; readonly to: number }
  | { readonly kind: 'flag' }
  | { readonly kind: 'one of'; readonly values: readonly string[] }
  | { readonly kind: 'null or'; readonly rule: ShapeRule }
  | { readonly kind: 'list'; readonly rule: ShapeRule }
  | { readonly kind: 'record'; readonly rule: ShapeRule }
  | { readonly kind: 'fields'; readonly fields: FieldRules }
  | { readonly kind: 'either'; readonly rules: readonly ShapeRule[] };

/** The rules of an object's fields by name. There are no others. */
export type FieldRules = Readonly<Record<string, { readonly rule: ShapeRule; readonly optional?: true }>>;

/** The shape of values of one type, no wider and no narrower than the type, or it does not compile. */
export interface Shape<T> {
  readonly rule: ShapeRule;
  /** Never there: it ties the shape to its type in both directions. */
  readonly of?: (value: T) => T;
}

/** The shape of a field that may be absent. */
export interface OptionalShape<T> extends Shape<T> {
  readonly optional: true;
}

/** The shapes of all fields of a type, each of which has one. */
export type Fields<T> = { readonly [K in keyof T]-?: undefined extends T[K] ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]> };

/** Any text. */
export const text: Shape<string> = { rule: { kind: 'text', as: 'text' } };
/** A text with something in it. */
export const filledText: Shape<string> = { rule: { kind: 'text', as: 'filled text' } };
/** An exact decimal as text: `1250.5`. */
export const decimalText: Shape<string> = { rule: { kind: 'text', as: 'decimal' } };
/** A percentage from 0 to 100 as text: `62.5`. */
export const percentage: Shape<string> = { rule: { kind: 'text', as: 'percentage' } };
/** A day of the calendar: `2006-11-06`. */
export const day: Shape<string> = { rule: { kind: 'text', as: 'day' } };
/** A financial year: `2006/07`. */
export const financialYear: Shape<FinancialYear> = { rule: { kind: 'text', as: 'financial year' } };
/** The name of a data set or the SHA-256 of a file. */
export const hash: Shape<string> = { rule: { kind: 'text', as: 'hash' } };
/** Whole pence of either sign, up to a hundred thousand million pounds, so that sums of them stay exact. */
export const pence: Shape<Pence> = { rule: { kind: 'whole', from: -10_000_000_000_000, to: 10_000_000_000_000 } };
/** A whole number from 1. */
export const count: Shape<number> = wholeBetween(1, 1_000_000_000);
export const flag: Shape<boolean> = { rule: { kind: 'flag' } };

export function wholeBetween(from: number, to: number): Shape<number> {
  return { rule: { kind: 'whole', from, to } };
}

/** One of some texts; all that the type knows are to be named. */
export function oneOf<T extends string>(...values: readonly T[]): Shape<T> {
  return { rule: { kind: 'one of', values } };
}

export function orNull<T>({ rule }: Shape<T>): Shape<T | null> {
  return { rule: { kind: 'null or', rule } };
}

export function optional<T>({ rule }: Shape<T>): OptionalShape<T> {
  return { rule, optional: true };
}

export function listOf<T>({ rule }: Shape<T>): Shape<readonly T[]> {
  return { rule: { kind: 'list', rule } };
}

/** An object whose field names are data. */
export function recordOf<T>({ rule }: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return { rule: { kind: 'record', rule } };
}

export function fields<T>(shapes: NoInfer<Fields<T>>): Shape<T> {
  return { rule: { kind: 'fields', fields: shapes as FieldRules } };
}

/** A value of one of two shapes. */
export function either<A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> {
  return { rule: { kind: 'either', rules: [one.rule, other.rule] } };
}

/** What is wrong with a value: where, as a path of fields (empty for the value itself), and what must be there. */
export interface ShapeFault {
  readonly path: string;
  readonly must: string;
}

/** The first fault of a value; `null` where it has none. */
export function shapeFault(value: unknown, rule: ShapeRule): ShapeFault | null {
  switch (rule.kind) {
    case 'text': return typeof value === 'string' && isText[rule.as](value) ? null : fault(`be ${textWords[rule.as]}`);
    case 'whole': return Number.isSafeInteger(value) && (value as number) >= rule.from && (value as number) <= rule.to ? null : fault(`be a whole number from ${rule.from} to ${rule.to}`);
    case 'flag': return typeof value === 'boolean' ? null : fault('be true or false');
    case 'one of': return rule.values.includes(value as string) ? null : fault(`be one of ${rule.values.join(', ')}`);
    case 'null or': return value === null ? null : shapeFault(value, rule.rule);
    case 'list': return Array.isArray(value) ? listFault(value, rule.rule) : fault('be a list');
    case 'record': return isObject(value) ? recordFault(value, rule.rule) : fault('be an object');
    case 'fields': return isObject(value) ? fieldsFault(value, rule.fields) : fault('be an object');
    case 'either': return rule.rules.some((one) => shapeFault(value, one) === null) ? null : fault('have one of the forms that it may have');
  }
}

/** The first fault of an object's fields; `null` where it has none. */
export function fieldsFault(value: Readonly<Record<string, unknown>>, rules: FieldRules): ShapeFault | null {
  for (const name in rules) {
    const { rule, optional: mayLack } = rules[name] as FieldRules[string];
    const own = Object.hasOwn(value, name) ? value[name] : undefined;
    if (own === undefined && mayLack) continue;
    if (own === undefined) return { path: name, must: 'be there' };
    const found = shapeFault(own, rule);
    if (found !== null) return within(name, found);
  }
  for (const name of Object.keys(value)) if (!Object.hasOwn(rules, name)) return { path: name, must: 'not be there' };
  return null;
}

function listFault(values: readonly unknown[], rule: ShapeRule): ShapeFault | null {
  for (let index = 0; index < values.length; index += 1) {
    const found = shapeFault(values[index], rule);
    if (found !== null) return within(String(index), found);
  }
  return null;
}

function recordFault(value: Readonly<Record<string, unknown>>, rule: ShapeRule): ShapeFault | null {
  for (const name of Object.keys(value)) {
    if (name === '__proto__') return { path: name, must: 'not be there' };
    const found = shapeFault(value[name], rule);
    if (found !== null) return within(name, found);
  }
  return null;
}

const isText: Readonly<Record<TextKind, (value: string) => boolean>> = {
  'text': () => true,
  'filled text': (value) => value !== '',
  'decimal': (value) => parseDecimal(value) !== null,
  'percentage': (value) => /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d{1,20})?)$/.test(value),
  'day': isDay,
  'financial year': (value) => parseFinancialYear(value) === value,
  'hash': (value) => /^[0-9a-f]{64}$/.test(value),
};

/** What each kind of text is, in words that follow "be". */
const textWords: Readonly<Record<TextKind, string>> = {
  'text': 'a text', 'filled text': 'a text that is not empty', 'decimal': 'a number as text, such as "1250.5"', 'percentage': 'a percentage as text, such as "62.5"', 'day': 'a day, such as "2006-11-06"',
  'financial year': 'a financial year, such as "2006/07"', 'hash': 'a hash of 64 hexadecimal digits',
};

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(must: string): ShapeFault {
  return { path: '', must };
}

function within(name: string, { path, must }: ShapeFault): ShapeFault {
  return { path: path === '' ? name : `${name}/${path}`, must };
}
