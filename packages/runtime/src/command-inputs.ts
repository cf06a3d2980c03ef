import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { FileContent, ParametersSchema } from '@pbc-planner/domain';
import { nearest } from './nearest.ts';
import { flagOf, parameterTitle } from './parameters.ts';
import { schemaCheck, type SchemaProblem } from './validation/schema-check.ts';

/** Reads the files that parameters name. */
export type ReadFile = (path: string) => Promise<Result<FileContent>>;

/** Parameters as a command gets them, and which of them somebody gave. */
export interface CheckedParameters {
  readonly params: Readonly<Record<string, unknown>>;
  readonly given: ReadonlySet<string>;
}

/**
 * Checks the parameters of a call against their schema, fills in defaults, takes lists apart and reads the files they name.
 * Refused with every problem in one go; a `bad-parameter` is wrong usage, anything else is about a file.
 */
export async function checkParameters(
  command: string, schema: ParametersSchema, raw: Readonly<Record<string, unknown>>, readFile: ReadFile,
): Promise<Result<CheckedParameters>> {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const unknown = Object.keys(given).filter((name) => !Object.hasOwn(schema.properties, name));
  const lists = await expandLists(schema, given, readFile);
  if (!lists.ok) return lists;
  const params: Record<string, unknown> = { ...lists.value };
  for (const name of unknown) delete params[name];
  const check = await schemaCheck('parameters', `command:${command}`, () => schema);
  const problems = [...unknown.map((name) => unknownParameter(name, schema)), ...problemsOf(check(params), schema, given)];
  if (problems.length > 0) return refused(...problems);

  for (const [name, { 'x-input': input }] of Object.entries(schema.properties)) {
    if (input !== 'file' || params[name] === undefined) continue;
    const content = await readFile(String(params[name]));
    if (!content.ok) return content;
    params[name] = content.value;
  }
  return ok({ params, given: new Set(Object.keys(given)) });
}

/** A list may be given as a list, as text with commas, or as `@FILE` with one entry a line. */
async function expandLists(schema: ParametersSchema, given: Readonly<Record<string, unknown>>, readFile: ReadFile): Promise<Result<Record<string, unknown>>> {
  const params: Record<string, unknown> = { ...given };
  for (const [name, { 'x-input': input }] of Object.entries(schema.properties)) {
    if (input !== 'list' || params[name] === undefined) continue;
    const entries: string[] = [];
    for (const entry of [params[name]].flat().map(String)) {
      if (!entry.startsWith('@')) {
        entries.push(...split(entry));
        continue;
      }
      const content = await readFile(entry.slice(1));
      if (!content.ok) return content;
      entries.push(...split(new TextDecoder('utf-8').decode(content.value.bytes)));
    }
    params[name] = [...new Set(entries)];
  }
  return ok(params);
}

function split(text: string): string[] {
  return text.split(/[,;\r\n]+/).map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function unknownParameter(name: string, schema: ParametersSchema): Diagnostic {
  const near = nearest(name, Object.keys(schema.properties)).map((one) => parameterTitle(one, schema.properties[one]));
  return error('bad-parameter', `There is no ${flagOf(name)} here.`, { place: { path: `/${name}` }, hint: near.length === 0 ? 'See --help.' : `Did you mean ${near.join(' or ')}?` });
}

function problemsOf(problems: readonly SchemaProblem[], schema: ParametersSchema, given: Readonly<Record<string, unknown>>): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  for (const { path, keyword, message, params } of problems) {
    const name = keyword === 'required' ? String(params['missingProperty']) : (path.split('/')[1] ?? '');
    const property = schema.properties[name];
    const title = parameterTitle(name, property);
    const what = keyword === 'required' ? `${title} is missing` : `${title} cannot be "${shown(given[name])}"`;
    const mustBe = property?.['x-must-be'] ?? (property?.enum ? `one of ${property.enum.join(', ')}` : message.replace(/^must be /, ''));
    if (!found.has(name)) found.set(name, error('bad-parameter', `${what}: it must be ${mustBe}.`, { place: { path: `/${name}` }, ...(property ? { hint: property.description } : {}) }));
  }
  return [...found.values()];
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : String(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
