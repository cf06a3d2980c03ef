import { describe, expect, it } from 'vitest';
import type { PrescribingUnitsOutcome, WeightTable } from '@pbc-planner/domain';
import { codesOf, runPrescribing } from '../../testing/run-need.ts';
import { contribution } from '../index.ts';

const bands = ['0_4', '5_14', '15_24', '25_34', '35_44', '45_54', '55_64', '65_74', '75_plus'];
const heading = ['practice_code', 'practice_name', 'total', ...bands.map((band) => `male_${band}`), ...bands.map((band) => `female_${band}`)].join(',');

/** Two practices with their published lists of October to December 2013, whose units are published too. */
const seaside = 'N84014,SEASIDE,2932,59,162,185,127,164,240,196,193,158,53,157,171,130,151,212,187,202,185';
const city = 'P84034,CITY,13439,390,660,554,1412,1354,970,719,427,272,393,660,641,1548,1107,791,633,451,457';
const lists = [heading, seaside, city].join('\n');

async function unitsOf(...parameters: Parameters<typeof runPrescribing>): Promise<PrescribingUnitsOutcome> {
  const { outcome, diagnostics } = await runPrescribing(...parameters);
  if (outcome.kind !== 'prescribing-units') throw new Error(JSON.stringify(diagnostics));
  return outcome;
}

describe('need.prescribing', () => {
  it('gives the published units of N84014 and P84034 with the full weights', async () => {
    const { rows, totals, weights, grade, inputs } = await unitsOf(lists, { dataName: 'lists-2013.csv' });
    expect(rows.map(({ practice, name, list, astroPuCost, astroPuItems }) => [practice, name, list, astroPuCost, astroPuItems])).toEqual([
      ['N84014', 'SEASIDE', 2932, 12358.6841, 45377.5748],
      ['P84034', 'CITY', 13439, 41303.5675, 144028.8214],
    ]);
    expect([totals.practices, totals.list, totals.astroPuCost]).toEqual([2, 16371, 53662.2516]);
    expect([weights.id, weights.grade, grade, inputs[0]?.year, inputs[0]?.rows]).toEqual(['astro-pu-2013', 'verified', 'verified', null, 2]);
  });

  it('gives the published units of N84014 with one decimal, those of P84034 beside them, and a split in which the older list gains', async () => {
    const { rows, grade } = await unitsOf(lists, { astroPu: '2013-1dp' });
    expect([rows[0]?.astroPuCost, rows[0]?.astroPuItems, rows[0]?.exact]).toEqual([12318.9, 45350.1, { astroPuCost: '12318.9', astroPuItems: '45350.1' }]);
    // Nobody published P84034 with one decimal. Cost by hand, men 390 x 1.0 + 660 x 0.9 + 554 x 1.2 + ... = 19,527.8, women 21,674.5; items in the same way.
    expect([rows[1]?.practice, rows[1]?.astroPuCost, rows[1]?.exact]).toEqual(['P84034', 41202.3, { astroPuCost: '41202.3', astroPuItems: '143921.9' }]);
    expect(grade).toBe('derived');
    const full = (await unitsOf(lists)).rows.map(({ astroPuCost }) => astroPuCost as number);
    expect(((full[0] as number) / ((full[0] as number) + (full[1] as number)) * 100).toFixed(4)).toBe('23.0305');
  });

  it('keeps the exact decimal beside the rounded number', async () => {
    const one = [heading, `A81001,ONE,1,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0`].join('\n');
    expect((await unitsOf(one)).rows).toEqual([{
      practice: 'A81001', name: 'ONE', list: 1, astroPuCost: 1.2543, astroPuItems: 2.9488,
      exact: { astroPuCost: '1.25432789273113', astroPuItems: '2.94877111448744' },
    }]);
  });

  it('works with the weights of 2009', async () => {
    const boy = [heading, `A81001,ONE,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0`, `A81002,TWO,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1`].join('\n');
    const { rows, weights } = await unitsOf(boy, { astroPu: '2009' });
    expect(rows.map(({ astroPuCost, astroPuItems }) => [astroPuCost, astroPuItems])).toEqual([[1, 4.4994], [18.528, 48.027]]);
    expect(weights.source.licence).toMatch(/facts/);
  });

  it('reads five-year bands as the bands that they fall into', async () => {
    const ages = Array.from({ length: 20 }, (_, index) => (index === 19 ? '95_plus' : `${index * 5}_${index * 5 + 4}`));
    const columns = ['practice_code', 'pcn_codes', 'total', ...ages.map((age) => `male_${age}`), ...ages.map((age) => `female_${age}`)];
    const counts = ages.map((_, index) => index + 1);
    const five = [columns.join(','), ['G81001', 'U1;U2', 420, ...counts, ...counts.map(() => 0)].join(',')].join('\n');
    // 0-4: 1; 5-14: 2 + 3; 15-24: 4 + 5; and so on; 75+: 16 + 17 + 18 + 19 + 20.
    const nine = [heading, 'G81001,G81001,210,1,5,9,13,17,21,25,29,90,0,0,0,0,0,0,0,0,0'].join('\n');
    expect((await unitsOf(five)).rows).toEqual((await unitsOf(nine)).rows);
  });

  it('takes the practices asked for, and names those that the file lacks', async () => {
    const { status, diagnostics, outcome } = await runPrescribing(lists, { only: ['P84034', 'Z99999', '__proto__'] });
    expect([status, codesOf(diagnostics)]).toEqual(['problems', ['practice-not-in-file', 'practice-not-in-file']]);
    expect(outcome.kind === 'prescribing-units' && outcome.rows.map(({ practice }) => practice)).toEqual(['P84034']);
    expect((await runPrescribing(lists, { only: ['Z99999'] })).status).toBe('refused');
  });

  it('leaves units unknown where a band is, and takes nought for a number', async () => {
    const cells = (first: string) => [heading, `A81001,ONE,0,${first}${',0'.repeat(17)}`, seaside].join('\n');
    const blank = await runPrescribing(cells(''));
    expect([blank.status, codesOf(blank.diagnostics)]).toEqual(['problems', ['blank-cell']]);
    expect(blank.diagnostics[0]?.place).toEqual({ file: 'lists.csv', line: 2, column: 4, columnName: 'male_0_4', key: 'A81001' });
    expect(blank.outcome).toMatchObject({
      rows: [{ practice: 'A81001', list: null, astroPuCost: null, exact: { astroPuCost: null } }, { practice: 'N84014', list: 2932 }],
      totals: { practices: 1, list: 2932 },
    });
    expect((await unitsOf(cells('0'))).rows[0]).toMatchObject({ list: 0, astroPuCost: 0, astroPuItems: 0 });
    expect(codesOf((await runPrescribing(cells('few'))).diagnostics)).toEqual(['not-a-number']);
    expect([(await runPrescribing(cells('-1'))).status, codesOf((await runPrescribing(cells('-1'))).diagnostics)]).toEqual(['refused', ['negative-people']]);
  });

  it.each([
    ['without ages', 'practice_code,name,list_size\nA81001,One,200\n', 'no-age-bands'],
    ['with a practice on two rows', `${lists}\n${city}`, 'practice-twice'],
    ['without rows', heading, 'no-practices-in-file'],
  ])('refuses a list %s', async (_, text, code) => {
    const { status, diagnostics } = await runPrescribing(text);
    expect([status, codesOf(diagnostics)]).toEqual(['refused', [code]]);
  });

  it('refuses weights that nobody knows, that fit no column or miss a band', async () => {
    const full = contribution.packs?.weightTables?.['astro-pu-2013'] as WeightTable;
    const codesWith = async (rows: WeightTable['rows']) => codesOf((await runPrescribing(lists, { weightTables: [{ ...full, rows }] })).diagnostics);
    const [first, ...others] = full.rows;
    expect(await codesWith([{ ...(first as WeightTable['rows'][number]), weights: { cost: null, items: '5.2' } }, ...others])).toEqual(['weights-not-known']);
    expect(await codesWith(others)).toEqual(['band-without-weight']);
    expect(await codesWith([...full.rows, { sex: 'male', band: '120+', weights: { cost: '1', items: '1' } }])).toEqual(['band-without-column']);
  });
});
