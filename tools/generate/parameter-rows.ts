import type { ParameterSchema } from '@pbc-planner/domain';
import { code, table } from './markdown.ts';

/** What values a parameter takes, in a few words. */
function values(schema: ParameterSchema): string {
  const choices = schema.enum ?? schema.items?.enum;
  if (choices) return choices.map(code).join(', ');
  if (schema['x-must-be']) return schema['x-must-be'];
  if (schema['x-input'] === 'file') return 'a file';
  if (schema['x-input'] === 'list' || schema.type === 'array') return schema['x-input'] === 'list' ? 'a list with commas, or `@FILE`' : 'a list with commas';
  if (schema.type === 'boolean') return 'yes or no';
  if (schema.type === 'integer') {
    const { minimum, maximum } = schema;
    if (minimum !== undefined && maximum !== undefined) return `a whole number from ${minimum} to ${maximum}`;
    return minimum === undefined ? 'a whole number' : `a whole number from ${minimum}`;
  }
  return 'a text';
}

/** A table of parameters or options, in the order of the manifest. */
export function parameterTable(heading: string, parameters: Readonly<Record<string, ParameterSchema>>, required: readonly string[] = []): string[] {
  const rows = Object.entries(parameters).map(([name, schema]) => [
    schema['x-position'] === undefined ? code(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`) : code(name.toUpperCase()),
    schema.description,
    values(schema),
    required.includes(name) ? 'must be given' : schema.default === undefined ? '' : code(String(schema.default)),
  ]);
  return table([heading, 'What it is', 'Values', 'If not given'], rows);
}
