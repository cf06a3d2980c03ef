import { parseDecimal, parseFinancialYear, type FinancialYear, type Pence } from '@pbc-planner/base';
import { isDay } from '../read-day.ts';

/** The kinds of text that are more than a text. */
export type TextKind = 'text' | 'filled text' | 'decimal' | 'percentage' | 'day' | 'time' | 'financial year' | 'hash';

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
/** A point in time, ISO 8601 in UTC: `2006-11-06T10:21:00Z`. */
export const time: Shape<string> = { rule: { kind: 'text', as: 'time' } };
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

/** Finds the first fault of a value; `null` where it has none. */
export type ShapeCheck = (value: unknown) => ShapeFault | null;

/** The check of an object's fields. Made once and called for every event of a plan, so it makes nothing while all is right. */
export function fieldsCheck(rules: FieldRules): ShapeCheck {
  const known = Object.entries(rules).map(([name, { rule, optional: mayLack = false }]) => ({ name, check: checkOf(rule), mayLack }));
  return (value) => {
    if (!isObject(value)) return fault('be an object');
    let there = 0;
    for (const { name, check, mayLack } of known) {
      const own = value[name];
      if (own === undefined) {
        if (!mayLack) return { path: name, must: 'be there' };
        if (name in value) there += 1;
        continue;
      }
      there += 1;
      const found = check(own);
      if (found !== null) return within(name, found);
    }
    for (const _ in value) there -= 1;
    return there === 0 ? null : { path: Object.keys(value).find((name) => !Object.hasOwn(rules, name)) ?? '', must: 'not be there' };
  };
}

function checkOf(rule: ShapeRule): ShapeCheck {
  switch (rule.kind) {
    case 'text': return textCheck(rule.as);
    case 'whole': {
      const { from, to } = rule;
      return (value) => (Number.isSafeInteger(value) && (value as number) >= from && (value as number) <= to ? null : fault(`be a whole number from ${from} to ${to}`));
    }
    case 'flag': return (value) => (typeof value === 'boolean' ? null : fault('be true or false'));
    case 'one of': return (value) => (rule.values.includes(value as string) ? null : fault(`be one of ${rule.values.join(', ')}`));
    case 'null or': {
      const check = checkOf(rule.rule);
      return (value) => (value === null ? null : check(value));
    }
    case 'list': return listCheck(checkOf(rule.rule));
    case 'record': return recordCheck(checkOf(rule.rule));
    case 'fields': return fieldsCheck(rule.fields);
    case 'either': {
      const checks = rule.rules.map(checkOf);
      return (value) => (checks.some((check) => check(value) === null) ? null : fault('have one of the forms that it may have'));
    }
  }
}

function textCheck(as: TextKind): ShapeCheck {
  const isRight = isText[as];
  return (value) => (typeof value === 'string' && isRight(value) ? null : fault(`be ${textWords[as]}`));
}

function listCheck(check: ShapeCheck): ShapeCheck {
  return (values) => {
    if (!Array.isArray(values)) return fault('be a list');
    for (let index = 0; index < values.length; index += 1) {
      const found = check(values[index]);
      if (found !== null) return within(String(index), found);
    }
    return null;
  };
}

function recordCheck(check: ShapeCheck): ShapeCheck {
  return (value) => {
    if (!isObject(value)) return fault('be an object');
    for (const name in value) {
      const found = name === '__proto__' ? fault('not be there') : check(value[name]);
      if (found !== null) return within(name, found);
    }
    return null;
  };
}

const isText: Readonly<Record<TextKind, (value: string) => boolean>> = {
  'text': () => true,
  'filled text': (value) => value !== '',
  'decimal': (value) => parseDecimal(value) !== null,
  'percentage': (value) => /^(?:100(?:\.0+)?|\d{1,2}(?:\.\d{1,20})?)$/.test(value),
  'day': isDay,
  'time': (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(value) && !Number.isNaN(Date.parse(value)),
  'financial year': (value) => parseFinancialYear(value) === value,
  'hash': (value) => /^[0-9a-f]{64}$/.test(value),
};

/** What each kind of text is, in words that follow "be". */
const textWords: Readonly<Record<TextKind, string>> = {
  'text': 'a text', 'filled text': 'a text that is not empty', 'decimal': 'a number as text, such as "1250.5"', 'percentage': 'a percentage as text, such as "62.5"', 'day': 'a day, such as "2006-11-06"', 'time': 'a time in UTC, such as "2006-11-06T10:21:00Z"',
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
