import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planWithPractices } from './generate/bench.ts';
import { csvOf, fileReaders } from './generate/file-readers.ts';
import { plainTable, type TableGrammar } from './generate/hostile-csv.ts';
import { workbookOf } from './generate/hostile-xlsx.ts';
import { brief, hostileWorkspace } from './workspace.ts';

const { bring, toolkit, folder, write } = await hostileWorkspace();

/** Numbers with a right check digit, kept for examples: no patient has them. */
const number = '9434765919';
const file = (heading: string, value: string) => `practice_code,name,list_size,${heading}\nabbey,Abbey,10,\nbrook,Brook,20,"${value}"\n`;

async function refusal(content: string): Promise<readonly string[]> {
  const { status, problems, diagnostics, run } = await bring('practices.csv', content);
  expect([status, run.changed]).toEqual(['refused', false]);
  for (const { code } of diagnostics) expect(code).toMatch(/^patient-identity-/);
  return problems;
}

describe('by column: the file is refused before a row is stored', () => {
  it.each(['NHS Number', 'nhs_no', 'NHSNumber', 'Patient name', 'Surname', 'Forename', 'Full name', 'Patient postcode', 'Postcode of patient', 'Date of birth', 'DOB', 'Patient DOB', 'Home address', 'Next of kin'])('%s', async (heading) => {
    expect(await refusal(file(heading, ''))).toEqual(['patient-identity-heading 1:4']);
  });
});

describe('by value: the file is refused before a row is stored, and the value is never repeated', () => {
  it.each([
    ['an NHS number', number], ['an NHS number with spaces', '943 476 5919'], ['an NHS number with dashes', '943-476-5919'], ["an NHS number behind an apostrophe", `'${number}`],
    ['an NHS number inside a longer text', `Seen in clinic (NHS no. 943 476 5919), to be reviewed`], ['an NHS number at the end of a text', `ref:${number}`],
    ['a postcode', 'WR1 1AA'], ['a postcode in small letters', 'wr11aa'], ['a postcode inside an address', '1 High Street, Worcester WR5 2DD, UK'],
    ['a date of birth', '14/02/1951'], ['a date of birth as a database writes it', '1951-02-14'], ['a date of birth in words', '14 February 1951'], ['a date of birth with a time', '1951-02-14 00:00:00'],
    ['a name', 'Mrs Jane Smith'], ['a name in capitals', 'MR J SMITH'],
  ])('%s', async (_, value) => {
    const content = file('remark', value);
    expect(await refusal(content)).toEqual(['patient-identity-value 3:4']);
    const { answer } = await toolkit.run('import', { file: await write('practices.csv', content) });
    expect(JSON.stringify(answer).toLowerCase()).not.toContain(value.toLowerCase());
  });

  it('in the columns of practices too, where it can be nothing else', async () => {
    expect(await refusal(`practice_code,name,list_size\n${number},Abbey,10\n`)).toEqual(['patient-identity-value 2:1']);
    expect(await refusal('practice_code,name,list_size\nabbey,Mr John Smith,10\n')).toEqual(['patient-identity-value 2:2']);
    expect(await refusal('practice_code,name,list_size\nabbey,Abbey,WR1 1AA\n')).toEqual(['patient-identity-value 2:3']);
  });

  it('in spend, in a matrix and in the figures of a need index', async () => {
    expect(await refusal('practice_code,year,service_line,pounds\nabbey,2005/06,"Hip, 14/02/1951",10\nabbey,2005/06,943 476 5919,10\n')).toEqual(['patient-identity-value 3:3']);
    const matrix = await toolkit.run('matrix.import', { file: await write('matrix.csv', `id,status,lead,conditions\npct.payments,led,pct,agree locality: ${number}\n`) });
    expect([matrix.status, matrix.answer.diagnostics.map(brief)]).toEqual(['refused', ['patient-identity-value 2:4']]);
    const json = { kind: 'matrix', framework: 'pbc-2005', items: [{ id: 'pct.payments', status: 'led', lead: 'pct', roles: { pct: ['lead'] }, conditions: [{ kind: 'agree', party: 'locality', note: `About ${number}` }] }] };
    const fromJson = await toolkit.run('matrix.import', { file: await write('matrix.json', JSON.stringify(json)) });
    expect([fromJson.status, fromJson.changed, fromJson.answer.diagnostics.map(({ code }) => code)]).toEqual(['refused', false, ['patient-identity-value']]);
  });
});

describe('every command that reads a table refuses a column that tells of single people', async () => {
  const { toolkit: other, folder: own } = await hostileWorkspace();
  await planWithPractices(other, join(own, 'locality'));
  const readers = (await fileReaders(other, own)).filter(({ table }) => table !== undefined);

  it.each(readers.map((reader) => [`${reader.command} ${reader.parameter}${reader.name === undefined ? '' : ` (${reader.name})`}`, reader] as const))('%s', async (_, { command, parameter, table, sheet, name = 'file', others }) => {
    const rows = plainTable(table as TableGrammar, 4);
    for (const [heading, value, code] of [
      ['NHS number', '', 'patient-identity-heading'], ['Date of birth', '', 'patient-identity-heading'], ['Surname', '', 'patient-identity-heading'],
      ['remark', number, 'patient-identity-value'], ['remark', '14/02/1951', 'patient-identity-value'], ['remark', 'WR1 1AA', 'patient-identity-value'], ['remark', 'Mrs Jane Smith', 'patient-identity-value'],
    ] as const) {
      const spoilt = rows.map((cells, row) => [...cells, row === 0 ? heading : value]);
      for (const [form, content] of [['csv', csvOf(spoilt)], ...(sheet === undefined ? [] : [['xlsx', workbookOf(spoilt, sheet)]])] as [string, string | Uint8Array][]) {
        const file = join(own, `${name}.${form}`);
        await writeFile(file, content);
        const run = await other.run(command, { ...others, [parameter]: file });
        expect([heading, value, form, run.status, run.changed]).toEqual([heading, value, form, 'refused', false]);
        expect(run.answer.diagnostics.map((one) => one.code)).toContain(code);
        if (value !== '') expect(JSON.stringify(run.answer)).not.toContain(value);
      }
    }
  });
});

describe('no false alarm', () => {
  it('on a note that names a colleague, and on an agreement that says where the locality meets', async () => {
    const { toolkit: other, folder: own } = await hostileWorkspace();
    await planWithPractices(other, join(own, 'locality'));
    const readers = await fileReaders(other, own);
    for (const [command, heading, value] of [['commitment.score', 'note', 'Mrs Smith would lead on this'], ['agreement.write', 'text', 'At 1 High Street, Worcester WR5 2DD']] as const) {
      const [headings = [], ...rows] = plainTable(readers.find((one) => one.command === command)?.table as TableGrammar, 2);
      const file = join(own, 'sheet.csv');
      await writeFile(file, csvOf([headings, ...rows.map((cells) => cells.map((cell, index) => (headings[index] === heading ? value : cell)))]));
      const { status, answer } = await other.run(command, { file });
      expect([command, status, answer.diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([command, 'fine', []]);
    }
  });

  it.each([
    ['codes of practices', 'site', 'M81006'], ['postcodes of practices', 'Practice postcode', 'WR1 1AA'], ['when practices opened', 'Practice opened', '01/04/1974'], ['GPs', 'GP name', 'Mrs Jane Smith'],
    ['list sizes', 'need', '12345'], ['money', 'need', '1234567890.12'], ['a number of ten digits with a wrong check digit', 'need', '9434765918'], ['years', 'need', '2006/07'], ['decimals', 'need', '0.9434765919'],
    ['telephone numbers of practices', 'need', '01905 123456'], ['words', 'need', 'Hospital E10 and M25 road'],
  ])('on %s', async (_, heading, value) => {
    const { problems } = await bring('practices.csv', file(heading, value), { dryRun: true });
    expect(problems.filter((one) => one.startsWith('patient-identity'))).toEqual([]);
  });

  const data = process.env['PBC_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
  const published = existsSync(data) ? ['.', 'originals', 'reference'].flatMap((sub) => readdirSync(join(data, sub)).filter((name) => name.endsWith('.csv')).map((name) => join(sub, name))) : [];

  it.skipIf(published.length === 0)('on any published file that a profile knows (skipped where they are not at hand)', async () => {
    let recognised = 0;
    for (const name of published) {
      const { answer } = await toolkit.run('import', { file: join(data, name), dryRun: true, year: '2022/23' });
      const alarms = answer.diagnostics.filter(({ code }) => code.startsWith('patient-identity'));
      expect([name, alarms]).toEqual([name, []]);
      if (answer.kind === 'import' && answer.profile !== null) recognised += 1;
    }
    expect(recognised).toBeGreaterThanOrEqual(10);
    expect(folder).not.toBe('');
  });
});
