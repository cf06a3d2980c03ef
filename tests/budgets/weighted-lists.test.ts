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
