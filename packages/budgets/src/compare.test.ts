import { decimal, ok, pence, type Amounts } from '@pbc-planner/base';
import type { ComparisonOutcome } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list, planted, spend, type SmallPlan } from '../testing/small-plan.ts';
import { compare, distance } from './compare.ts';

const year = '2005/06' as never;
const spent = planted({ id: 'spent', title: 'Spent', role: 'current', setsPool: true, options: { baseYear: { type: 'string', description: 'A year.' } } }, {
  figures: () => ok([{ title: 'spend of 2005/06', measures: [{ measure: { kind: 'spend', serviceLine: 'total' }, year }] }]),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ figures }) => figures[0] as Amounts,
});
const equal = planted({
  id: 'equal', title: 'Equal', role: 'fair share', grade: 'proposed',
  options: { steepness: { type: 'string', description: 'A slope.', default: '2.5', 'x-unit': 'per cent' }, bold: { type: 'boolean', description: 'Boldly.', default: false } },
}, {
  calculate: (run) => {
    run.note('Everybody is equal.');
    const ones = run.trace.input({ label: 'ones', unit: 'shares', scale: 0, units: run.practices.map(() => 1n), grade: 'verified', cite: () => ({ by: 'a test', reason: 'equal', grade: 'verified' }) });
    return run.trace.apportion('equal shares', run.pool, ones, 'all shares') as Amounts;
  },
});
const plan: SmallPlan = {
  files: [
    { name: 'practices.csv', columns: [list({ A: 1000, B: null })] },
    { name: 'old.csv', columns: [spend({ A: 1, B: 1 })] },
    { name: 'spend.csv', columns: [spend({ B: 500, A: 101 })] },
  ],
  methods: [spent, equal],
};

const noTolerance = 'No policy sets a tolerance around fair shares for 2006/07, so nobody is marked as beyond one. A locality may choose one: --band 10';

async function comparison(parameters = {}): Promise<ComparisonOutcome> {
  const { status, outcome } = await compare({ steepness: '2.5', bold: false, ...parameters }, contextOf(plan));
  if (outcome.kind !== 'comparison') throw new Error(status);
  return outcome;
}

describe('budget.compare', () => {
  it('answers with rows, totals, the methods as they ran, and the files that were read', async () => {
    expect(await comparison()).toEqual({
      kind: 'comparison', locality: 'Small Town', fictional: false, year: '2006/07', poolPence: 601, toleranceBasisPoints: null, tolerance: null,
      methods: [
        { id: 'spent', title: 'Spent', options: {}, settings: [], grade: 'verified', reads: ['spend of 2005/06'] },
        { id: 'equal', title: 'Equal', options: { steepness: '2.5', bold: false }, settings: ['steepness 2.5 per cent', 'bold false'], grade: 'proposed', reads: [] },
      ],
      rows: [
        { practice: 'A', name: 'Practice A', list: 1000, amounts: { spent: 101, equal: 301 }, distance: { pence: -200, basisPoints: -6645 }, beyond: null, standing: { side: 'under', byPounds: 1, byPercent: 1 } },
        { practice: 'B', name: 'Practice B', list: null, amounts: { spent: 500, equal: 300 }, distance: { pence: 200, basisPoints: 6667 }, beyond: null, standing: { side: 'over', byPounds: 1, byPercent: 1 } },
      ],
      totals: { spent: 601, equal: 601 },
      inputs: [{ name: 'spend.csv', sha256: 'spend.csv', rows: 2, year: '2005/06', source: 'Source of spend.csv', grade: 'verified' }],
      notes: ['Everybody is equal.', 'The pool is the spent total of the practices compared.', noTolerance],
    });
  });

  it('marks who is beyond a tolerance that somebody gives', async () => {
    const { rows, tolerance, notes } = await comparison({ band: '66.5' });
    expect([rows.map(({ beyond }) => beyond), tolerance]).toEqual([[false, true], { basisPoints: 6650, by: 'Anna', reason: 'given for this comparison', grade: 'verified' }]);
    expect(notes.at(-1)).toBe('The tolerance is 66.5% of the fair share: chosen by Anna.');
  });

  it('writes the name of an option in words', async () => {
    expect((await comparison({ baseYear: '2005/06' })).methods[0]?.settings).toEqual(['base year 2005/06']);
  });

  it('says that a pool was given', async () => {
    expect((await comparison({ pool: '6.01' })).notes).toEqual(['Everybody is equal.', 'The pool was given; every method is apportioned to it.', noTolerance]);
  });

  it('gives no distance unless a current and a fair-share method are compared', async () => {
    expect((await comparison({ methods: ['equal'] })).rows.map((row) => row.distance)).toEqual([null, null]);
  });

  it.each([[{ methods: ['none'] }, 'usage'], [{ pool: 'lots' }, 'usage'], [{}, 'refused']])('refuses %j as %s', async (parameters, status) => {
    const nobody: SmallPlan = { ...plan, files: [] };
    expect(await compare(parameters, contextOf(nobody))).toMatchObject({ status, outcome: { kind: 'refusal', command: 'budget.compare' } });
  });

  it('refuses where a method says that it cannot run, with what was left out', async () => {
    const cannot = planted({ id: 'cannot' }, { calculate: () => ({ severity: 'error', code: 'cannot', message: 'Not today.' }) });
    const { status, diagnostics } = await compare({}, contextOf({ ...plan, methods: [spent, cannot], files: [{ name: 'spend.csv', columns: [spend({ A: 1, B: null })] }] }));
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(['refused', ['cannot', 'practice-left-out']]);
  });
});

describe('the distance from fair share', () => {
  const far = (current: number, fairShare: number) => distance(pence(current), pence(fairShare));

  it.each([
    [105, 100, 5, 500], [95, 100, -5, -500], [100, 100, 0, 0],
    [20_001, 20_000, 1, 1], [19_999, 20_000, -1, -1],
    [30_001, 30_000, 1, 0], [29_999, 30_000, -1, 0],
    [0, 300, -300, -10_000], [100, 300, -200, -6667], [1, 3, -2, -6667], [4, 3, 1, 3333],
    [Number.MAX_SAFE_INTEGER, 10_000, Number.MAX_SAFE_INTEGER - 10_000, Number.MAX_SAFE_INTEGER - 10_000],
  ])('of %d from %d is %d pence, %d hundredths of a per cent, half away from zero', (current, fairShare, difference, basisPoints) => {
    expect(far(current, fairShare)).toEqual({ pence: difference, basisPoints });
  });

  it('has no percentage of nothing', () => {
    expect(far(5, 0)).toEqual({ pence: 5, basisPoints: null });
  });

  it('is exact where floating point is not', () => {
    expect(decimal(far(1_000_000_000_000_005, 10_000_000_000_000_00).basisPoints ?? 0)).toEqual(decimal(0));
    expect(far(1_000_050_000_000_000, 1_000_000_000_000_000)).toEqual({ pence: 50_000_000_000, basisPoints: 1 });
  });
});
