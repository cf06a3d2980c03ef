import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '@pbc-planner/base';
import { hashBytes } from './read-file-content.ts';
import { tableReader } from './table-reader.ts';

function refusals(given: Uint8Array | string): readonly Diagnostic[] {
  const bytes = typeof given === 'string' ? Buffer.from(given) : given;
  const result = tableReader.read({ name: 'bad.csv', bytes, sha256: hashBytes(bytes) });
  expect(result.ok).toBe(false);
  for (const one of result.diagnostics) {
    expect(one.place?.file).toBe('bad.csv');
    expect(one.hint).not.toBe(undefined);
  }
  return result.diagnostics;
}

/** Each refusal as `code line:column`, as far as it names them. */
function brief(given: Uint8Array | string): string[] {
  return refusals(given).map(({ code, place }) => [code, [place?.line, place?.column].filter((part) => part !== undefined).join(':')].join(' ').trim());
}

describe('files that are no table', () => {
  it.each([['nothing', ''], ['a byte order mark', '\uFEFF'], ['blank lines', '\r\n  \n\t\n']])('an empty file: %s', (_, text) => {
    expect(brief(text)).toEqual(['file-empty']);
  });

  it('NUL bytes, with the line of the first', () => {
    expect(brief('a,b\r\n1,2\r\n3,\u0000\r\n')).toEqual(['file-is-binary 3']);
  });

  it('NULs in UTF-16', () => {
    expect(brief(Buffer.from('\uFEFFa,b\n1,\u0000\n', 'utf16le'))).toEqual(['file-is-binary']);
  });

  it('many controls', () => {
    expect(brief('a,b\n\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000E\u000F,x\n')).toEqual(['file-is-binary']);
  });

  it('an Excel workbook, with what to do', () => {
    const [refusal] = refusals(Buffer.from('PK\x03\x04\x14\x00\x06\x00\x08\x00[Content_Types].xml', 'latin1'));
    expect(refusal).toMatchObject({ code: 'file-is-workbook', message: 'This is an Excel workbook, not a CSV file.' });
    expect(refusal?.hint).toContain('CSV UTF-8');
  });

  it.each([
    ['an older workbook', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'file-is-workbook'],
    ['an OpenDocument spreadsheet', 'PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet', 'file-is-workbook'],
    ['a Word document', 'PK\x03\x04[Content_Types].xml word/document.xml', 'file-is-binary'],
    ['another zip', 'PK\x03\x04list.csv', 'file-is-binary'],
    ['a PDF document', '%PDF-1.7\n', 'file-is-binary'],
    ['gzip', '\x1F\x8B\x08', 'file-is-binary'],
    ['Parquet', 'PAR1\x15\x04', 'file-is-binary'],
    ['a picture', '\x89PNG\r\n\x1A\n', 'file-is-binary'],
  ])('%s', (_, begins, code) => {
    expect(brief(Buffer.from(begins, 'latin1'))).toEqual([code]);
  });

  it('a web page under the name of a CSV file', () => {
    expect(brief('\n<!DOCTYPE html><html><body>Sorry, not found</body></html>')).toEqual(['file-is-web-page']);
  });

  it('random bytes, whatever they are', () => {
    // A linear congruential generator: the same bytes in each run.
    let seed = 12_345;
    for (let round = 0; round < 50; round += 1) {
      const bytes = Uint8Array.from({ length: 4_000 }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16 & 0xff);
      expect(refusals(bytes)).toHaveLength(1);
    }
  });
});

describe('text that cannot be told without guessing', () => {
  it('bytes without a meaning in Windows-1252, with their line', () => {
    expect(brief(Buffer.from('a,b\r\n1,2\r\n3,\x81\r\n', 'latin1'))).toEqual(['text-encoding-unknown 3']);
  });

  it('UTF-8 in one place and Windows-1252 in another', () => {
    expect(brief(Buffer.concat([Buffer.from('a,£\n1,é\n2,'), Buffer.from([0xa3]), Buffer.from('5\n')]))).toEqual(['text-encoding-mixed 3']);
  });

  it('UTF-16 that breaks off in the middle of a letter', () => {
    expect(brief(Buffer.from('\uFEFFa,b\n1,2', 'utf16le').subarray(0, -1))).toEqual(['text-encoding-unknown']);
  });
});

describe('quotes', () => {
  it('an unclosed quote, with the line on which it opens', () => {
    expect(brief('a,b\n1,2\n3,"4\n5,6\n7,8\n')).toEqual(['unclosed-quote 3:2']);
  });

  it('an unclosed quote at the very end, and one in the heading row', () => {
    expect(brief('a,b\n"x\ny",2\n3,"')).toEqual(['unclosed-quote 4:2']);
    expect(brief('"a,b\n1,2\n')).toEqual(['unclosed-quote 1:1']);
    expect(brief('a,b\n1,"x""')).toEqual(['unclosed-quote 2:2']);
  });

  it('an unclosed quote that only a later quote betrays', () => {
    const [refusal] = refusals('a,b\n1,"2\n3,4\n5,"6"\n');
    expect(refusal).toMatchObject({ code: 'unclosed-quote', place: { line: 2, column: 2 } });
    expect(refusal?.message).toContain('line 4');
  });

  it('a stray quote inside a cell', () => {
    expect(brief('a,b\r\n1,2\r\n3,5" pipe\r\n')).toEqual(['stray-quote 3:2']);
    expect(brief('a,b\n"x" y,2\n')).toEqual(['stray-quote 2:1']);
    expect(brief('a;b\n1; "x"\n')).toEqual(['stray-quote 2:2']);
  });

  it('the cell itself is not repeated', () => {
    expect(JSON.stringify(refusals('a,b\n1,Mary "secret" Smith\n'))).not.toContain('secret');
  });
});

describe('rows and headings', () => {
  it('short and long rows, all of them, each with its line', () => {
    expect(brief('a,b,c\n1,2\n1,2,3\n"x\ny",2\n1,2,3,4\n\n1,2,\n1\n')).toEqual(['row-too-short 2', 'row-too-short 4', 'row-too-long 6', 'row-too-short 9']);
  });

  it('says how many cells a row has and should have', () => {
    expect(refusals('a,b,c\n1,2\n')[0]?.message).toBe('The row has 2 cells, the heading row 3.');
  });

  it('names a thousand misfit rows and reads no further', () => {
    const found = refusals(`a,b\n${'1\n'.repeat(200_000)}`);
    expect(found).toHaveLength(1_001);
    expect(found.at(999)).toMatchObject({ code: 'row-too-short', place: { line: 1_001 } });
    expect(found.at(-1)).toMatchObject({ code: 'too-many-misfit-rows', place: { line: 1_002 } });
  });

  it('all misfit rows where they are a thousand', () => {
    expect(refusals(`a,b\n${'1\n'.repeat(1_000)}2,3\n`).map(({ code }) => code)).toEqual(Array.from({ length: 1_000 }, () => 'row-too-short'));
  });

  it('headings that stand twice, with the rows that do not fit, in one run', () => {
    expect(brief('code,b, code ,b\n1,2,3,4\n1\n')).toEqual(['heading-duplicate 1:3', 'heading-duplicate 1:4', 'row-too-short 3']);
    expect(refusals('x,code,code\n')[0]).toMatchObject({ message: 'Column 2 has the same heading.', place: { columnName: 'code' } });
  });

  it('__proto__ twice', () => {
    expect(brief('__proto__,__proto__\n')).toEqual(['heading-duplicate 1:2']);
  });

  it('no heading at all', () => {
    expect(brief('\n, ,\n1,2,3\n')).toEqual(['heading-missing 2']);
  });

  it('more than 2,000 columns', () => {
    const headings = Array.from({ length: 2_001 }, (_, position) => `c${position}`);
    expect(brief(`${headings.join(',')}\n`)).toEqual(['too-many-columns 1']);
    expect(tableReader.read(tableReader.fromText('wide.csv', headings.slice(1).join(','))).ok).toBe(true);
  });

  it('a cell of 1 MB and more, quoted or not', () => {
    const long = 'x'.repeat(1_000_001);
    const found = refusals(`a,b\n1,2\n3,${long}\n"${long}",4\n`);
    expect(found.map(({ code, place }) => [code, place])).toEqual([
      ['cell-too-long', { file: 'bad.csv', line: 3, column: 2, columnName: 'b' }],
      ['cell-too-long', { file: 'bad.csv', line: 4, column: 1, columnName: 'a' }],
    ]);
    expect(JSON.stringify(found).length).toBeLessThan(1_000);
  });

  it('a line of twenty million commas', () => {
    expect(brief(`a,b\n1,2\n${','.repeat(20_000_000)}\n`)).toEqual(['line-too-long 3']);
  });

  it('more cells than are held in memory', () => {
    const headings = Array.from({ length: 2_000 }, (_, position) => `c${position}`).join(',');
    const found = refusals(`${headings}\n${`${','.repeat(1_999)}\n`.repeat(5_001)}`);
    expect(found.map(({ code, place, message }) => [code, place?.line, message])).toEqual([
      ['too-many-rows', 5_002, 'The file has more than 5,000 rows, the most that are read under 2,000 headings.'],
    ]);
  });
});
