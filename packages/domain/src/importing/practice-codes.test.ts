import { describe, expect, it } from 'vitest';
import type { ImportProfile } from '../import-profile.ts';
import { refuseCode, shortNumericCodes } from './practice-codes.ts';

const published = { codes: 'published' } as ImportProfile;
const local = { codes: 'local' } as ImportProfile;
const place = { file: 'a.csv', line: 2, column: 1, columnName: 'practice_code' };

describe('a practice code', () => {
  it.each([
    ['M81006', null, null],
    ['Y02571', null, null],
    ['m81006', 'bad-practice-code', null],
    ['M8100', 'bad-practice-code', null],
    ['M810066', 'bad-practice-code', null],
    ['hope', 'bad-practice-code', null],
    ['A.b_c-9', 'bad-practice-code', null],
    ['x'.repeat(20), 'bad-practice-code', null],
    ['x'.repeat(21), 'bad-practice-code', 'bad-practice-code'],
    ['two words', 'bad-practice-code', 'bad-practice-code'],
    ['=cmd()', 'bad-practice-code', 'bad-practice-code'],
    ['', 'no-practice-code', 'no-practice-code'],
    ['5.00E+01', 'mangled-practice-code', 'mangled-practice-code'],
    ['1E+05', 'mangled-practice-code', 'mangled-practice-code'],
    ['09-May', 'mangled-practice-code', 'mangled-practice-code'],
    ['May-09', 'mangled-practice-code', 'mangled-practice-code'],
    ['05/09/2006', 'mangled-practice-code', 'mangled-practice-code'],
    ['__proto__', 'bad-practice-code', null],
    ['constructor', 'bad-practice-code', null],
  ])('"%s": %s in a published file, %s in a local one', (code, inPublished, inLocal) => {
    expect(refuseCode(code, published, place)?.code ?? null).toBe(inPublished);
    expect(refuseCode(code, local, place)?.code ?? null).toBe(inLocal);
    for (const refusal of [refuseCode(code, published, place), refuseCode(code, local, place)]) {
      if (refusal) expect(refusal).toMatchObject({ severity: 'warning', place, hint: expect.stringMatching(/\.$/) as unknown });
    }
  });

  it('says what the spreadsheet has made of it', () => {
    expect(refuseCode('5.00E+01', local, place)?.message).toBe('"5.00E+01" looks like a practice code that a spreadsheet turned into a number. The row is left out.');
    expect(refuseCode('09-May', local, place)?.message).toBe('"09-May" looks like a practice code that a spreadsheet turned into a date. The row is left out.');
  });

  it('of digits that is shorter than the others is named, and kept', () => {
    const at = (line: number) => ({ ...place, line });
    const found = shortNumericCodes([{ code: '00123', place: at(2) }, { code: '124', place: at(3) }, { code: 'abc', place: at(4) }]);
    expect(found.map(({ code, place: where }) => [code, where?.line])).toEqual([['short-practice-code', 3]]);
    expect(shortNumericCodes([{ code: 'a1', place }, { code: '12', place }])).toEqual([]);
    expect(shortNumericCodes([])).toEqual([]);
  });
});
