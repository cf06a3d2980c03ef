import { cleanText, counted, error, info, ok, refused, warning, type Diagnostic, type Result } from '@pbc-planner/base';
import { readJson, type JsonValue } from '@pbc-planner/domain';

/** A practice as a place names it, with the path to that entry of the file. */
export interface NamedPractice {
  readonly code: string;
  readonly path: string;
}

/** A place as somebody asks for it. */
export interface AskedPlace {
  readonly name: string;
  /** The name or the code of its integrated care board. */
  readonly icb: string;
  readonly practices: readonly NamedPractice[];
  readonly path: string;
}

/** The most places of a file: more than England has practices. */
const maximumPlaces = 10_000;

/** The keys under which a saved session lists its places, this year's tool and those before it. */
const listKeys = ['places', 'group_list'] as const;

/**
 * Reads which practices make a place: a session saved by NHS England's tool, or a list of places with `name`, `icb` and
 * `practices`. What is wrong with one place is told, and the others are still read.
 */
export function readPlaces(file: string, text: string): Result<readonly AskedPlace[]> {
  const json = readJson(file, text);
  if (!json.ok) return json;
  const reading = new PlacesReading(file);
  const places = Array.isArray(json.value) ? reading.list(json.value)
    : json.value instanceof Map ? reading.session(json.value)
      : null;
  if (places === null) return refused(notPlaces(file));
  if (places.length === 0 && reading.diagnostics.length === 0) {
    return refused(error('no-places', 'The file names no place.', { place: { file }, hint: 'Give at least one place with its practices.' }));
  }
  if (places.length > maximumPlaces) {
    return refused(error('too-many-places', `The file holds ${counted(places.length, 'place')}; at most ${counted(maximumPlaces, 'place')} are worked out in one run.`, {
      place: { file }, hint: 'Split it into several files.',
    }));
  }
  return ok(places, reading.diagnostics);
}

function notPlaces(file: string): Diagnostic {
  return error('not-places', 'The file holds no places.', {
    place: { file, path: '' }, hint: 'Give a session saved by NHS England\'s tool, or a list such as [{"name":"North","icb":"NHS Sussex ICB","practices":["H82003"]}].',
  });
}

class PlacesReading {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  list(list: readonly JsonValue[]): AskedPlace[] {
    return list.flatMap((entry, index) => {
      const path = `/${index}`;
      if (!isObject(entry)) return this.#bad(path, 'An entry of the list is no object');
      return this.#place(path, entry.get('name'), entry.get('icb'), entry.get('practices'), 'practices');
    });
  }

  /** In the order in which the session lists its places; a session that lists none has them in the order of its entries. */
  session(session: ReadonlyMap<string, JsonValue>): AskedPlace[] {
    const key = listKeys.find((one) => Array.isArray(session.get(one)));
    const listed = key === undefined ? null : (session.get(key) as readonly JsonValue[]);
    const entries = [...session].filter(([, value]) => isObject(value)).map(([name]) => name);
    if (listed === null) return entries.flatMap((name) => this.#saved(name, session.get(name)));
    const names = new Set(listed);
    for (const name of entries.filter((one) => !names.has(one))) {
      this.diagnostics.push(info('place-not-listed', `The session holds "${shown(name)}" but does not list it, so it is left out.`, {
        place: { file: this.#file, path: pointer(name) }, hint: `Add the name to "${key}" to have it back.`,
      }));
    }
    return [...names].flatMap((name) => {
      const index = listed.indexOf(name);
      if (typeof name !== 'string') return this.#bad(`/${key}/${index}`, 'The name of a place is no text');
      if (!session.has(name)) return this.#bad(`/${key}/${index}`, `The session lists "${shown(name)}" and does not say what it is`);
      return this.#saved(name, session.get(name));
    });
  }

  #saved(name: string, saved: JsonValue | undefined): AskedPlace[] {
    const path = pointer(name);
    if (!isObject(saved)) return this.#bad(path, `What the session holds under "${shown(name)}" is no place`);
    return this.#place(path, name, saved.get('icb'), saved.get('gps'), 'gps');
  }

  #place(path: string, name: JsonValue | undefined, icb: JsonValue | undefined, practices: JsonValue | undefined, key: string): AskedPlace[] {
    const cleanName = typeof name === 'string' ? cleanText(name, 200) : '';
    const cleanIcb = typeof icb === 'string' ? cleanText(icb, 200) : '';
    if (cleanName === '') return this.#bad(path, 'A place has no name');
    if (cleanIcb === '') return this.#bad(path, `"${shown(cleanName)}" names no integrated care board as "icb"`);
    if (!Array.isArray(practices)) return this.#bad(path, `"${shown(cleanName)}" has no list of practices as "${key}"`);
    const named = (practices as readonly JsonValue[]).flatMap((entry, index) => {
      const at = `${path}/${key}/${index}`;
      if (typeof entry === 'string') return [{ code: codeOf(entry), path: at }];
      this.diagnostics.push(warning('bad-place-practice', `An entry of "${shown(cleanName)}" is no text with a practice code. It is left out.`, {
        place: { file: this.#file, path: at }, hint: 'Write each practice as its code, or as "CODE: NAME".',
      }));
      return [];
    });
    return [{ name: cleanName, icb: cleanIcb, practices: named, path }];
  }

  #bad(path: string, what: string): [] {
    this.diagnostics.push(warning('bad-place', `${what}. The place is left out.`, {
      place: { file: this.#file, path }, hint: 'A place has a name, its integrated care board and a list of practices.',
    }));
    return [];
  }
}

/** The code of an entry such as `B85005: SHEPLEY PRIMARY CARE`; the name after it does not count. */
function codeOf(entry: string): string {
  const end = entry.indexOf(':');
  return cleanText(end < 0 ? entry : entry.slice(0, end), 60);
}

function isObject(value: JsonValue | undefined): value is ReadonlyMap<string, JsonValue> {
  return value instanceof Map;
}

/** A key as a step of a JSON pointer. */
function pointer(key: string): string {
  return `/${shown(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function shown(name: string): string {
  return cleanText(name, 60);
}
