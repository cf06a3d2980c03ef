import { tableReader } from '@pbc-planner/imports';
import { strToU8, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const sheetOf = (rows: string) => `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`;
const cell = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
const rows = `<row r="1">${cell('A1', 'id')}${cell('B1', 'lead')}</row><row r="4">${cell('A4', 'pct.ldp')}<c r="B4" t="s"><v>0</v></c></row>`;
const texts = '<sst><si><r><t>p</t></r><r><t xml:space="preserve">c&amp;t</t></r><rPh sb="0" eb="1"><t>sound</t></rPh></si></sst>';

/** A small workbook, with some of its parts changed. */
function workbook(changes: Record<string, string | Uint8Array> = {}): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>', 'xl/sharedStrings.xml': texts, 'xl/worksheets/sheet1.xml': sheetOf(rows),
    'xl/workbook.xml': '<workbook><sheets><sheet name="Anything" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>', ...changes,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])) as Zippable);
}

const read = (bytes: Uint8Array) => {
  if (tableReader.sheet === undefined) throw new Error('Workbooks are not read');
  return tableReader.sheet({ name: 'm.xlsx', bytes, sha256: 'a1'.repeat(32) }, 'Matrix');
};
const said = (bytes: Uint8Array) => read(bytes).diagnostics.map(({ code, message }) => `${code}: ${message}`);

describe('a workbook', () => {
  it('gives its only sheet as a table, with the numbers of its rows', () => {
    const table = read(workbook());
    expect(table.ok && [table.value.headings, table.value.headingLine, table.value.rows]).toEqual([['id', 'lead'], 1, [{ line: 4, cells: ['pct.ldp', 'pc&t'] }]]);
  });

  it('takes the sheet that is asked for among several, and names those that there are', () => {
    const sheets = '<workbook><sheet name="About" r:id="rId9"/><sheet name="matrix" r:id="rId1"/></workbook>';
    expect(read(workbook({ 'xl/workbook.xml': sheets })).ok).toBe(true);
    expect(read(workbook({ 'xl/workbook.xml': sheets.replace('matrix', 'Other') })).diagnostics).toMatchObject([{ code: 'sheet-missing', hint: 'Give the sheet that name. There are: About, Other.' }]);
  });

  it('that swells when it is unpacked is refused by size and by ratio, without being unpacked whole', () => {
    const zeros = new Uint8Array(64 * 1024 * 1024);
    expect(said(workbook({ 'xl/worksheets/sheet1.xml': zeros }))).toEqual(['workbook-damaged: The workbook cannot be read: its part xl/worksheets/sheet1.xml is too large when unpacked.']);
    const lying = workbook({ 'xl/worksheets/sheet1.xml': zeros.subarray(0, 8 * 1024 * 1024) });
    // The sizes that the list of parts claims are made small: they are not believed.
    const view = new DataView(lying.buffer, lying.byteOffset);
    for (let at = 0; at < lying.length - 46; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(said(lying)).toEqual(['workbook-damaged: The workbook cannot be read: its part xl/worksheets/sheet1.xml is too large when unpacked.']);
  });

  it.each([
    ['without a list of parts', new Uint8Array([0x50, 0x4b, 3, 4]), 'its list of parts is missing'],
    ['of too many parts', zipSync(Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`p${index}`, new Uint8Array()]))), 'it has more than 1000 parts'],
    ['without sheets', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'it holds no sheets'],
    ['with a cell that is not closed', workbook({ 'xl/worksheets/sheet1.xml': sheetOf('<row r="1"><c r="A1"></row>') }), 'a "c" in it is not closed'],
    ['with a column far out', workbook({ 'xl/worksheets/sheet1.xml': sheetOf(`<row r="1">${cell('ZZZ1', 'x')}</row>`) }), 'it has more than 2000 columns'],
    ['nested a hundred thousand deep', workbook({ 'xl/worksheets/sheet1.xml': sheetOf(`<row>${'<c>'.repeat(100_000)}</row>`) }), 'a "c" in it is not closed'],
  ])('%s is refused in one line', (_, bytes, reason) => {
    expect(said(bytes)).toEqual([`workbook-damaged: The workbook cannot be read: ${reason}.`]);
  });

  it('cut short or damaged anywhere is read or refused, and nothing is thrown', () => {
    const whole = workbook();
    fc.assert(fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), (length, at, byte) => {
      const damaged = whole.slice(0, length);
      if (at < length) damaged[at] = byte;
      expect(typeof read(damaged).ok).toBe('boolean');
    }), { numRuns: 500 });
  });

  it('with a patient\'s identity in it is refused for that alone', () => {
    const bytes = workbook({ 'xl/worksheets/sheet1.xml': sheetOf(`<row r="1">${cell('A1', 'id')}${cell('B1', 'NHS number')}</row><row r="2">${cell('A2', 'x')}${cell('B2', '943 476 5919')}</row>`) });
    expect(read(bytes)).toMatchObject({ ok: false });
    expect(said(bytes).join(' ')).toMatch(/patient/i);
  });
});
