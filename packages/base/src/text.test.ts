import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLines, cleanText, compareText, counted, MAXIMUM_TEXT, safeForTerminal, safeJson } from './text.ts';

const awkward = fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '\r', '\u0000', '\u001B', '\u009B', '\u202E', '\u200B', '\uFEFF', 'e', '\u0301', '\uD83D', '\uDE00', '😀', '£') });

describe('cleanText', () => {
  it.each([
    ['  The  Surgery ', 'The Surgery'],
    ['one\r\ntwo\tthree', 'one two three'],
    ['\u001B[31mred\u009B0m', '[31mred0m'],
    ['evil\u202Etxt\u2066.exe\u200B\uFEFF', 'eviltxt.exe'],
    ['Cafe\u0301', 'Café'],
    ['=cmd|calc', '=cmd|calc'],
    ['😀', '😀'],
    ['a\uD83Db\uDE00c', 'abc'],
    ['\u0000', ''],
  ])('%j', (text, expected) => {
    expect(cleanText(text)).toBe(expected);
  });

  it('cuts what is too long, and shows it', () => {
    expect(cleanText('abcdef', 6)).toBe('abcdef');
    expect(cleanText('abcdefg', 6)).toBe('abcde…');
    expect(cleanText('x'.repeat(1_000_000))).toHaveLength(MAXIMUM_TEXT);
  });

  it('never cuts a character in half', () => {
    expect(cleanText('abcd😀fg', 6)).toBe('abcd…');
    expect(cleanText(`${'\u0000'.repeat(23)}😀`, 6)).toBe('');
  });

  it('leaves nothing to clean, and nothing that cannot be written as UTF-8', () => {
    fc.assert(fc.property(awkward, fc.integer({ min: 2, max: 40 }), (text, maximum) => {
      const clean = cleanText(text, maximum);
      expect(clean.length).toBeLessThanOrEqual(maximum);
      expect(cleanText(clean, maximum)).toBe(clean);
      expect(clean).not.toMatch(/[\u0000-\u001F\u007F-\u009F\u202E\u200B\uFEFF]/);
      expect(() => encodeURIComponent(clean)).not.toThrow();
    }), { numRuns: 500 });
  });
});

describe('safeForTerminal', () => {
  it('makes controls and direction marks visible', () => {
    expect(safeForTerminal('\u001B[2J\u0007\u009B\u202E£')).toBe('\\x1b[2J\\x07\\x9b\\u202e£');
    expect(safeForTerminal('a\nb')).toBe('a\\x0ab');
    expect(safeForTerminal('a\nb\r', true)).toBe('a\nb\\x0d');
  });
});

describe('marks that nobody sees', () => {
  it.each([
    ['a soft hyphen', '\u00AD', '\\xad'], ['a filler that looks like a space', '\u3164', '\\u3164'], ['a joiner of graphemes', '\u034F', '\\u034f'],
    ['an old mark of direction', '\u206B', '\\u206b'], ['a mark of annotation', '\uFFF9', '\\ufff9'], ['a tag beyond the first plane', '\u{E0041}', '\\udb40\\udc41'],
    ['a musical mark', '\u{1D173}', '\\ud834\\udd73'],
  ])('%s is cleaned away, and shown where it comes out', (_, mark, shown) => {
    expect(cleanText(`a${mark}b`)).toBe('ab');
    expect(safeForTerminal(`a${mark}b`)).toBe(`a${shown}b`);
  });

  it('halves of characters around a hidden one do not make a new hidden one', () => {
    expect(cleanText('a\uDB40\u200B\uDC41b')).toBe('ab');
  });

  it('emoji and letters beyond the first plane stay', () => {
    expect([cleanText('😀𝒜é'), safeForTerminal('😀𝒜é')]).toEqual(['😀𝒜é', '😀𝒜é']);
  });
});

describe('cleanLines', () => {
  it('keeps line feeds and nothing else that cannot be seen, up to a bound', () => {
    expect(cleanLines('one\r\ntwo\tthree\u001B[31m\u202E\rCafe\u0301', 100)).toBe('one\ntwo three[31m\nCafé');
    expect(cleanLines('abcdef', 3)).toBe('abc');
  });
});

describe('safeJson', () => {
  it('is the same value in plain sight: no control but the line feed stands in it', () => {
    fc.assert(fc.property(awkward, awkward, (name, text) => {
      const value = { [name]: [text, '\u{E0041}\u2028\u0085\u007f'] };
      const json = safeJson(JSON.stringify(value, null, 2));
      expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(json).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\uFEFF\u{E0000}-\u{E007F}]/u);
    }));
    expect(safeJson('{"a": "\u009b\u202e"}')).toBe('{"a": "\\u009b\\u202e"}');
  });
});

describe('compareText', () => {
  it('is plain string order', () => {
    expect(['b', 'B', 'a10', 'a9', ''].sort(compareText)).toEqual(['', 'B', 'a10', 'a9', 'b']);
    expect(compareText('a', 'a')).toBe(0);
  });
});

describe('counted', () => {
  it.each([[0, '0 practices'], [1, '1 practice'], [2, '2 practices'], [6300, '6,300 practices']])('%i', (count, text) => {
    expect(counted(count, 'practice')).toBe(text);
  });

  it('takes a plural of its own', () => {
    expect(counted(2, 'agency', 'agencies')).toBe('2 agencies');
  });
});
