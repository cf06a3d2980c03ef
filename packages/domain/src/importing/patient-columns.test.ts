import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../contracts/ports.ts';
import type { ImportProfile } from '../import-profile.ts';
import { patientColumns } from './patient-columns.ts';

const profile = { practice: 'code', name: 'name', icb: { code: 'icb', name: 'board' }, postcodes: ['postcode'], year: { from: 'column', heading: 'when' } } as unknown as ImportProfile;

/** What is found in a file of one column, as `line:column what`. */
function found(heading: string, ...cells: string[]): string[] {
  const table: SourceTable = { file: { name: 'a.csv', sha256: '', bytes: 0 }, headings: ['code', heading], headingLine: 1, rows: cells.map((cell, row) => ({ line: row + 2, cells: ['abbey', cell] })) };
  return patientColumns(table, profile).map(({ message, place }) => `${place?.line}:${place?.column} ${/holds (.*?), so/.exec(message)?.[1]}`);
}

describe('values that tell of single people', () => {
  it.each([
    ['WR1 1AA', 'a postcode'], ['wr11aa', 'a postcode'], ['EC1A 1BB', 'a postcode'], ['M1 1AE', 'a postcode'], ['Flat 2, 1 High Street, B33 8TH', 'a postcode'],
    ['14/02/1951', 'a date that may be one of birth'], ['14.2.51', 'a date that may be one of birth'], ['1951-02-14', 'a date that may be one of birth'], ['14-Feb-51', 'a date that may be one of birth'],
    ['14 February 1951', 'a date that may be one of birth'], ['1951-02-14T00:00:00', 'a date that may be one of birth'],
    ['Mr J Smith', 'the name of a person'], ['MISS SMITH', 'the name of a person'], ['Master Tom Éluard', 'the name of a person'],
  ])('%s is %s', (cell, what) => {
    expect(found('remark', '', 'ordinary', cell, cell)).toEqual([`4:2 ${what}`]);
  });

  it.each(['M81006', '12345', '1234567.89', '2006/07', 'QE1 1AA', 'A1 1AA', 'wr11', '5E1', 'U14062;U14063', 'Dr Smith & Partners', 'Mrsam House', 'hospital', '10/10', 'E16000001', '-0.9434765919', '31/12', 'Urban city and town'])('%s is nobody\'s', (cell) => {
    expect(found('remark', cell)).toEqual([]);
  });

  it.each([['postcode', 'WR1 1AA'], ['Postcode', 'WR1 1AA'], ['Practice Postcode', 'WR1 1AA'], ['icb', 'WR1 1AA'], ['Practice Open Date', '01/04/1974'], ['extract_date', '2026-01-01'], ['GP lead', 'Mrs Smith'], ['when', '01/04/2005']])('under "%s" it belongs to a practice, or says what it is', (heading, cell) => {
    expect(found(heading, cell)).toEqual([]);
  });

  it('in the column of practices\' names only a title tells, for a practice may be called after its street', () => {
    expect(found('name', 'The Surgery, WR1 1AA')).toEqual([]);
    expect(found('name', 'The Surgery', 'Mr John Smith')).toEqual(['3:2 the name of a person']);
  });
});
