import { counted, error, ok, refused, type Result } from '@pbc-planner/base';

/** A value of JSON. An object is a map, in which no key, `__proto__` included, means anything but itself. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | ReadonlyMap<string, JsonValue>;

/** The most characters of a JSON text, and the most lists and objects inside each other. */
export const maximumJsonLength = 16 * 1024 * 1024;
export const maximumJsonDepth = 64;

/** The most values of a JSON text: an empty object of two characters takes a hundred times as much memory. */
export const maximumJsonValues = 1_000_000;

/**
 * Reads JSON that somebody else wrote: strictly, up to a size, a depth and a number of values. A refusal is one line that names the line and
 * the character of the text where it stops to make sense; a key that an object holds twice is refused too.
 */
export function readJson(file: string, text: string): Result<JsonValue> {
  if (text.length > maximumJsonLength) {
    const message = `The file has ${counted(text.length, 'character')}; at most ${counted(maximumJsonLength, 'character')} of JSON are read.`;
    return refused(error('json-too-long', message, { place: { file }, hint: 'Split it into several files.' }));
  }
  const reader = new JsonReader(text);
  try {
    return ok(reader.whole());
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    const before = text.slice(0, thrown.at);
    const line = before.split('\n').length;
    const column = thrown.at - (before.lastIndexOf('\n') + 1) + 1;
    return refused(error(thrown.code, thrown.message, { place: { file, line, column }, hint: thrown.hint }));
  }
}

/** The value as plain objects and lists, each text as `clean` makes it. A key `__proto__` is a key like any other, never a prototype. */
export function plainJson(value: JsonValue, clean: (text: string) => string = (text) => text): unknown {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) return Object.fromEntries([...(value as ReadonlyMap<string, JsonValue>)].map(([name, own]) => [name, plainJson(own, clean)]));
  return (value as readonly JsonValue[]).map((one) => plainJson(one, clean));
}

/** Thrown within the reader to leave it at once; it goes no further than `readJson`. */
class Unreadable extends Error {
  readonly code: string;
  readonly at: number;
  readonly hint: string;

  constructor(code: string, message: string, at: number, hint: string) {
    super(message);
    this.code = code;
    this.at = at;
    this.hint = hint;
  }
}

const plainCharacters = /[^"\\\u0000-\u001F]*/y;
const numberText = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const words: readonly (readonly [string, JsonValue])[] = [['true', true], ['false', false], ['null', null]];
const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class JsonReader {
  readonly #text: string;
  #at = 0;
  #depth = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): JsonValue {
    const value = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#expected('the end of the file');
    return value;
  }

  #value(): JsonValue {
    this.#space();
    this.#values += 1;
    if (this.#values > maximumJsonValues) {
      const message = `The file holds more than ${counted(maximumJsonValues, 'value')}, the most that are read.`;
      throw new Unreadable('json-too-many-values', message, this.#at, 'Split it into several files.');
    }
    const first = this.#text[this.#at];
    if (first === '{') return this.#inside(() => this.#object());
    if (first === '[') return this.#inside(() => this.#list());
    if (first === '"') return this.#string();
    if (first === '-' || (first !== undefined && first >= '0' && first <= '9')) return this.#number();
    for (const [word, value] of words) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    return this.#expected('a value');
  }

  #inside<T>(read: () => T): T {
    if (this.#depth === maximumJsonDepth) {
      const message = `Lists and objects stand more than ${maximumJsonDepth} deep inside each other.`;
      throw new Unreadable('json-too-deep', message, this.#at, 'Check that this is the right file.');
    }
    this.#depth += 1;
    this.#at += 1;
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #object(): ReadonlyMap<string, JsonValue> {
    const object = new Map<string, JsonValue>();
    if (this.#take('}')) return object;
    do {
      this.#space();
      const start = this.#at;
      if (this.#text[start] !== '"') this.#expected('a name in double quotes');
      const name = this.#string();
      if (object.has(name)) {
        throw new Unreadable('json-name-twice', `The name ${JSON.stringify(shown(name))} stands twice in one object.`, start, 'Keep one of them; nothing is guessed.');
      }
      if (!this.#take(':')) this.#expected('a colon');
      object.set(name, this.#value());
    } while (this.#take(','));
    if (!this.#take('}')) this.#expected('a comma or "}"');
    return object;
  }

  #list(): readonly JsonValue[] {
    const list: JsonValue[] = [];
    if (this.#take(']')) return list;
    do list.push(this.#value()); while (this.#take(','));
    if (!this.#take(']')) this.#expected('a comma or "]"');
    return list;
  }

  #string(): string {
    let value = '';
    this.#at += 1;
    for (;;) {
      value += this.#match(plainCharacters);
      const next = this.#text[this.#at];
      if (next === '"') {
        this.#at += 1;
        return value;
      }
      if (next !== '\\') this.#expected('a closing double quote');
      value += this.#escape();
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    if (letter === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) this.#expected('four hexadecimal digits after "\\u"');
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    if (!Object.hasOwn(escapes, letter)) this.#expected('one of " \\ / b f n r t u after a backslash');
    this.#at += 2;
    return escapes[letter] as string;
  }

  #number(): number {
    const text = this.#match(numberText);
    if (text === '') this.#expected('a number');
    return Number(text);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #take(mark: string): boolean {
    this.#space();
    if (this.#text[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 0x20 && code !== 0x0A && code !== 0x0D && code !== 0x09) return;
      this.#at += 1;
    }
  }

  #expected(what: string): never {
    const found = this.#at >= this.#text.length ? 'the file ends' : `${JSON.stringify(String.fromCodePoint(this.#text.codePointAt(this.#at) as number))} stands`;
    throw new Unreadable('bad-json', `This is no JSON: ${what} is expected, but ${found} here.`, this.#at, 'Mend the text at that place, or save the file again from the program it came from.');
  }
}

function shown(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 59)}…`;
}
