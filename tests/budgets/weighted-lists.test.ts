import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onPlan, practicesFile } from './plan.ts';

const wenbeck = join(import.meta.dirname, '../../packages/budgets/cases/wenbeck');
const files = Object.fromEntries(['practices.csv', 'spend.csv', 'lists-2006_04-06.csv'].map((name) => [name, readFileSync(join(wenbeck, name), 'utf8')]));
const components = 'hospital=79:list*need*mff;prescribing=11:astro-pu-2013-1dp;primary-medical=10:list';

describe('the weighted lists that fair shares go by', () => {
  // Section 2 of the case's README to the hundredth of a person; those left over go to the largest remainders.
  it('of Wenbeck are brought back to its list', () => onPlan(files, async ({ run }) => {
    const { status, answer } = await run('budget.weighted-lists', { components });
    if (answer.kind !== 'table') throw new Error(answer.kind);
    expect(status).toBe('fine');
    expect(answer.table.rows.map(([code, , ...cells]) => [code, ...cells.slice(0, -1)])).toEqual([
      ['Z00001', '6000.00', '6267.38', '6381.67', '6000.00', '6253.21', '1.042'],
      ['Z00002', '4000.00', '3537.73', '4162.19', '4000.00', '3652.65', '0.913'],
      ['Z00003', '3000.00', '3519.12', '2759.12', '3000.00', '3383.61', '1.128'],
      ['Z00004', '2000.00', '1675.77', '1697.02', '2000.00', '1710.53', '0.855'],
    ]);
    expect(answer.table.totals).toEqual([null, 'All practices', '15000.00', '15000.00', '15000.00', '15000.00', '15000.00', '1.000', null]);
    expect(answer.table.title).toContain('unverified');
  }));

  // Half of the 610 women of 75 and over live elsewhere: 135, 95, 50 and 25 by practice; 305 of 15,000 in all, 2.1% of those who live there.
  it('show the registered lists beside those brought to the people who live in the area, and what that changes', () => onPlan(files, async ({ run }) => {
    const [headings = [], ...rows] = (files['lists-2006_04-06.csv'] as string).trim().split('\n').map((row) => row.split(','));
    const bands = headings.flatMap((heading, column) => {
      const [, sex, band = ''] = /^(male|female)_(.+)$/.exec(heading) ?? [];
      const people = rows.reduce((sum, row) => sum + Number(row[column]), 0);
      return sex === undefined ? [] : [`${sex} ${band.replace('_plus', '+').replace('_', '-')}=${heading === 'female_75_plus' ? people / 2 : people}`];
    });
    const { status, answer } = await run('budget.weighted-lists', { components: 'all=100:list', residents: bands.join(',') });
    if (answer.kind !== 'table') throw new Error(answer.diagnostics[0]?.message);
    expect([status, answer.table.columns.slice(2, 5).map(({ title }) => title)]).toEqual(['fine', ['Registered list', 'Change %', 'list brought to the people who live in the area']]);
    expect([...answer.table.rows, answer.table.totals as readonly unknown[]].map(([code, , ...cells]) => [code, ...cells.slice(0, 3)])).toEqual([
      ['Z00001', '6000.00', '-2.3', '5865.00'], ['Z00002', '4000.00', '-2.4', '3905.00'], ['Z00003', '3000.00', '-1.7', '2950.00'], ['Z00004', '2000.00', '-1.3', '1975.00'],
      [null, '15000.00', '-2.0', '14695.00'],
    ]);
    expect(answer.diagnostics).toEqual([]);
  }));

  it('warn where the lists and the people who live in the area are more than 5% apart, and every comparison says by how much', () => onPlan(files, async ({ run }) => {
    const bands = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'].flatMap((band) => [`male ${band}=800`, `female ${band}=${band === '75+' ? 305 : 800}`]);
    const { answer } = await run('budget.compare', { methods: ['capitation'], pool: '1000', residents: bands.join(',') });
    if (answer.kind !== 'comparison') throw new Error(answer.diagnostics[0]?.message);
    expect(answer.notes).toContain('The lists are brought to the people who live in the area: 13,905 people live in the area and 15,000 are on the lists, 7.9% more.');
    expect(answer.diagnostics.map(({ severity, code, message }) => [severity, code, message])).toEqual([[
      'warning', 'lists-far-from-residents',
      '13,905 people live in the area and 15,000 are on the lists, 7.9% more. Most of it: female 75+, 100.0% more; female 25-34, 36.3% more; male 25-34, 33.8% more.',
    ]]);
  }));

  it('add up to the list whatever the columns are, and every index is the plain ratio', () => fc.assert(fc.asyncProperty(
    fc.array(fc.record({ list: fc.integer({ min: 1, max: 30_000 }), a: fc.integer({ min: 1, max: 4_000 }), b: fc.integer({ min: 0, max: 4_000 }) }), { minLength: 1, maxLength: 6 }),
    fc.integer({ min: 1, max: 99 }),
    async (practices, share) => {
      const rows = practices.map(({ list, a, b }, index) => [`P${index}`, list, (a / 100).toFixed(2), (b / 100).toFixed(2)]);
      await onPlan({ 'practices.csv': practicesFile(['a', 'b'], rows) }, async ({ run }) => {
        const { answer } = await run('budget.weighted-lists', { components: `one=${share}:list*a;two=${100 - share}:list` });
        if (answer.kind !== 'table') throw new Error(answer.diagnostics[0]?.message);
        const list = practices.reduce((sum, one) => sum + one.list, 0);
        const raw = practices.reduce((sum, one) => sum + one.list * one.a, 0);
        for (const column of [2, 3, 4, 5]) {
          const hundredths = answer.table.rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
          expect([hundredths, answer.table.totals?.[column]]).toEqual([list * 100, `${list}.00`]);
        }
        for (const [index, { list: own, a }] of practices.entries()) {
          const unified = (share * own * a * list) / raw / 100 + ((100 - share) * own) / 100;
          expect(Math.abs(Number(answer.table.rows[index]?.[6]) - unified / own)).toBeLessThanOrEqual(0.000_500_1);
        }
      });
    }), { numRuns: 20 }));

  it('are not asked of a capitation by one list', () => onPlan(files, async ({ run }) => {
    const { status, answer } = await run('budget.weighted-lists', { weights: 'list' });
    expect([status, answer.kind, answer.diagnostics[0]?.code]).toEqual(['usage', 'refusal', 'one-list']);
  }));

  it('are refused where a component counts nobody', () => onPlan({ ...files, 'nobody.csv': practicesFile(['nobody'], [['Z00001', 6000, '0']]) }, async ({ run }) => {
    const { status, answer } = await run('budget.weighted-lists', { components: 'all=100:list*nobody' });
    expect([status, answer.kind]).toEqual(['refused', 'refusal']);
  }));
});
