import type { CommandManifest, ParameterSchema, ParametersSchema } from '@pbc-planner/domain';
import type { KeyAction } from '../keys/key-table.ts';
import { faultOfField } from './field-fault.ts';
import { editField, emptyField, fieldOf, typeInto, type TextField } from './text-field.ts';

/** How a field is filled in. */
export type FieldKind = 'text' | 'choice' | 'boolean' | 'list' | 'file';

/** One parameter of a command, being filled in. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly kind: FieldKind;
  readonly schema: ParameterSchema;
  readonly required: boolean;
  readonly value: TextField;
  /** Values to choose from or, for a text, on offer. */
  readonly choices: readonly string[];
  readonly fault: string | null;
  /** Whether somebody has been here: a blank field is not blamed before. */
  readonly touched: boolean;
  /** The list of `name=value` that it is one pair of; `null` for a parameter of its own. */
  readonly pairOf: string | null;
}

/** A name that a list of `name=value` takes: it has a field of its own, so that nobody has to know it. */
export interface PairName {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  readonly unit: string;
  readonly value: string | null;
}

/** The names that lists of pairs take, by the parameter. */
export type PairNames = Readonly<Record<string, readonly PairName[]>>;

/** A command's parameters, being filled in. */
export interface FormState {
  readonly command: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly FormField[];
  readonly active: number;
}

/** A form of a command with its defaults: positional parameters and those it needs come first, and the first that is missing, else not given, is active. */
export function formOf(manifest: CommandManifest, parameters: ParametersSchema, given: Readonly<Record<string, unknown>> = {}, pairs: PairNames = {}): FormState {
  const required = new Set(parameters.required ?? []);
  const rank = ([name, schema]: readonly [string, ParameterSchema]) => schema['x-position'] ?? (required.has(name) ? 50 : 100);
  const fields = Object.entries(parameters.properties)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(([name, schema]) => pairs[name]?.map((pair) => pairField(name, pair)) ?? [fieldFrom(name, schema, required.has(name), given[name])]);
  const missing = fields.findIndex(({ fault }) => fault !== null);
  const active = missing >= 0 ? missing : Math.max(0, fields.findIndex(({ name }) => given[name] === undefined));
  return { command: manifest.id, title: manifest.title, description: manifest.description, fields, active };
}

function fieldFrom(name: string, schema: ParameterSchema, required: boolean, given: unknown): FormField {
  const kind = kindOf(schema);
  const value = given ?? schema.default ?? (kind === 'boolean' ? false : '');
  const label = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const choices = kind === 'boolean' ? ['true', 'false'] : schema.enum ?? schema.items?.enum ?? [];
  return checked({
    name, label, kind, schema, required, choices, touched: false, fault: null, pairOf: null,
    value: fieldOf(Array.isArray(value) ? value.join(', ') : String(value)),
  });
}

function pairField(of: string, { name, title, unit, value }: PairName): FormField {
  const schema: ParameterSchema = { type: 'string', description: `${title}.`, maxLength: 120, ...(unit === '' ? {} : { 'x-unit': unit }) };
  return checked({ name: `${of} ${name}`, label: name, kind: 'text', schema, required: false, choices: [], touched: false, fault: null, pairOf: of, value: fieldOf(value ?? '') });
}

function kindOf(schema: ParameterSchema): FieldKind {
  if (schema['x-input'] === 'file') return 'file';
  if (schema.type === 'boolean') return 'boolean';
  if (schema.type === 'array') return 'list';
  return schema.enum ? 'choice' : 'text';
}

function checked(field: FormField): FormField {
  return { ...field, fault: faultOfField(field) };
}

/** The field that is being filled in; `null` for a form without fields. */
export function activeField(form: FormState): FormField | null {
  return form.fields[form.active] ?? null;
}

function withActive(form: FormState, change: (field: FormField) => FormField): FormState {
  return { ...form, fields: form.fields.map((field, index) => (index === form.active ? checked(change(field)) : field)) };
}

/** The form after text was typed or pasted. What is typed over a default that nobody touched takes its place. */
export function typeInForm(form: FormState, typed: string): FormState {
  return withActive(form, (field) => {
    if (!takesText(field)) return field;
    const untouched = !field.touched && field.value.text === String(field.schema.default ?? '');
    return { ...field, touched: true, value: typeInto(untouched ? emptyField : field.value, typed) };
  });
}

/** Whether a field is typed into rather than chosen. */
export function takesText(field: FormField): boolean {
  return field.kind !== 'choice' && field.kind !== 'boolean';
}

/** The form after a key; the same form where the action is none of its own. */
export function editForm(form: FormState, action: KeyAction): FormState {
  switch (action) {
    case 'cursor.up': return goTo(form, form.active - 1);
    case 'cursor.down': return goTo(form, form.active + 1);
    case 'choice.previous': return withActive(form, (field) => choose(field, -1));
    case 'choice.next': return withActive(form, (field) => choose(field, 1));
    default: return withActive(form, (field) => (takesText(field) ? { ...field, touched: true, value: editField(field.value, action) } : field));
  }
}

function goTo(form: FormState, active: number): FormState {
  const count = form.fields.length;
  return count === 0 ? form : { ...withActive(form, (field) => ({ ...field, touched: true })), active: (active + count) % count };
}

function choose(field: FormField, step: 1 | -1): FormField {
  const choices = field.required || field.kind === 'boolean' ? field.choices : ['', ...field.choices];
  if (field.choices.length === 0) return field;
  const kept = field.kind === 'list' ? field.value.text.split(',').slice(0, -1) : [];
  const current = field.kind === 'list' ? (field.value.text.split(',').at(-1) ?? '').trim() : field.value.text;
  const next = choices[(choices.indexOf(current) + step + choices.length) % choices.length] as string;
  return { ...field, touched: true, value: fieldOf([...kept.map((one) => one.trim()), next].join(', ')) };
}

/** The form with values on offer for a field. */
export function offer(form: FormState, name: string, choices: readonly string[]): FormState {
  return { ...form, fields: form.fields.map((field) => (field.name === name ? { ...field, choices } : field)) };
}

/** The form with every fault shown and the first faulty field active; `null` when nothing is wrong. */
export function blame(form: FormState): FormState | null {
  const first = form.fields.findIndex(({ fault }) => fault !== null);
  return first < 0 ? null : { ...form, active: first, fields: form.fields.map((field) => ({ ...field, touched: true })) };
}

/** The parameters that somebody gave: blanks and untouched defaults are left to the command. */
export function paramsOf(form: FormState): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  const pairs: Record<string, string[]> = {};
  for (const { name, kind, schema, value, label, pairOf } of form.fields) {
    const text = value.text.trim();
    if (pairOf !== null && text !== '') params[pairOf] = pairs[pairOf] = [...(pairs[pairOf] ?? []), `${label}=${text}`];
    if (pairOf !== null) continue;
    if (text === '' || text === String(schema.default ?? (kind === 'boolean' ? false : ''))) continue;
    params[name] = kind === 'boolean' ? text === 'true'
      : kind === 'list' ? text.split(',').map((one) => one.trim()).filter((one) => one !== '')
        : schema.type === 'integer' ? Number(text) : text;
  }
  return params;
}
