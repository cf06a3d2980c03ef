import type { Answer, ComparisonOutcome, Toolkit } from '@pbc-planner/toolkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPlan } from './support/plan-of.ts';

const practices = ['abbey', 'brook', 'canal', 'drovers', 'elm', 'foundry', 'glebe', 'hope'];
const pool = 3_477_450_000;
const historic = [709180000, 561700000, 575280000, 433260000, 454250000, 362850000, 243380000, 137550000];
const byList = [677127228, 588182549, 539406436, 499237871, 453330941, 352909530, 246749752, 120505693];
const weighted = [614240961, 578965854, 619446393, 423965813, 468101230, 422304505, 216689946, 133735298];
const halfAndHalf = [661710481, 570332927, 597363197, 428612906, 461175615, 392577252, 230034973, 135642649];

let toolkit: Toolkit;

beforeAll(async () => {
  toolkit = await demoPlan();
});

afterAll(() => toolkit.close());

async function compare(parameters: Readonly<Record<string, unknown>> = {}): Promise<Answer<ComparisonOutcome>> {
  const { status, answer } = await toolkit.run('budget.compare', parameters);
  if (answer.kind !== 'comparison') throw new Error(`${status}: ${answer.diagnostics[0]?.message}`);
  return answer;
}

const column = ({ rows }: ComparisonOutcome, method: string) => rows.map(({ amounts }) => amounts[method]);

describe('the fictional locality Tarrow Vale', () => {
  it('has the pool, the practices and the mark of fiction', async () => {
    const comparison = await compare();
    expect([comparison.locality, comparison.year, comparison.fictional, comparison.poolPence]).toEqual(['Tarrow Vale', '2006/07', true, pool]);
    expect(comparison.rows.map(({ practice }) => practice)).toEqual(practices);
    expect(comparison.totals).toEqual({ historic: pool, capitation: pool, blended: pool });
    expect(comparison.diagnostics).toEqual([]);
  });

  it.each([
    ['historic', {}, 'historic', historic],
    ['capitation by the raw list', { weights: 'list' }, 'capitation', byList],
    ['capitation by weighted list, which nobody has to name', {}, 'capitation', weighted],
    ['capitation by weighted list, named', { weights: 'need-weighted' }, 'capitation', weighted],
    ['half historic and half weighted capitation', { blend: '50' }, 'blended', halfAndHalf],
    ['half and half, which nobody has to say', {}, 'blended', halfAndHalf],
    ['a blend that is all historic', { blend: '100' }, 'blended', historic],
    ['a blend that is all capitation', { blend: '0' }, 'blended', weighted],
    ['a blend that is all capitation by the raw list', { blend: 0, weights: 'list' }, 'blended', byList],
    ['historic with the pool given as its own total', { pool: '34,774,500' }, 'historic', historic],
  ] as const)('has the pence of %s', async (_, parameters, method, expected) => {
    expect(column(await compare(parameters), method)).toEqual(expected);
  });

  it('measures the distance from weighted fair share in pence and hundredths of a per cent', async () => {
    const { rows } = await compare();
    // 94,939,039 of 614,240,961 is 15.4563... per cent; Foundry is 59,454,505 below 422,304,505, or 14.0785... per cent.
    expect(rows[0]?.distance).toEqual({ pence: 94_939_039, basisPoints: 1546 });
    expect(rows[5]?.distance).toEqual({ pence: -59_454_505, basisPoints: -1408 });
    expect(rows.reduce((sum, { distance }) => sum + (distance?.pence ?? 0), 0)).toBe(0);
  });
});
