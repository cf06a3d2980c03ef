import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumJsonDepth, maximumJsonLength, maximumJsonValues, plainJson, readJson, type JsonValue } from './read-json.ts';

/** The value as JSON.parse gives it, objects as maps. */
function withMaps(value: unknown): JsonValue {
  if (Array.isArray(value)) return value.map(withMaps);
  if (typeof value !== 'object' || value === null) return value as JsonValue;
  return new Map(Object.entries(value).map(([key, own]) => [key, withMaps(own)]));
}

function read(text: string): unknown {
  const result = readJson('a.json', text);
  if (result.ok) return result.value;
  const [{ code, message, place } = { code: '', message: '' }, ...more] = result.diagnostics;
  expect(more).toEqual([]);
  return [code, `${place?.line}:${place?.column}`, message];
}

describe('reading JSON', () => {
  it('gives what JSON.parse gives, for any value and any spacing', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 1, '\t', '  \n'), (value, space) => {
      const text = JSON.stringify(value, null, space as never);
      expect(read(text)).toEqual(withMaps(JSON.parse(text)));
    }));
  });

  it('takes and refuses the texts that JSON.parse does, but for a name given twice', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '"a"', '"b"', '\\u00e9', '\\', '\n', ' ', '0', '1', '-', '.', 'e', 'true', 'null', 'nul', '\u0001', 'é');
    fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('');
      let expected: JsonValue | undefined;
      try { expected = withMaps(JSON.parse(text)); } catch { expected = undefined; }
      const result = readJson('a.json', text);
      if (result.ok) expect(result.value).toEqual(expected);
      else expect(expected === undefined || result.diagnostics[0]?.code === 'json-name-twice').toBe(true);
    }), { numRuns: 2_000 });
  });

  it('never throws, and names a place inside the text', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const result = readJson('a.json', text);
      if (result.ok) return;
      const { line = 0, column = 0 } = result.diagnostics[0]?.place ?? {};
      expect(line >= 1 && line <= text.split('\n').length && column >= 1 && column <= (text.split('\n')[line - 1] as string).length + 1).toBe(true);
    }), { numRuns: 1_000 });
  });

  it.each([
    ['', '1:1', 'This is no JSON: a value is expected, but the file ends here.'],
    ['[1,\n 2,,\n 3]', '2:4', 'This is no JSON: a value is expected, but "," stands here.'],
    ['{"a": 1 "b": 2}', '1:9', 'This is no JSON: a comma or "}" is expected, but "\\"" stands here.'],
    ['{a: 1}', '1:2', 'This is no JSON: a name in double quotes is expected, but "a" stands here.'],
    ['["a\nb"]', '1:4', 'This is no JSON: a closing double quote is expected, but "\\n" stands here.'],
    ['["\\x"]', '1:3', 'This is no JSON: one of " \\ / b f n r t u after a backslash is expected, but "\\\\" stands here.'],
    ['[1] 2', '1:5', 'This is no JSON: the end of the file is expected, but "2" stands here.'],
    ['{"a" 1}', '1:6', 'This is no JSON: a colon is expected, but "1" stands here.'],
    ['[😀]', '1:2', 'This is no JSON: a value is expected, but "😀" stands here.'],
  ])('names what is wrong with %j', (text, at, message) => {
    expect(read(text)).toEqual(['bad-json', at, message]);
  });

  it('holds to its depth and its length', () => {
    expect(read(`${'['.repeat(maximumJsonDepth)}${']'.repeat(maximumJsonDepth)}`)).toBeInstanceOf(Array);
    expect(read('['.repeat(1_000_000))).toEqual(['json-too-deep', `1:${maximumJsonDepth + 1}`, expect.stringMatching(/64 deep/)]);
    expect(read('{"a":'.repeat(1_000_000))).toEqual(['json-too-deep', expect.any(String), expect.any(String)]);
    expect(read(' '.repeat(maximumJsonLength + 1))).toEqual(['json-too-long', 'undefined:undefined', expect.any(String)]);
  });

  it('refuses a name given twice, and keeps __proto__ a name', () => {
    expect(read('{"a":1,\n"a":2}')).toEqual(['json-name-twice', '2:1', expect.stringMatching(/"a"/)]);
    expect(read('{"__proto__":{"polluted":1},"constructor":2}')).toEqual(new Map<string, unknown>([['__proto__', new Map([['polluted', 1]])], ['constructor', 2]]));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('plain JSON', () => {
  it('is what JSON.parse gives, and a key __proto__ is a key', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const result = readJson('a.json', JSON.stringify(value));
      if (result.ok) expect(plainJson(result.value)).toEqual(JSON.parse(JSON.stringify(value)));
    }));
    const result = readJson('a.json', '{"__proto__": {"x": 1}, "constructor": 2}');
    if (!result.ok) throw new Error('It is JSON');
    const plain = plainJson(result.value) as Record<string, unknown>;
    expect(Object.keys(plain)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
    expect((plain as { x?: number }).x).toBeUndefined();
  });

  it('has its texts as they are made, its keys as they are', () => {
    const result = readJson('a.json', '{"a": ["b", 1, null, {"c": "d"}]}');
    expect(result.ok && plainJson(result.value, (text) => text.toUpperCase())).toEqual({ a: ['B', 1, null, { c: 'D' }] });
  });

  it('is not read beyond a million values', () => {
    expect(read(`[${'0,'.repeat(maximumJsonValues - 2)}0]`)).toHaveLength(maximumJsonValues - 1);
    expect(read(`[${'0,'.repeat(maximumJsonValues - 1)}0]`)).toEqual(['json-too-many-values', '1:2000000', 'The file holds more than 1,000,000 values, the most that are read.']);
  });
});
