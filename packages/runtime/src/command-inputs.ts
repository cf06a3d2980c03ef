import { cleanText, compareText, error, ok, refused, safeForTerminal, type Diagnostic, type Result } from '@pbc-planner/base';
import { holdsNhsNumber, type FileContent, type ParameterSchema, type ParametersSchema } from '@pbc-planner/domain';
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

/** Parameters on their way to a command: those that are in order so far, and what is wrong with the others. */
interface Reading {
  readonly params: Record<string, unknown>;
  readonly problems: Diagnostic[];
}

/**
 * Checks the parameters of a call against their schema, fills in defaults, takes lists apart and reads the files they name.
 * Refused with every problem in one go; a `bad-parameter` is wrong usage, anything else is about a file.
 */
export async function checkParameters(
  command: string, schema: ParametersSchema, raw: Readonly<Record<string, unknown>>, readFile: ReadFile,
): Promise<Result<CheckedParameters>> {
  const given = new Map(Object.entries(raw).filter(([, value]) => value !== undefined));
  const unknown = [...given.keys()].filter((name) => !Object.hasOwn(schema.properties, name));
  const known = Object.fromEntries([...given].filter(([name]) => !unknown.includes(name)).map(([name, value]) => [name, cleanValue(value, schema.properties[name])]));
  const lists = await expandLists(schema, known, readFile);
  const { params } = lists;
  const check = await schemaCheck('parameters', `command:${command}`, () => schema);
  const wrong = new Map([...problemsOf(check(params), schema, known), ...patientsIn(params, schema)]);
  const readable = Object.entries(params).filter(([name]) => schema.properties[name]?.['x-input'] === 'file' && !wrong.has(name));
  const files = await readFiles(readable, readFile);
  const problems = [...unknown.map((name) => unknownParameter(name, schema)), ...lists.problems, ...wrong.values(), ...files.problems];
  return problems.length > 0 ? refused(...problems) : ok({ params: { ...params, ...files.params }, given: new Set(given.keys()) });
}

/** The most characters of one text that somebody types or a script gives; the schemas of the commands bound most to far fewer. */
const MAXIMUM_VALUE = 4_000;

/** A value without marks that nobody sees, before a command may keep it. The path of a file is left as it is: it has to be found. */
function cleanValue(value: unknown, schema: ParameterSchema | undefined): unknown {
  if (schema?.['x-input'] === 'file') return value;
  if (Array.isArray(value)) return value.map((one: unknown) => cleanValue(one, undefined));
  if (typeof value !== 'string' || value.startsWith('@')) return value;
  return safeForTerminal(value) === value && value.normalize('NFC') === value ? value : cleanText(value, MAXIMUM_VALUE);
}

/** A list may be given as a list, as text with commas, or as `@FILE` with one entry a line. A list whose file is bad is left out. */
async function expandLists(schema: ParametersSchema, given: Readonly<Record<string, unknown>>, readFile: ReadFile): Promise<Reading> {
  const params: Record<string, unknown> = { ...given };
  const problems: Diagnostic[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (schema.properties[name]?.['x-input'] !== 'list') continue;
    const parts = await Promise.all([value].flat().map((entry) => entriesOf(String(entry), readFile)));
    const faults = parts.flatMap(({ diagnostics }) => diagnostics);
    problems.push(...faults);
    if (faults.length > 0) delete params[name];
    else {
      const entries = [...new Set(parts.flatMap((part) => (part.ok ? part.value : [])))];
      params[name] = schema.properties[name]['x-sorted'] ? entries.sort(compareText) : entries;
    }
  }
  return { params, problems };
}

/** The most entries of a list, and the most characters of each: a plan may remember them. */
const MAXIMUM_ENTRIES = 20_000;
const MAXIMUM_ENTRY = 200;

async function entriesOf(text: string, readFile: ReadFile): Promise<Result<string[]>> {
  if (!text.startsWith('@')) return ok(split(text).map((entry) => entry.text));
  const content = await readFile(text.slice(1));
  if (!content.ok) return content;
  const file = content.value.name;
  const { tableReader } = await import('@pbc-planner/imports');
  const decoded = tableReader.text(content.value);
  if (!decoded.ok) {
    return refused(...decoded.diagnostics.map(({ code, message, place }) => (code === 'file-empty'
      ? error('list-empty', 'The file lists nothing.', { place: { file }, hint: 'Write one entry a line.' })
      : error('list-not-text', `It cannot be read as a list. ${message}`, { ...(place ? { place } : {}), hint: 'Save it as plain text in UTF-8, one entry a line.' }))));
  }
  const entries = split(decoded.value);
  if (entries.length === 0) return refused(error('list-empty', 'The file lists nothing.', { place: { file }, hint: 'Write one entry a line.' }));
  if (entries.length > MAXIMUM_ENTRIES) {
    return refused(error('list-too-long', `The file lists more than ${MAXIMUM_ENTRIES} entries.`, { place: { file }, hint: 'Keep only those needed.' }));
  }
  const long = entries.find((entry) => entry.text.length > MAXIMUM_ENTRY);
  if (long) {
    return refused(error('list-entry-too-long', `This line has an entry of more than ${MAXIMUM_ENTRY} characters.`, {
      place: { file, line: long.line }, hint: 'Write one entry a line, with nothing else on it.',
    }));
  }
  return ok(entries.map((entry) => entry.text));
}

/** The entries of a list with their lines, cleaned. No more are taken apart than are needed to say that they are too many. */
function split(text: string): { readonly text: string; readonly line: number }[] {
  const entries: { text: string; line: number }[] = [];
  let line = 1;
  for (const [part] of text.matchAll(/[^,;\r\n]+|\r\n?|\n/g)) {
    if (part.startsWith('\r') || part === '\n') line += 1;
    else if (part.trim() !== '') entries.push({ text: part.length > MAXIMUM_ENTRY * 4 ? part : cleanText(part), line });
    if (entries.length > MAXIMUM_ENTRIES) break;
  }
  return entries.filter((entry) => entry.text !== '');
}

async function readFiles(paths: readonly (readonly [string, unknown])[], readFile: ReadFile): Promise<Reading> {
  const params: Record<string, unknown> = {};
  const problems: Diagnostic[] = [];
  for (const [name, path] of paths) {
    const content = await readFile(String(path));
    if (content.ok) params[name] = content.value;
    else problems.push(...content.diagnostics);
  }
  return { params, problems };
}

function unknownParameter(name: string, schema: ParametersSchema): Diagnostic {
  const near = nearest(name, Object.keys(schema.properties)).map((one) => parameterTitle(one, schema.properties[one]));
  return error('bad-parameter', `There is no ${flagOf(name)} here.`, { place: { path: `/${name}` }, hint: near.length === 0 ? 'See --help.' : `Did you mean ${near.join(' or ')}?` });
}

/**
 * The parameters that seem to name a patient, whichever command they are for: no command may keep or repeat one. Amounts with a unit
 * may have any digits, and a path is where it is.
 */
function patientsIn(params: Readonly<Record<string, unknown>>, schema: ParametersSchema): [string, Diagnostic][] {
  return Object.entries(params).flatMap(([name, value]): [string, Diagnostic][] => {
    const { 'x-input': input, 'x-unit': unit } = schema.properties[name] ?? {};
    if (input === 'file' || input === 'path' || unit !== undefined) return [];
    if (![value].flat().some((one) => holdsNhsNumber(String(one)))) return [];
    return [[name, error('patient-identity', `${parameterTitle(name, schema.properties[name])} holds what looks like an NHS number, so nothing was done.`, {
      place: { path: `/${name}` }, hint: 'Say it without naming a patient.',
    })]];
  });
}

/** What is wrong, once for each parameter: a bad value often breaks several rules of its schema. */
function problemsOf(problems: readonly SchemaProblem[], schema: ParametersSchema, given: Readonly<Record<string, unknown>>): Map<string, Diagnostic> {
  const found = new Map<string, Diagnostic>();
  for (const { path, keyword, message, params } of problems) {
    const name = keyword === 'required' ? String(params['missingProperty']) : (path.split('/')[1] ?? '');
    if (found.has(name)) continue;
    const property = schema.properties[name];
    const title = parameterTitle(name, property);
    const mustBe = property?.['x-must-be'] ?? (property?.enum ? `one of ${property.enum.join(', ')}` : message.replace(/^must be /, ''));
    const what = keyword === 'required' ? `${title} is missing.` : `${title} cannot be "${shown(given[name])}": it must be ${mustBe}.`;
    found.set(name, error('bad-parameter', what, { place: { path: `/${name}` }, ...(property ? { hint: property.description } : {}) }));
  }
  return found;
}

function shown(value: unknown): string {
  const text = Array.isArray(value) ? value.join(',') : typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}
