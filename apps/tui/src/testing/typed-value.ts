import type { CommandManifest } from '@pbc-planner/domain';
import type { Toolkit } from '@pbc-planner/toolkit';
import type { FormField } from '../state/form.ts';

/** What a person might type into a field: a value on offer, one of the manifest's own examples, or the least that its schema takes. */
export async function typedValue(toolkit: Toolkit, manifest: CommandManifest, { name, schema, kind }: FormField): Promise<string> {
  const offered = schema['x-choices'] === undefined ? [] : await toolkit.choices(schema['x-choices']);
  const first = schema.enum?.[0] ?? offered[0];
  if (first !== undefined) return first;
  const example = exampleOf(manifest, name, schema['x-position']);
  if (example !== null && fits(example, schema.pattern ?? (kind === 'list' ? schema.items?.pattern : undefined))) return example;
  return schema.type === 'integer' ? String(schema.minimum ?? 1) : 'a text that somebody typed';
}

function fits(text: string, pattern: string | undefined): boolean {
  return pattern === undefined || text.split(',').every((part) => new RegExp(pattern, 'u').test(part));
}

/** The value that one of the examples gives a parameter, by its flag or by its place. */
function exampleOf({ id, examples }: CommandManifest, name: string, position: number | undefined): string | null {
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  for (const example of examples) {
    const words = (example.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    const at = words.indexOf(flag);
    if (at >= 0 && words[at + 1] !== undefined) return words[at + 1] as string;
    const plain = words.slice(1 + id.split('.').length);
    const value = position === undefined ? undefined : plain[position - 1];
    if (value !== undefined && !value.startsWith('-')) return value;
  }
  return null;
}
