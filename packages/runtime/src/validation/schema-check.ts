import type { ErrorObject, ValidateFunction } from 'ajv';
import type { SchemaUse } from './create-ajv.ts';
import { standalone } from './standalone.ts';

/** What is wrong at one place of a value. */
export interface SchemaProblem {
  /** A JSON pointer: `/commands/0/id`; empty for the whole value. */
  readonly path: string;
  readonly keyword: string;
  /** What the value must be or have: `must have required property 'id'`. */
  readonly message: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Checks a value and reports every problem, not the first. */
export type SchemaCheck = (value: unknown) => readonly SchemaProblem[];

const compiled = new Map<string, Promise<SchemaCheck>>();

/**
 * The check of a schema. Schemas of the catalogue were compiled at build time; others are compiled once here.
 * @param id names the schema for good: two schemas must not share it.
 */
export function schemaCheck(use: SchemaUse, id: string, schema: () => object | Promise<object>): Promise<SchemaCheck> {
  const known = standalone.get(id);
  if (known) return Promise.resolve(checkWith(known));
  const made = compiled.get(id) ?? compile(use, schema);
  compiled.set(id, made);
  return made;
}

async function compile(use: SchemaUse, schema: () => object | Promise<object>): Promise<SchemaCheck> {
  const [{ createAjv }, loaded] = await Promise.all([import('./create-ajv.ts'), schema()]);
  return checkWith(createAjv(use).compile(loaded));
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
  return { path, keyword, message: message ?? `breaks ${keyword}`, params: params as Readonly<Record<string, unknown>> };
}
