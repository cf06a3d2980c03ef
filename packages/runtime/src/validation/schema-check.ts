import type { ErrorObject, ValidateFunction } from 'ajv';
import type { SchemaUse } from './create-ajv.ts';
import { standalone } from './standalone.ts';

/** What is wrong at one place of a value. */
export interface SchemaProblem {
  /** A JSON pointer: `/commands/0/id`; empty for the whole value. */
  readonly path: string;
  readonly keyword: string;
  /** What the value must be or have: `must have "id"`. */
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Checks a value and reports every problem, not the first. */
export type SchemaCheck = (value: unknown) => readonly SchemaProblem[];

const validators = new Map<string, Promise<ValidateFunction>>();

/**
 * The check of a schema. Schemas of the catalogue were compiled at build time; others are compiled once here.
 * @param id names the schema for good: two schemas must not share it.
 */
export async function schemaCheck(use: SchemaUse, id: string, schema: () => object | Promise<object>): Promise<SchemaCheck> {
  const made = validators.get(id) ?? standalone.get(id)?.() ?? compile(use, schema);
  validators.set(id, made);
  return checkWith(await made);
}

async function compile(use: SchemaUse, schema: () => object | Promise<object>): Promise<ValidateFunction> {
  const [{ createAjv }, loaded] = await Promise.all([import('./create-ajv.ts'), schema()]);
  return createAjv(use).compile(loaded);
}

function checkWith(validate: ValidateFunction): SchemaCheck {
  return (value) => (validate(value) ? [] : (validate.errors ?? []).filter(saysSomething).map(problemOf));
}

/** A failed `if` only repeats what its `then` has said with the place. */
function saysSomething({ keyword }: ErrorObject): boolean {
  return keyword !== 'if';
}

function problemOf({ instancePath, keyword, message, params, propertyName }: ErrorObject): SchemaProblem {
  const path = propertyName === undefined ? instancePath : `${instancePath}/${propertyName}`;
  const details = params as Readonly<Record<string, unknown>>;
  return { path, keyword, message: inWords(keyword, details) ?? message ?? `breaks ${keyword}`, params: details };
}

/** What the value must be or have, for the rules that are broken most. */
function inWords(keyword: string, params: Readonly<Record<string, unknown>>): string | null {
  switch (keyword) {
    case 'required': return `must have "${String(params['missingProperty'])}"`;
    case 'additionalProperties': return `must not have "${String(params['additionalProperty'])}"`;
    case 'enum': return `must be one of ${(params['allowedValues'] as readonly unknown[]).join(', ')}`;
    case 'type': return `must be ${[params['type']].flat().map((type) => typeNames[String(type)] ?? String(type)).join(' or ')}`;
    default: return null;
  }
}

const typeNames: Readonly<Record<string, string>> = {
  object: 'an object', array: 'a list', string: 'text', integer: 'a whole number', number: 'a number', boolean: 'true or false', null: 'null',
};
