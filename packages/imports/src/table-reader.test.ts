import { describe, expect, it } from 'vitest';
import type { FileContent } from '@pbc-planner/domain';
import { hashBytes } from './read-file-content.ts';
import { tableReader } from './table-reader.ts';

function content(bytes: Uint8Array | string, name = 'list.csv'): FileContent {
  return typeof bytes === 'string' ? tableReader.fromText(name, bytes) : { name, bytes, sha256: hashBytes(bytes) };
}

/** The rows with the heading row first, each behind its line. */
function lines(bytes: Uint8Array | string): (readonly [number, ...string[]])[] {
  const result = tableReader.read(content(bytes));
  if (!result.ok) throw new Error(JSON.stringify(result.diagnostics));
  const { headings, headingLine, rows } = result.value;
  return [[headingLine, ...headings], ...rows.map(({ line, cells }) => [line, ...cells] as const)];
}

const table = 'code,name\nM81001,Élan £5\n';
const tableLines = [[1, 'code', 'name'], [2, 'M81001', 'Élan £5']];

describe('a text that is no table', () => {
  it('comes with line feeds, without a byte order mark, in any encoding', () => {
    expect(tableReader.text(content('\uFEFF{"a":\r\n1}', 'places.json'))).toEqual({ ok: true, value: '{"a":\n1}', diagnostics: [] });
    expect(tableReader.text(content(new Uint8Array([0xff, 0xfe, 0x5b, 0, 0x5d, 0])))).toMatchObject({ ok: true, value: '[]' });
    expect(tableReader.text(content(new Uint8Array([0x22, 0xe9, 0x22])))).toMatchObject({ ok: true, value: '"é"', diagnostics: [{ code: 'text-read-as-windows-1252' }] });
  });

  it('is refused where it is no text, in words that name no table', () => {
    for (const bytes of ['', 'PK\x03\x04xl/', 'a\0b']) {
      const { ok, diagnostics } = tableReader.text(content(bytes));
      expect([ok, diagnostics.length, JSON.stringify(diagnostics)]).toEqual([false, 1, expect.not.stringContaining('CSV')]);
    }
  });
});

describe('a table read', () => {
  it('names its file, its hash and its size', () => {
    const file = content('a\n1\n', 'small.csv');
    expect(tableReader.read(file)).toEqual({
      ok: true,
      diagnostics: [],
      value: {
        // The hash is what `printf 'a\n1\n' | sha256sum` prints.
        file: { name: 'small.csv', sha256: '309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc', bytes: 4 },
        headings: ['a'], headingLine: 1, rows: [{ line: 2, cells: ['1'] }],
      },
    });
  });

  it('recognises the delimiter from the heading row, outside its quotes', () => {
    expect(lines('a;b;"c,d,e,f"\n1;2,5;3')).toEqual([[1, 'a', 'b', 'c,d,e,f'], [2, '1', '2,5', '3']]);
    expect(lines('a\tb\n1,5\t2;5')).toEqual([[1, 'a', 'b'], [2, '1,5', '2;5']]);
    expect(lines('a,b\n1;5,2')).toEqual([[1, 'a', 'b'], [2, '1;5', '2']]);
    expect(lines('only\n1')).toEqual([[1, 'only'], [2, '1']]);
  });

  it('may have headings alone, and headings that are blank', () => {
    expect(lines('a,,\n')).toEqual([[1, 'a', '', '']]);
  });

  it('keeps rows of blank cells, which are not blank lines', () => {
    expect(lines('a,b\n,\n')).toEqual([[1, 'a', 'b'], [2, '', '']]);
  });

  it('tidies cells: white space, composed letters', () => {
    expect(lines('a,b\n  x   y ,"e\u0301\tf"\n')).toEqual([[1, 'a', 'b'], [2, 'x y', 'é f']]);
  });

  it('keeps the beginning of a remark that is too long to keep, and names it', () => {
    const result = tableReader.read(content(`a,note\n1,${'x'.repeat(2_001)}\n2,ok\n3,${'y'.repeat(9_000)}\n`));
    expect(result.ok && result.value.rows.map(({ cells }) => cells[1]?.length)).toEqual([2_000, 2, 2_000]);
    expect(result.diagnostics).toMatchObject([{ severity: 'warning', code: 'cell-shortened', place: { file: 'list.csv', line: 2, column: 2, columnName: 'note' } }]);
    expect(result.diagnostics[0]?.message).toContain('1 more');
  });
});

describe('hostile input that is read right', () => {
  it('a byte order mark', () => {
    expect(lines(`\uFEFF${table}`)).toEqual(tableLines);
    expect(lines('\uFEFF"code",b\n1,2')).toEqual([[1, 'code', 'b'], [2, '1', '2']]);
  });

  it('UTF-16, little end first', () => {
    expect(lines(Buffer.from(`\uFEFF${table}`, 'utf16le'))).toEqual(tableLines);
  });

  it('UTF-16, big end first', () => {
    expect(lines(Buffer.from(`\uFEFF${table}`, 'utf16le').swap16())).toEqual(tableLines);
  });

  it('UTF-16 without a mark, either end first', () => {
    expect(lines(Buffer.from(table, 'utf16le'))).toEqual(tableLines);
    expect(lines(Buffer.from(table, 'utf16le').swap16())).toEqual(tableLines);
  });

  it('pound signs in Windows-1252, with a word about it', () => {
    const bytes = Buffer.from('code,£\nM81001,Dr \x92s \x80\n', 'latin1');
    expect(lines(bytes)).toEqual([[1, 'code', '£'], [2, 'M81001', 'Dr ’s €']]);
    expect(tableReader.read(content(bytes)).diagnostics).toMatchObject([{ severity: 'info', code: 'text-read-as-windows-1252' }]);
  });

  it('pound signs in UTF-8', () => {
    expect(lines('code,£\nM81001,£1\n')).toEqual([[1, 'code', '£'], [2, 'M81001', '£1']]);
  });

  it.each([['CRLF', '\r\n'], ['LF', '\n'], ['CR', '\r']])('%s line ends', (_, end) => {
    expect(lines(['a,b', '1,2', '3,4', ''].join(end))).toEqual([[1, 'a', 'b'], [2, '1', '2'], [3, '3', '4']]);
  });

  it('mixed line ends', () => {
    expect(lines('a,b\r\n1,2\n3,4\r5,6\r\n\r\n7,8')).toEqual([[1, 'a', 'b'], [2, '1', '2'], [3, '3', '4'], [4, '5', '6'], [6, '7', '8']]);
  });

  it.each([['CRLF', '\r\n'], ['LF', '\n'], ['CR', '\r']])('%s line breaks in quotes, with the line on which each row begins', (_, end) => {
    expect(lines(`a,"b${end}${end}c"${end}"1${end}x",2${end}3,"${end}"${end}5,6`)).toEqual([
      [1, 'a', 'b c'], [4, '1 x', '2'], [6, '3', ''], [8, '5', '6'],
    ]);
  });

  it('quotes and delimiters in quotes', () => {
    expect(lines('a,b\n"1,""x"";",""\n')).toEqual([[1, 'a', 'b'], [2, '1,"x";', '']]);
  });

  it('blank lines, before the heading row too', () => {
    expect(lines('\n\na,b\n\n1,2\n\n\n3,4\n\n')).toEqual([[3, 'a', 'b'], [5, '1', '2'], [8, '3', '4']]);
  });

  it('no final newline', () => {
    expect(lines('a,b\n1,2')).toEqual([[1, 'a', 'b'], [2, '1', '2']]);
    expect(lines('a,b\n1,""')).toEqual([[1, 'a', 'b'], [2, '1', '']]);
    expect(lines('a,b\n1,')).toEqual([[1, 'a', 'b'], [2, '1', '']]);
  });

  it('__proto__ and constructor as headings and as cells', () => {
    expect(lines('__proto__,constructor\nconstructor,__proto__\n')).toEqual([[1, '__proto__', 'constructor'], [2, 'constructor', '__proto__']]);
  });

  it('terminal escapes, C1 controls and bidi overrides in headings and cells', () => {
    expect(lines('a\u001B[2J,b\u202E\n\u001B]0;x\u0007y,\u009B31mred\u2066\u200F\n')).toEqual([[1, 'a[2J', 'b'], [2, ']0;xy', '31mred']]);
  });

  it('cells that look like formulas, as they stand', () => {
    expect(lines('a,b\n=cmd,-5\n+1,@x\n')).toEqual([[1, 'a', 'b'], [2, '=cmd', '-5'], [3, '+1', '@x']]);
  });
});
