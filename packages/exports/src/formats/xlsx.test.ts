import type { Document, Table } from '@pbc-planner/base';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { render } from './xlsx.ts';

async function parts(document: Document): Promise<Record<string, string>> {
  const files = unzipSync(await render(document, {}));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&apos;': "'" };
const plain = (xml: string): string => xml.replace(/&\w+;/g, (entity) => entities[entity] as string);

/** The cells of a sheet by address: `text` with its text, or the digits as written with the number format. */
function cells(files: Record<string, string>, sheet: number): Record<string, string> {
  const texts = [...(files['xl/sharedStrings.xml'] as string).matchAll(/<si><t[^>]*>([^]*?)<\/t><\/si>/g)].map((match) => plain(match[1] as string));
  const styles = files['xl/styles.xml'] as string;
  const formats = new Map([...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map((match) => [match[1], plain(match[2] as string)]));
  const cellStyles = [...(/<cellXfs[^]*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf ([^>]*)>/g)];
  const styleFormat = cellStyles.map((match) => formats.get(/numFmtId="(\d+)"/.exec(match[1] as string)?.[1]) ?? '');
  return Object.fromEntries([...(files[`xl/worksheets/sheet${sheet}.xml`] as string).matchAll(/<c r="([A-Z]+\d+)"(?: s="(\d+)")?( t="s")?><v>([^<]*)<\/v><\/c>/g)]
    .map(([, address, style, isText, value]) => {
      const format = styleFormat[Number(style ?? 0)];
      return [address as string, isText ? `text ${texts[Number(value)]} ${format}` : `${value} ${format}`];
    }));
}

const sheetNamesOf = (files: Record<string, string>): string[] =>
  [...(files['xl/workbook.xml'] as string).matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => plain(match[1] as string));

function words(title: string, ...texts: string[]): Table {
  return { id: 'w', title, columns: [{ id: 'n', title: 'Name', kind: 'text' }], rows: texts.map((text) => [text]) };
}

const document = (tables: readonly Table[], fictional = false): Document =>
  ({ title: 'Comparison', fictional, blocks: tables.map((table) => ({ kind: 'table', table })) });

describe('xlsx', () => {
  it('writes typed cells, exact to the penny, and leaves what is not known empty', async () => {
    const table: Table = {
      id: 'b', title: 'Budgets',
      columns: [
        { id: 'c', title: 'Practice', kind: 'code' }, { id: 'l', title: 'List', kind: 'number' },
        { id: 'p', title: 'Historic', kind: 'pence' }, { id: 'd', title: 'Distance', kind: 'basis-points' },
      ],
      rows: [
        ['001', 12345, 123450, -345],
        ['5E1', '980.50', -5, 0],
        ['C', null, 999_999_999_999_999, null],
        ['D', '1234567890.1234567', 1_000_000_000_000_001, '-'],
      ],
      totals: [null, null, 29, null],
    };
    expect(cells(await parts(document([table])), 2)).toEqual({
      A1: 'text Practice @', B1: 'text List @', C1: 'text Historic @', D1: 'text Distance @',
      A2: 'text 001 @', B2: '12345 #,##0', C2: '1234.5 [$£-809]#,##0.00', D2: '-0.0345 +0.00%;-0.00%;0.00%',
      A3: 'text 5E1 @', B3: '980.5 #,##0.0', C3: '-0.05 [$£-809]#,##0.00', D3: '0 +0.00%;-0.00%;0.00%',
      A4: 'text C @', C4: '9999999999999.99 [$£-809]#,##0.00',
      A5: 'text D @', B5: 'text 1234567890.1234567 @', C5: 'text £10,000,000,000,000.01 @', D5: 'text - @',
      A6: 'text Total @', C6: '0.29 [$£-809]#,##0.00',
    });
  });

  it('says first what it is', async () => {
    const files = await parts({
      title: 'Comparison', fictional: true,
      blocks: [
        { kind: 'heading', text: 'Result' }, { kind: 'paragraph', text: 'Text.' }, { kind: 'list', items: ['one'], numbered: true },
        { kind: 'list', items: ['two'] }, { kind: 'facts', facts: [['Pool', '£1.00']] }, { kind: 'table', table: words('Names', 'Alder') },
      ],
    });
    expect(sheetNamesOf(files)).toEqual(['About', 'Names']);
    expect(cells(files, 1)).toEqual({
      A1: 'text Comparison @', A2: 'text FICTIONAL: this holds made-up practices or figures and is no basis for a decision. @',
      A4: 'text Result @', A6: 'text Text. @', A8: 'text 1. one @', A10: 'text – two @', A12: 'text Pool @', B12: 'text £1.00 @',
      A14: 'text Table on sheet @', B14: 'text Names @',
    });
    expect(cells(files, 2)).toEqual({ A1: 'text Name @', B1: 'text Fictional @', A2: 'text Alder @', B2: 'text FICTIONAL @' });
    expect([1, 2].map((sheet) => files[`xl/worksheets/sheet${sheet}.xml`]?.split('<oddHeader>&amp;C&amp;BFICTIONAL</oddHeader>').length)).toEqual([2, 2]);
  });

  it('keeps hostile names as text, whole and inert', async () => {
    const names = ["=cmd|' /C calc'!A0", '+1', '-1', '@x', '<script>&"', ' spaced ', '__proto__', 'constructor', 'toString', '', '\uE000x'];
    const files = await parts(document([words('Names', ...names, '\u001b[31m', 'a\u202Eb', 'half\uD800', '_x0041_', 'x'.repeat(40_000))]));
    const found = cells(files, 2);
    expect(names.map((_, index) => found[`A${index + 2}`])).toEqual(names.map((name) => `text ${name} @`));
    expect([13, 14, 15, 16].map((row) => found[`A${row}`])).toEqual(['text \\x1b[31m @', 'text a\\u202eb @', 'text half @', 'text _x005F_x0041_ @']);
    expect(found.A17).toBe(`text ${'x'.repeat(32_766)}… @`);
    expect(Object.values(files).join('')).not.toMatch(/<f>|<f |<script/);
  });

  it('gives every sheet a legal name of its own', async () => {
    const titles = ['About', 'about', 'Budgets [1]: a/b\\c*?', "'quoted'", '', 'History', 'x'.repeat(40), 'X'.repeat(40), `${'y'.repeat(30)}🏥`];
    expect(sheetNamesOf(await parts(document(titles.map((title) => words(title)))))).toEqual([
      'About', 'About (2)', 'about (3)', 'Budgets 1 a b c', 'quoted', 'Table', 'History (2)', 'x'.repeat(31), `${'X'.repeat(27)} (2)`, 'y'.repeat(30),
    ]);
  });

  it('writes a document without tables', async () => {
    expect(sheetNamesOf(await parts(document([])))).toEqual(['About']);
  });
});
