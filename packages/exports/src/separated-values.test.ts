import type { Cell, Document, Table } from '@pbc-planner/base';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { separatedValues } from './separated-values.ts';

const budgets: Table = {
  id: 'budgets',
  title: 'Budgets',
  columns: [
    { id: 'practice', title: 'Practice', kind: 'code' },
    { id: 'name', title: 'Name', kind: 'text' },
    { id: 'list', title: 'List size', kind: 'number' },
    { id: 'historic', title: 'Historic', kind: 'pence' },
    { id: 'distance', title: 'Distance', kind: 'basis-points' },
  ],
  rows: [
    ['T81001', 'Alder, Beech "and" Cedar', 12345, -123450, 345],
    ['T81002', '', null, null, -5],
    ['T81003', 'two\r\nlines', '-980.5', 9007199254740991, 0],
  ],
  totals: [null, null, null, 0, null],
};

function text(tables: readonly Table[], { fictional = false, delimiter = ',' as ',' | '\t', bom = false } = {}): string {
  const document: Document = {
    title: 'Comparison', fictional, blocks: [{ kind: 'heading', text: 'Left out' }, ...tables.map((table) => ({ kind: 'table' as const, table }))],
  };
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(separatedValues(document, delimiter, bom));
}

function oneColumn(kind: Table['columns'][number]['kind'], ...cells: Cell[]): Table {
  return { id: 't', title: 'T', columns: [{ id: 'key', title: 'Key', kind: 'code' }, { id: 'value', title: 'Value', kind }], rows: cells.map((cell) => ['k', cell]) };
}

const values = (table: Table): string[] => (parse(text([table])) as string[][]).slice(1).map((row) => row[1] as string);

describe('a document with a main table', () => {
  it('is written as that table alone', () => {
    const blocks = [{ kind: 'table', table: oneColumn('text', 'beside') }, { kind: 'table', table: oneColumn('text', 'main'), main: true }] as const;
    const bytes = separatedValues({ title: 'Matrix', fictional: false, blocks }, ',', false);
    expect(new TextDecoder().decode(bytes)).toBe('key,value\nk,main\n');
  });
});

describe('separatedValues', () => {
  it('writes one table under its column ids: exact pounds and per cent, an empty field for what is not known, no totals', () => {
    expect(text([budgets])).toBe(
      'practice,name,list,historic,distance\n'
      + 'T81001,"Alder, Beech ""and"" Cedar",12345,-1234.50,3.45\n'
      + 'T81002,"",,,-0.05\n'
      + 'T81003,"two\nlines",-980.5,90071992547409.91,0.00\n',
    );
  });

  it('writes the grade of the document beside every row, after the mark of fiction', () => {
    const blocks = [{ kind: 'table', table: { id: 't', title: 'T', columns: [{ id: 'code', title: 'Code', kind: 'code' }], rows: [['a'], ['b']] } }] as const;
    const written = (more: object) => new TextDecoder().decode(separatedValues({ title: 'T', fictional: false, blocks, ...more }, ',', false));
    expect(written({ grade: 'derived' })).toBe('code,lowest_grade\na,derived\nb,derived\n');
    expect(written({ grade: 'unverified', fictional: true })).toBe('code,fictional,lowest_grade\na,FICTIONAL,unverified\nb,FICTIONAL,unverified\n');
  });

  it('writes beside the rows of a table its own grade, where others have another or none', () => {
    const table = (id: string): Table => ({ id, title: id, columns: [{ id: 'code', title: 'Code', kind: 'code' }], rows: [['a']] });
    const blocks = [{ kind: 'table', table: table('one'), grade: 'proposed' }, { kind: 'table', table: table('two') }] as const;
    const written = (more: object) => new TextDecoder().decode(separatedValues({ title: 'T', fictional: false, blocks, ...more }, ',', false));
    expect(written({})).toBe('one\ncode,lowest_grade\na,proposed\n\ntwo\ncode\na\n');
    expect(written({ grade: 'verified' })).toBe('one\ncode,lowest_grade\na,proposed\n\ntwo\ncode,lowest_grade\na,verified\n');
  });

  it('writes tabs, and marks every row of a fictional document', () => {
    const table = { ...budgets, rows: budgets.rows.slice(1, 2) };
    expect(text([table], { fictional: true, delimiter: '\t' })).toBe(
      'practice\tname\tlist\thistoric\tdistance\tfictional\nT81002\t""\t\t\t-0.05\tFICTIONAL\n',
    );
  });

  it('sets several tables apart by a blank line, each under its title', () => {
    expect(text([oneColumn('text', 'a'), { ...oneColumn('text'), title: '=T2' }])).toBe("T\nkey,value\nk,a\n\n'=T2\nkey,value\n");
  });

  it('gives an empty file for a document without tables, and a byte order mark where asked', () => {
    expect([text([]), text([oneColumn('text')], { bom: true })]).toEqual(['', '\uFEFFkey,value\n']);
  });

  it.each([
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ['+1+cmd', "'+1+cmd"],
    ['-1+cmd', "'-1+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\\x09=1"],
    ['\r=1', "'\n=1"],
    ['\tname', "'\\x09name"],
    ['＝1', "'＝1"],
    ['-12.50', '-12.50'],
    ['Alder-Lane = @', 'Alder-Lane = @'],
    ['\u001b[31m', '\\x1b[31m'],
    ['a\u202Eb', 'a\\u202eb'],
    ['<script>|', '<script>|'],
    ['__proto__', '__proto__'],
  ])('makes the text %j inert', (cell, written) => {
    expect(values(oneColumn('text', cell))).toEqual([written]);
    expect(values(oneColumn('code', cell))).toEqual([written]);
  });

  it('keeps negative numbers numbers, and guards text that strays into a column of numbers', () => {
    expect(values(oneColumn('number', -5, '-5.25', '=1', '-1+1'))).toEqual(['-5', '-5.25', "'=1", "'-1+1"]);
    expect(values(oneColumn('pence', -5, '=1'))).toEqual(['-0.05', "'=1"]);
  });

  it('guards the ids of columns', () => {
    expect(text([{ id: 't', title: '', columns: [{ id: '=party', title: '', kind: 'text' }], rows: [[null], ['']] }])).toBe('\'=party\n""\n""\n');
  });

  it('reads back with csv-parse: every harmless text and every penny', () => {
    const harmless = fc.string({ maxLength: 20 }).filter((one) => !/^\s*[=+\-@]/.test(one));
    fc.assert(fc.property(fc.array(fc.tuple(harmless, fc.maxSafeInteger()), { maxLength: 8 }), fc.constantFrom(',' as const, '\t' as const), (rows, delimiter) => {
      const table: Table = { id: 't', title: '', columns: [{ id: 'a', title: '', kind: 'text' }, { id: 'b', title: '', kind: 'pence' }], rows };
      const read = parse(text([table], { delimiter }), { delimiter }) as string[][];
      expect(read.slice(1).map(([name, pounds]) => [name, BigInt((pounds as string).replace('.', ''))])).toEqual(rows.map(([name, pence]) => [name, BigInt(pence)]));
    }));
  });
});
