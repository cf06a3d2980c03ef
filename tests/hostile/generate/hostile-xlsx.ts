import { deflateRawSync } from 'node:zlib';
import type { Chance } from './chance.ts';
import { anyText, joined, mutatedBytes } from './hostile-values.ts';

/** A part of a zip: what it is called, its bytes, and how many of them it claims to unpack to. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly claims?: number;
}

/** A zip by hand, so that it may lie: local headers, the central directory, its end. */
export function zipOf(parts: readonly ZipPart[]): Uint8Array {
  const locals: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, bytes, claims } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const named = Buffer.from(name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE((claims ?? bytes.length) >>> 0, 8);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(named.length, 0);
    const start = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
    const local = joined(Buffer.from('PK\x03\x04', 'latin1'), start, sizes, lengths, named, packed);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset, 0);
    central.push(joined(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), start, sizes, lengths, Buffer.alloc(10), place, named));
    locals.push(local);
    offset += local.length;
  }
  const directory = joined(...central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return joined(...locals, directory, Buffer.from('PK\x05\x06', 'latin1'), end);
}

let zeros: Uint8Array | null = null;

/** A workbook of a few kilobytes whose one sheet unpacks to hundreds of megabytes. */
export function bombWorkbook(megabytes: number): Uint8Array {
  zeros ??= new Uint8Array(16 * 1024 * 1024);
  const sheet = zeros.subarray(0, Math.min(megabytes, 16) * 1024 * 1024);
  const parts = Array.from({ length: Math.ceil(megabytes / 16) }, (_, index): ZipPart => ({ name: `xl/worksheets/sheet${index + 1}.xml`, bytes: sheet, claims: 10 }));
  return zipOf([{ name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') }, ...parts]);
}

/** A workbook with one sheet, its cells as texts or numbers, written without the product's code. Each part may be changed before it is packed. */
export function workbookOf(rows: readonly (readonly string[])[], sheet: string, change: (xml: Buffer, name: string) => Uint8Array = (xml) => xml): Uint8Array {
  const cells = rows.map((row, index) => `<row r="${index + 1}">${row.map((text) => (/^-?\d{1,12}(?:\.\d{1,4})?$/.test(text)
    ? `<c><v>${text}</v></c>` : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`)).join('')}</row>`).join('');
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${cells}</sheetData></worksheet>`,
  };
  return zipOf(Object.entries(parts).map(([name, xml]) => ({ name, bytes: change(Buffer.from(xml), name) })));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A workbook of rows that may be hostile: as it should be, with a part changed within, or with its bytes changed. */
export function hostileSheet(rows: readonly (readonly string[])[], sheet: string, chance: Chance): Uint8Array {
  const which = chance.pick(['', '', '', 'xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels']);
  const name = chance.once(20) ? anyText(chance) : sheet;
  const whole = workbookOf(rows, name, (xml, part) => (part === which ? mutatedBytes(xml, chance) : xml));
  return chance.once(6) ? hostileWorkbook(whole, chance) : whole;
}

/** Bytes that begin as a workbook does: whole, lying, swollen, cut or changed. */
export function hostileWorkbook(whole: Uint8Array, chance: Chance): Uint8Array {
  if (chance.once(40)) return bombWorkbook(chance.pick([1, 16]));
  if (chance.once(5)) return zipOf([{ name: chance.pick(['../../evil', '/etc/x', 'xl/workbook.xml', '[Content_Types].xml']), bytes: Buffer.from('<x/>'), claims: 0xffffffff }]);
  return mutatedBytes(whole, chance);
}
