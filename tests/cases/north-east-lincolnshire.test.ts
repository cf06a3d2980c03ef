import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Toolkit } from '@pbc-planner/toolkit';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../support/plan-of.ts';

const folder = join(import.meta.dirname, '../../packages/budgets/cases/north-east-lincolnshire');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const expected = parse(text('ranks.csv'), { columns: true }) as Record<string, string>[];

describe('6 per cent that is a million, and 7 per cent that is two hundred thousand', () => {
  let toolkit: Toolkit;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    ({ toolkit, remove } = await planOf({ 'practices.csv': text('practices.csv'), 'spend.csv': text('spend.csv') }));
  });
  afterAll(() => remove());

  async function compared(parameters: Readonly<Record<string, unknown>>) {
    const { answer } = await toolkit.run('budget.compare', { methods: ['historic', 'capitation'], weights: 'list', ...parameters });
    if (answer.kind !== 'comparison') throw new Error(answer.diagnostics[0]?.message);
    return answer;
  }

  it('are ranked by pounds and by per cent, both ways', async () => {
    const { rows } = await compared({});
    expect(rows.map(({ practice, distance, standing }) => ({
      practice_code: practice, gap_pounds: String((distance?.pence ?? 0) / 100), gap_percent: ((distance?.basisPoints ?? 0) / 100).toFixed(2),
      side: standing?.side, rank_by_pounds: String(standing?.byPounds), rank_by_percent: String(standing?.byPercent),
    }))).toEqual(expected.map(({ beyond_5_percent: _, beyond_10_percent: __, ...rest }) => rest));
  });

  it.each([['5', 'beyond_5_percent'], ['10', 'beyond_10_percent']])('who is beyond %s per cent is marked', async (band, column) => {
    const { rows, toleranceBasisPoints, tolerance } = await compared({ band });
    expect([toleranceBasisPoints, tolerance?.by]).toEqual([Number(band) * 100, 'A test']);
    expect(rows.map(({ practice, beyond }) => [practice, beyond ? 'yes' : 'no'])).toEqual(expected.map((row) => [row['practice_code'], row[column]]));
  });

  it('without a choice the tolerance is policy\'s for the year, with its grade', async () => {
    expect((await compared({})).tolerance).toEqual({
      basisPoints: 1000, by: 'policy', reason: 'fair-share-tolerance of 2006/07', grade: 'verified', parameter: 'fair-share-tolerance',
    });
  });

  it('a tolerance of 300 per cent is refused, with what is right', async () => {
    const { status, answer } = await toolkit.run('budget.compare', { band: '300' });
    expect([status, answer.kind]).toEqual(['usage', 'refusal']);
    expect(JSON.stringify(answer.diagnostics)).toContain('a percentage from 0 to 100');
  });
});
