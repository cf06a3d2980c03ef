type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON Schema that may point into others by `FILE#/definitions/NAME`. */
export interface SchemaFile {
  readonly definitions?: object;
}

/**
 * One JSON Schema without references to other files: every definition that it reaches stands in its own `definitions`.
 * @param name the file of the schema that is wanted. @param files all schemas by file; no two definitions may share a name.
 * @throws RangeError for a reference to a file or definition that is not there.
 */
export function selfContained(name: string, files: Readonly<Record<string, SchemaFile>>): object {
  const definitions: Record<string, Json> = {};

  const within = (value: Json, file: string): Json => {
    if (Array.isArray(value)) return value.map((item: Json) => within(item, file));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [
      key, key === '$ref' && typeof own === 'string' ? reach(own, file) : within(own, file),
    ]));
  };

  const reach = (reference: string, from: string): string => {
    const [file = '', definition = ''] = reference.split('#/definitions/');
    const owner = file || from;
    const found = (files[owner]?.definitions as Readonly<Record<string, Json>> | undefined)?.[definition];
    if (found === undefined) throw new RangeError(`${from}: no ${reference}`);
    if (!Object.hasOwn(definitions, definition)) {
      definitions[definition] = null;
      definitions[definition] = within(found, owner);
    }
    return `#/definitions/${definition}`;
  };

  const { definitions: _, ...root } = (files[name] ?? {}) as { readonly [key: string]: Json };
  return { ...within(root, name) as object, definitions };
}
