import { describe, expect, it } from 'vitest';
import { error, hasError, info, ok, placeText, refused, warning } from './diagnostic.ts';

describe('diagnostics', () => {
  it('hold what, where and what to do, and nothing that was not given', () => {
    expect(error('no-file', 'There is no such file.', { place: { file: 'a.csv' }, hint: 'Check the name.' })).toEqual({
      severity: 'error', code: 'no-file', message: 'There is no such file.', place: { file: 'a.csv' }, hint: 'Check the name.',
    });
    expect(Object.keys(warning('blank-cell', 'A cell is blank.'))).toEqual(['severity', 'code', 'message']);
  });

  it('refuse by errors alone', () => {
    const harmless = [warning('a', 'A.'), info('b', 'B.')];
    expect(hasError([])).toBe(false);
    expect(hasError(harmless)).toBe(false);
    expect(hasError([...harmless, error('c', 'C.')])).toBe(true);
  });

  it('come with a value or without one', () => {
    const told = info('a', 'A.');
    expect(ok(1)).toEqual({ ok: true, value: 1, diagnostics: [] });
    expect(ok(1, [told])).toEqual({ ok: true, value: 1, diagnostics: [told] });
    expect(refused(told, told)).toEqual({ ok: false, diagnostics: [told, told] });
  });
});

describe('placeText', () => {
  it.each([
    [{ file: 'p.csv', line: 12, column: 4, columnName: 'Practice Code' }, 'p.csv, line 12, column 4 "Practice Code"'],
    [{ file: 'p.csv', line: 12, column: 4 }, 'p.csv, line 12, column 4'],
    [{ file: 'p.csv', columnName: 'Total' }, 'p.csv, column "Total"'],
    [{ file: 'pack.json', path: '/values/0' }, 'pack.json, /values/0'],
    [{ path: '' }, 'the whole value'],
    [{ key: 'M81006' }, 'M81006'],
    [{ file: 'p.csv', key: 'M81006' }, 'p.csv'],
    [{}, ''],
  ])('%j', (place, text) => {
    expect(placeText(place)).toBe(text);
  });
});
