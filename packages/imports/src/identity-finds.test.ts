import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '@pbc-planner/base';
import { tableReader } from './table-reader.ts';

/** A number with a right check digit, kept for examples: no patient has it. */
const number = '9434765919';

function refusals(text: string): readonly Diagnostic[] {
  const result = tableReader.read(tableReader.fromText('referrals.csv', text));
  expect(result.ok).toBe(false);
  const said = JSON.stringify(result);
  expect(said).not.toContain(number);
  expect(said).not.toContain('943 476 5919');
  return result.diagnostics;
}

function brief(text: string): unknown[] {
  return refusals(text).map(({ code, place }) => [code, place?.line, place?.column, place?.columnName]);
}

describe("patients' identities refuse a file", () => {
  it('by each heading that announces them', () => {
    expect(brief('Practice Code,NHS Number,Date of Birth,Practice Postcode\nM81001,,,WR1 1AA\n')).toEqual([
      ['patient-identity-heading', 1, 2, 'NHS Number'],
      ['patient-identity-heading', 1, 3, 'Date of Birth'],
    ]);
  });

  it('by a value, with the first find of each column', () => {
    expect(brief(`code,ref,other\nM81001,x,1\n"M8\n1002",${number},2\nM81003,${number},943 476 5919\n`)).toEqual([
      ['patient-identity-value', 3, 2, 'ref'],
      ['patient-identity-value', 5, 3, 'other'],
    ]);
  });

  it('by a value that stands where a heading should, whose column then has no name', () => {
    expect(brief(`${number},b\n1,2\n943 476 5919,3\n`)).toEqual([['patient-identity-value', 1, 1, undefined]]);
  });

  it('by a value beyond the last heading', () => {
    expect(brief(`a,b\n1,2,${number}\n`)).toEqual([['patient-identity-value', 2, 3, undefined]]);
  });

  it('before any other fault is told', () => {
    expect(brief(`a,a,c\n1\n${number},2,3\n"x`)).toEqual([['patient-identity-value', 3, 1, 'a']]);
  });

  it('in UTF-16 too, and hidden behind invisible characters', () => {
    const bytes = Buffer.from(`\uFEFFa,b\n1,943\u200B476\u20605919\n`, 'utf16le');
    const result = tableReader.read({ name: 'r.csv', bytes, sha256: '' });
    expect(result.diagnostics).toMatchObject([{ code: 'patient-identity-value', place: { line: 2, column: 2 } }]);
  });
});

describe('what is no identity', () => {
  it('passes: practices have names, addresses and postcodes, and long numbers have wrong check digits', () => {
    const text = `Practice Code,Practice Name,Practice Address,Practice Postcode,Amount\nM81001,The Surgery,1 High Street,WR1 1AA,9434765918\n`;
    expect(tableReader.read(tableReader.fromText('practices.csv', text)).ok).toBe(true);
  });
});
