import { describe, expect, it } from 'vitest';
import { LocalityPlan, told } from '../../testing/locality-plan.ts';

const payments = 'Practice Code,Practice Name,Number of Registered Patients (Last Known Figure),Number of Weighted Patients (Last Known Figure),Total NHS Payments to General Practice';

describe('a profile', () => {
  it('is the one whose headings are all there', async () => {
    const result = await new LocalityPlan().import(`${payments},Something else\nM81006,The Surgery,100,110.5,5000.25,x\n`, { name: 'nhs-payments-21-22.csv' });
    expect(result).toMatchObject({ status: 'fine', outcome: { profile: 'nhs-payments', year: '2021/22', figures: 3 } });
    expect(result.events).toMatchObject([{ data: { headline: 'carr-hill' } }]);
  });

  it('is the richer one where two fit', async () => {
    const result = await new LocalityPlan().import('practice_code,name,list_size,year,service_line,pounds\na,A,1,2005/06,total,5\n', { name: 'both.csv' });
    expect(result.outcome).toMatchObject({ profile: 'spend' });
  });

  it('may be named, and then each missing column is', async () => {
    const result = await new LocalityPlan().import('practice_code,name,list_size\na,A,1\n', { as: 'spend' });
    expect(result.status).toBe('refused');
    expect(result.diagnostics.map(({ message }) => message)).toEqual(['year', 'service_line', 'pounds'].map((column) => `A file of "Spend by service line" has a column "${column}"; this one has not.`));
    expect(told(result)).toEqual(Array.from({ length: 3 }, () => 'error column-missing @ practices-06-07.csv, line 1'));
  });

  it('that is not there is refused with those that are', async () => {
    const result = await new LocalityPlan().import('a,b\n1,2\n', { as: 'paymnets' });
    expect(result).toMatchObject({ status: 'refused', outcome: { profile: null } });
    expect(result.diagnostics).toMatchObject([{ code: 'unknown-profile', hint: 'Choose from list-by-age-and-sex, list-by-age-and-sex-plain, list-by-five-year-age-and-sex, nhs-england-allocation, nhs-england-allocation-2022, nhs-payments, practices, spend, weighted-populations, weighted-populations-2022.' }]);
  });

  it('that nearly fits is named, with what is missing', async () => {
    const result = await new LocalityPlan().import('Practice Code,Practice Name,Total NHS Payments to General Practice\nM81006,A,5\n');
    expect(result.status).toBe('refused');
    expect(result.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'file-not-recognised: The file looks like "NHS Payments to General Practice" but lacks 2 columns.',
      'column-missing: A file of "NHS Payments to General Practice" has a column "Number of Registered Patients (Last Known Figure)"; this one has not.',
      'column-missing: A file of "NHS Payments to General Practice" has a column "Number of Weighted Patients (Last Known Figure)"; this one has not.',
    ]);
  });

  it('is not guessed for headings that belong to none', async () => {
    const result = await new LocalityPlan().import('town,rain\nTarrow,5\n');
    expect(result.diagnostics).toMatchObject([{ code: 'file-not-recognised', message: 'The headings of this file are those of no import profile.' }]);
  });
});

describe('the year of a file', () => {
  const row = '\nM81006,The Surgery,100,110.5,5000.25\n';

  it.each([
    ['nhs-payments-to-general-practice-22-23.csv', undefined, '2022/23'],
    ['payments 2021-2022.csv', undefined, '2021/22'],
    ['payments.csv', '2022/23', '2022/23'],
    ['payments-21-22.csv', '2022-23', '2022/23'],
  ])('of %s with --year %s is %s', async (name, year, expected) => {
    const result = await new LocalityPlan().import(payments + row, { name, ...(year ? { year } : {}) });
    expect(result).toMatchObject({ status: 'fine', outcome: { year: expected } });
  });

  it('that nobody gives is asked for, together with what else is wrong', async () => {
    const result = await new LocalityPlan().import(`${payments}\nM81006,A,-5,110.5,0\n`, { name: 'payments.csv' });
    expect(result.status).toBe('refused');
    expect(told(result)).toEqual([
      'error no-year @ payments.csv',
      'error negative-people @ payments.csv, line 2, column 3 "Number of Registered Patients (Last Known Figure)"',
      'warning zero-money @ payments.csv, line 2, column 5 "Total NHS Payments to General Practice"',
    ]);
  });

  it('whose halves do not follow each other is none', async () => {
    expect(told(await new LocalityPlan().import(payments + row, { year: '2022/24' }))).toEqual(['error not-a-year']);
  });

  it('of the locality\'s own practices is the plan\'s where nothing says otherwise', async () => {
    const result = await new LocalityPlan().import('practice_code,name,list_size\na,A,1\n', { name: 'practices.csv' });
    expect(result.outcome).toMatchObject({ year: '2006/07' });
  });

  it('of a quarter is the one that its months lie in', async () => {
    const bands = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'];
    const head = ['Practice Name', 'Practice Code', ...bands.flatMap((band) => [`Male ${band}`, `Female ${band}`])].join(',');
    const plan = new LocalityPlan();
    const rows = `The Surgery,M81006,${Array.from({ length: 18 }, (_, index) => index + 1).join(',')}\nOther,M81007,${Array.from({ length: 18 }, (_, index) => (index === 4 ? '' : 1)).join(',')}\n`;
    const result = await plan.import(`${head}\n${rows}`, { name: 'Patient_List_Size_2013_04-06.csv' });
    expect(result).toMatchObject({ status: 'problems', outcome: { profile: 'list-by-age-and-sex', year: '2013/14', practices: 2 } });
    expect(told(result)).toEqual(['warning blank-cell @ Patient_List_Size_2013_04-06.csv, line 3, column 7 "Male 15-24"']);
    const list = [...plan.dataSets.values()][0]?.columns.find(({ measure }) => measure.kind === 'list');
    expect(list).toMatchObject({ units: [171, null], heading: 'Male 0-4 to Female 75+, summed' });
  });
});
