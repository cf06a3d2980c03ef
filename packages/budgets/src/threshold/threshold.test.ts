import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replay } from '@pbc-planner/base';
import type { PolicyParameter } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../testing/small-plan.ts';
import { threshold } from './threshold.ts';

/** The parameters as they ship: the years and rates are the point here. */
const policy = ['emergency-marginal-rate', 'emergency-marginal-rate-base', 'emergency-marginal-rate-retained-share'].map((id) =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../policy/parameters', `${id}.json`), 'utf8')) as PolicyParameter);

async function answered(parameters: Partial<Parameters<typeof threshold>[0]>, year = '2010/11') {
  return threshold({ base: '2000000', value: '2300000', ...parameters }, contextOf({ year, files: [], methods: [], policy }));
}

async function paid(parameters: Partial<Parameters<typeof threshold>[0]>, year = '2010/11') {
  const { outcome, diagnostics } = await answered(parameters, year);
  if (outcome.kind !== 'threshold') throw new Error(diagnostics[0]?.message);
  expect([outcome.paidPence + outcome.notPaidPence, outcome.fullPence + outcome.abovePence, replay(outcome.steps)]).toEqual([outcome.valuePence, outcome.valuePence, []]);
  return outcome;
}

describe('budget.threshold', () => {
  it('base £2.0m and value £2.3m at 30 per cent: £2.09m paid, £0.21m kept', async () => {
    const outcome = await paid({});
    expect(outcome).toMatchObject({ year: '2010/11', ratePercent: '30', fullPence: 200_000_000, abovePence: 30_000_000, paidPence: 209_000_000, notPaidPence: 21_000_000, grade: 'verified' });
    expect(outcome.settings.map(({ id, text, parameter }) => [id, text, parameter])).toEqual([
      ['rate', '30% of the tariff', 'emergency-marginal-rate'], ['base', 'value of 2008/09', 'emergency-marginal-rate-base'],
      ['retained', '70% of the tariff', 'emergency-marginal-rate-retained-share'],
    ]);
  });

  it('in 2007/08 half the tariff above the outturn of 2005/06: £2.15m', async () => {
    const outcome = await paid({}, '2007/08');
    expect([outcome.paidPence, outcome.notPaidPence, outcome.settings[1]?.text]).toEqual([215_000_000, 15_000_000, 'outturn of 2005/06']);
    expect((await paid({ year: '2007-08' }, '2022/23')).year).toBe('2007/08');
  });

  it.each([
    ['below the base all is paid', '5', '4.99', 499, 0], ['at the base too', '5', '5', 500, 0], ['nothing is nothing', '0', '0', 0, 0],
    ['half a penny goes up', '0', '0.05', 2, 3], ['without a base the rate is on all', '0', '100', 3000, 7000],
  ])('%s', async (_, base, value, expected, kept) => {
    const { paidPence, notPaidPence } = await paid({ base, value });
    expect([paidPence, notPaidPence]).toEqual([expected, kept]);
  });

  it('takes a rate that somebody gives, in a year of which policy says nothing', async () => {
    const outcome = await paid({ rate: '33.3' }, '2022/23');
    expect([outcome.paidPence, outcome.settings]).toEqual([209_990_000, [{ id: 'rate', title: 'Marginal rate', text: '33.3% of the tariff', by: 'Anna', reason: 'given for this answer', grade: 'verified' }]]);
  });

  it.each([
    ['2006/07', 'no-policy-value', 'No policy sets a marginal rate for emergency admissions in 2006/07. There is one for 2007/08, 2010/11 to 2013/14, 2014/15 and 2017/18 to 2018/19.'],
    ['2009/10', 'no-policy-value', 'No policy sets a marginal rate for emergency admissions in 2009/10.'],
    ['2015/16', 'policy-gap', 'A marginal rate held in 2015/16, and no source gives its number.'],
  ])('%s has no rate: %s', async (year, code, message) => {
    const { status, diagnostics } = await answered({}, year);
    expect([status, diagnostics[0]?.code]).toEqual(['refused', code]);
    expect(diagnostics[0]?.message).toContain(message);
    expect(diagnostics[0]?.hint).toContain('--rate');
  });

  it('names every amount that is none, and a year that is none', async () => {
    const { status, diagnostics } = await answered({ base: 'much', value: '-1' });
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(['usage', ['bad-pounds', 'bad-pounds']]);
    expect((await answered({ year: '2010/12' })).diagnostics[0]?.code).toBe('bad-year');
    const outside = contextOf({ files: [], methods: [], policy, state: { founded: null } });
    expect((await threshold({ base: '1', value: '1' }, outside)).diagnostics[0]?.code).toBe('no-year');
    expect((await threshold({ base: '1', value: '1', year: '2010/11' }, outside)).status).toBe('fine');
  });
});
