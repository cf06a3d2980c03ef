import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableReader } from './table-reader.ts';

/** Cells that cleaning leaves alone, and pieces that need quotes; a line break within a cell comes back as a space. */
const piece = fc.constantFrom('a', 'B7', '£', 'é', '€', '漢', '😀', '"', '""', ',', ';', '=', '-', '0', '__proto__', 'x y', '\n', '\r\n', '\r');
const cell = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

interface Written {
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: ',' | ';' | '\t';
  readonly end: '\n' | '\r\n' | '\r';
  readonly blanks: readonly number[];
  readonly finalEnd: boolean;
  readonly encoding: 'utf8' | 'utf16le' | 'utf16be';
}

const written: fc.Arbitrary<Written> = fc.integer({ min: 2, max: 6 }).chain((width) => fc.record({
  rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 8 }).map((rows) => [
    Array.from({ length: width }, (_, position) => `heading ${position}`), ...rows,
  ]),
  delimiter: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n', '\r'),
  blanks: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
  finalEnd: fc.boolean(),
  encoding: fc.constantFrom('utf8', 'utf16le', 'utf16be'),
}));

/** The file, and what must come back: each row behind the line that it begins on, counted here line break by line break. */
function write({ rows, delimiter, end, blanks, finalEnd, encoding }: Written): { bytes: Buffer; expected: [number, ...string[]][] } {
  let text = '';
  let line = 1;
  const expected: [number, ...string[]][] = [];
  for (const [position, cells] of rows.entries()) {
    const blank = blanks[position] ?? 0;
    text += end.repeat(blank);
    line += blank;
    expected.push([line, ...cells.map((one) => one.replace(/(?:\r|\n)+/g, ' ').replace(/ {2,}/g, ' ').trim())]);
    const record = stringify([[...cells]], { delimiter, record_delimiter: end, quoted_match: /[\r\n]/ });
    text += position === rows.length - 1 && !finalEnd ? record.slice(0, -end.length) : record;
    line += [...record.matchAll(/\r\n|\r|\n/g)].length;
  }
  const bytes = encoding === 'utf8' ? Buffer.from(text) : Buffer.from(`\uFEFF${text}`, 'utf16le');
  return { bytes: encoding === 'utf16be' ? bytes.swap16() : bytes, expected };
}

describe('any table that csv-stringify writes', () => {
  it('is read back cell by cell, each row with the line it begins on', () => {
    fc.assert(fc.property(written, (given) => {
      const { bytes, expected } = write(given);
      const result = tableReader.read({ name: 'written.csv', bytes, sha256: '' });
      expect(result.diagnostics).toEqual([]);
      if (!result.ok) return;
      const { headings, headingLine, rows } = result.value;
      expect([[headingLine, ...headings], ...rows.map((row) => [row.line, ...row.cells])]).toEqual(expected);
    }), { numRuns: 500 });
  });
});

describe('any text at all', () => {
  const scrap = fc.constantFrom('"', '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', 'a', '1', ' ', '£', '\u001B', '\u202E', '__proto__');

  it('gives a table whose rows are as long as its headings, or refusals that name the file', () => {
    fc.assert(fc.property(fc.array(scrap, { maxLength: 30 }), (scraps) => {
      const result = tableReader.read(tableReader.fromText('scraps.csv', scraps.join('')));
      if (!result.ok) {
        expect(result.diagnostics.length).toBeGreaterThan(0);
        for (const one of result.diagnostics) expect([one.severity, one.place?.file]).toEqual(['error', 'scraps.csv']);
        return;
      }
      const { headings, rows } = result.value;
      for (const { cells } of rows) expect(cells).toHaveLength(headings.length);
    }), { numRuns: 2_000 });
  });

  it('any bytes too', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const result = tableReader.read({ name: 'bytes.csv', bytes, sha256: '' });
      expect(result.ok || result.diagnostics.length > 0).toBe(true);
    }), { numRuns: 2_000 });
  });
});
