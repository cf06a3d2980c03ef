import { pence, replay } from '@pbc-planner/base';
import type { PoolLevel, RiskPoolOutcome, TopSlice } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coefficient, listed, parameter, spent } from '../../testing/planted-methods.ts';
import { contextOf, list, spend, type SmallPlan } from '../../testing/small-plan.ts';
import { explainRisk } from './explain-risk.ts';
import { riskPool } from './risk-pool.ts';
import type { RiskParameters } from './risk-settings.ts';

const policy = [
  coefficient,
  parameter('fundholding-minimum-list-standard', 'registered patients', { from: '1995/96', until: '1995/96', value: '5000' }),
  parameter('risk-pool-minimum-patient-years', 'patient-years', { from: '1996/97', value: '30000' }),
  parameter('risk-pool-minimum-population', 'people', { from: '2009/10', value: '100000' }),
  parameter('contingency', 'per cent of pool', { from: '2005/06', value: null, grade: 'unverified' }),
];
const plan: SmallPlan = {
  files: [
    { name: 'practices.csv', columns: [list({ A: 10_000, B: 2_500 })] },
    { name: 'spend.csv', columns: [spend({ A: 1_000_000, B: 200_001 })] },
  ],
  methods: [spent, listed],
  policy,
};
const defaults: RiskParameters = { years: 1, within: '2', beyond: '3' };
const slice = (amount: TopSlice['amount'], more: Partial<TopSlice> = {}): TopSlice & { readonly by: string } =>
  ({ title: 'Contingency', kind: 'contingency', amount, sharedBy: 'budget', level: 'pct' as PoolLevel, reason: null, by: 'Bea', ...more });
const sliced = (...slices: readonly (TopSlice & { readonly by: string })[]): SmallPlan => ({ ...plan, state: { topSlices: new Map(slices.map((one, index) => [`slice-${index}`, one])) } });

async function pooled(parameters: Partial<RiskParameters> = {}, on: SmallPlan = plan): Promise<RiskPoolOutcome> {
  const { outcome, diagnostics } = await riskPool({ ...defaults, ...parameters }, contextOf(on));
  if (outcome.kind !== 'risk-pool') throw new Error(diagnostics.map(({ code }) => code).join());
  return outcome;
}

async function refusedWith(parameters: Partial<RiskParameters>, on: SmallPlan = plan) {
  const { status, diagnostics } = await riskPool({ ...defaults, ...parameters }, contextOf(on));
  return [status, ...diagnostics.map(({ code }) => code)];
}

describe('from gross to net', () => {
  it('takes nothing where nothing was set', async () => {
    expect((await pooled()).rows.map(({ grossPence, slices, netPence }) => [grossPence, slices, netPence])).toEqual([[1_000_000, {}, 1_000_000], [200_001, {}, 200_001]]);
  });

  it('takes per cents of all budgets and sums by registered patients, to the penny', async () => {
    // 2.5% of 1,200,001 is 30,000.025, so 30,000 pence: A 24,999.98 and B 5,000.02, and the odd penny is A's.
    // 1,001 pence by 10,000 and 2,500 patients: 800.8 and 200.2, and the odd penny is A's.
    const { rows, totals, slices } = await pooled({}, sliced(slice({ percent: '2.5' }), slice({ pence: pence(1001) }, { title: 'High cost', kind: 'high-cost', sharedBy: 'list', level: 'locality' })));
    expect(rows.map(({ slices: own, netPence }) => [own, netPence])).toEqual([[{ 'slice-0': 25_000, 'slice-1': 801 }, 974_199], [{ 'slice-0': 5_000, 'slice-1': 200 }, 194_801]]);
    expect([totals.grossPence, totals.slices, totals.netPence]).toEqual([1_200_001, { 'slice-0': 30_000, 'slice-1': 1001 }, 1_169_000]);
    expect(slices.map(({ size, by, grade, evidence }) => [size, by, grade, evidence])).toEqual([
      ['2.5% of all budgets', 'Bea', 'verified', 'So it is (Source of contingency, A ministry, 2006; unverified)'], ['£10.01 in all', 'Bea', 'verified', null],
    ]);
  });

  it('reconciles whatever is taken, or says who has not enough', async () => {
    const amount = fc.oneof(fc.integer({ min: 1, max: 4000 }).map((units) => ({ percent: `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}` })), fc.integer({ min: 1, max: 400_000 }).map((units) => ({ pence: pence(units) })));
    const any = fc.array(fc.tuple(amount, fc.constantFrom('budget' as const, 'list' as const)), { maxLength: 4 });
    await fc.assert(fc.asyncProperty(any, async (given) => {
      const on = sliced(...given.map(([size, sharedBy]) => slice(size, { sharedBy })));
      const { outcome, diagnostics } = await riskPool(defaults, contextOf(on));
      if (outcome.kind === 'refusal') {
        expect(diagnostics.map(({ code }) => code)).toEqual(['slices-exceed-budget']);
        return;
      }
      for (const { grossPence, slices, netPence } of [...outcome.rows, outcome.totals]) {
        expect(Object.values(slices).reduce((sum: number, one) => sum + one, netPence)).toBe(grossPence);
        expect(netPence).toBeGreaterThanOrEqual(0);
      }
      for (const { id, pence: total } of outcome.slices) expect(outcome.rows.reduce((sum, { slices }) => sum + (slices[id] as number), 0)).toBe(total);
    }), { numRuns: 60 });
  });

  it.each<readonly [string, SmallPlan, readonly string[]]>([
    ['more than a practice has', sliced(slice({ percent: '60' }), slice({ percent: '60' })), ['refused', 'slices-exceed-budget']],
    ['by patients where a list is lacking', { ...sliced(slice({ pence: pence(5) }, { sharedBy: 'list' })), files: plan.files.slice(1), methods: [spent] }, ['refused', 'no-list']],
  ])('refuses %s', async (_, on, expected) => {
    expect(await refusedWith({}, on)).toEqual(expected);
  });

  it('names the practice and the sum', async () => {
    const { diagnostics } = await riskPool(defaults, contextOf(sliced(slice({ pence: pence(1_200_011) }, { sharedBy: 'budget' }))));
    expect(diagnostics[0]?.message).toMatch(/^The top-slices take £0\.\d\d more than Practice [AB] \([AB]\) has\.$/);
  });
});

describe('chance', () => {
  it('holds fair shares against budgets where no outturn is held, and classes each variance', async () => {
    // Fair shares by list: 960,000.8 and 240,000.2. A's chance at two deviations: 15% of £10,000; B's: 15 / 50 = 30%, and 45% at three.
    const { rows, against, totals } = await pooled();
    expect(against).toEqual({ id: 'listed', title: 'Listed' });
    expect(rows.map(({ band, variance }) => [band, variance])).toEqual([
      [{ withinPence: 150_000, withinBasisPoints: 1500, beyondPence: 225_000, beyondBasisPoints: 2250 }, { pence: -39_999, basisPoints: -400, verdict: 'within chance' }],
      [{ withinPence: 60_000, withinBasisPoints: 3000, beyondPence: 90_000, beyondBasisPoints: 4500 }, { pence: 39_999, basisPoints: 2000, verdict: 'within chance' }],
    ]);
    expect([totals.list, totals.variance]).toEqual([12_500, { pence: 0, basisPoints: 0, verdict: 'within chance' }]);
  });

  it('holds the outturn of the plan\'s year against budgets where there is one', async () => {
    const files = [...plan.files, { name: 'out.csv', columns: [spend({ A: 1_150_000, B: 275_000 }, 'total', '2006/07')] }];
    const { rows, against } = await pooled({}, { ...plan, files });
    expect(against).toEqual({ id: 'outturn', title: 'outturn of 2006/07' });
    // A is exactly on the edge of chance; B is 74,999 over, past 60,000 and short of 90,000.
    expect(rows.map(({ variance }) => variance)).toEqual([{ pence: 150_000, basisPoints: 1500, verdict: 'within chance' }, { pence: 74_999, basisPoints: 3750, verdict: 'unlikely' }]);
    // Two years together: A's 150,000 lies between 106,066 and 159,099, B's 74,999 past 63,639.
    expect((await pooled({ years: 2 }, { ...plan, files })).rows.map(({ variance }) => variance?.verdict)).toEqual(['unlikely', 'beyond chance']);
  });

  it('marks small practices and says how many years make a pool', async () => {
    expect((await pooled()).rows.map(({ small, yearsToPool }) => [small, yearsToPool])).toEqual([[false, 3], [true, 12]]);
    expect((await pooled({ small: 2000 })).rows.map(({ small }) => small)).toEqual([false, false]);
  });

  it('holds the locality against the pools that research asks for', async () => {
    const rows = async (years: number) => (await pooled({ years })).references.map(({ parameter: id, needed, has, met }) => [id, needed, has, met]);
    expect(await rows(1)).toEqual([
      ['risk-pool-minimum-patient-years', '30,000 patient-years', '12,500 patient-years', false], ['risk-pool-minimum-population', '100,000 people', '12,500 people', false],
    ]);
    expect((await rows(3))[0]).toEqual(['risk-pool-minimum-patient-years', '30,000 patient-years', '37,500 patient-years', true]);
  });

  it('carries the lowest grade: the coefficient is derived, the limits are proposed until somebody chooses', async () => {
    const { grade, settings } = await pooled();
    expect([grade, settings.map(({ id, grade: own, by }) => [id, own, by])]).toEqual(['proposed', [
      ['coefficient', 'derived', 'research'], ['within', 'proposed', 'the planner'], ['beyond', 'proposed', 'the planner'], ['years', 'verified', 'the planner'], ['small', 'proposed', 'the planner'],
    ]]);
    expect((await pooled({ small: 1 }, { ...plan, given: ['within', 'beyond', 'small'] })).grade).toBe('derived');
  });

  it('says nothing of chance without a list, for the practice and for all', async () => {
    const { rows, totals, notes } = await pooled({}, { ...plan, files: [{ name: 'practices.csv', columns: [list({ A: 10_000 })] }, ...plan.files.slice(1)], methods: [spent] });
    expect(rows.map(({ band, small, yearsToPool }) => [band === null, small, yearsToPool])).toEqual([[false, false, 3], [true, null, null]]);
    expect([totals.band, totals.list, notes.at(-1)]).toEqual([null, null, 'Without a registered list nothing is said of chance for a practice, nor for all of them together.']);
  });

  it.each<readonly [string, Partial<RiskParameters>, SmallPlan, readonly string[]]>([
    ['limits in disorder', { within: '3', beyond: '3' }, plan, ['usage', 'limits-in-disorder']],
    ['a method that there is not', { method: 'guessed' }, plan, ['usage', 'unknown-method']],
    ['something to hold against that there is not', { against: 'guessed' }, plan, ['usage', 'unknown-method']],
    ['an outturn that nobody imported', { against: 'outturn' }, plan, ['refused', 'no-outturn']],
    ['no coefficient', {}, { ...plan, policy: [] }, ['refused', 'no-policy-value']],
  ])('refuses %s', async (_, parameters, on, expected) => {
    expect(await refusedWith(parameters, on)).toEqual(expected);
  });
});

describe('budget.explain-risk', () => {
  it.each(['net', 'chance'] as const)('the %s figure replays to what the pool shows', async (figure) => {
    const on = sliced(slice({ percent: '2.5' }), slice({ pence: pence(1001) }, { sharedBy: 'list' }));
    const { rows } = await pooled({}, on);
    for (const row of rows) {
      const { outcome } = await explainRisk({ ...defaults, practice: row.practice, figure }, contextOf(on));
      if (outcome.kind !== 'explanation') throw new Error('refused');
      expect(replay(outcome.steps)).toEqual([]);
      expect([outcome.pence, Number(outcome.steps.at(-1)?.value)]).toEqual(Array(2).fill(figure === 'net' ? row.netPence : row.band?.withinPence));
    }
  });

  it.each([['Z', 'net', 'usage', 'unknown-practice'], ['B', 'chance', 'refused', 'no-list']] as const)('of %s (%s) is refused', async (practice, figure, status, code) => {
    const on: SmallPlan = { ...plan, files: [{ name: 'practices.csv', columns: [list({ A: 10_000 })] }, ...plan.files.slice(1)], methods: [spent] };
    const refused = await explainRisk({ ...defaults, practice, figure }, contextOf(on));
    expect([refused.status, refused.diagnostics[0]?.code]).toEqual([status, code]);
  });
});

it('the files of lists are read from, and their grade counts, though no method needs them', async () => {
  const { inputs } = await pooled({ against: 'spent' }, { ...plan, methods: [spent] });
  expect(inputs.map(({ name }) => name)).toEqual(['spend.csv', 'practices.csv']);
});
