import { ok, type Amounts } from '@pbc-planner/base';
import type { PaceOutcome, PolicyParameter } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list, planted, spend, type SmallPlan } from '../../testing/small-plan.ts';
import type { PaceParameters } from './pace-settings.ts';
import { pace } from './pace.ts';

const year = '2005/06' as never;
const spent = planted({ id: 'spent', title: 'Spent', role: 'current', setsPool: true }, {
  figures: () => ok([{ title: 'spend of 2005/06', measures: [{ measure: { kind: 'spend', serviceLine: 'total' }, year }] }]),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ trace, pool, figures }) => trace.apportion('by spend', pool, figures[0] as Amounts, 'all spend') as Amounts,
});
const listed = planted({ id: 'listed', title: 'Listed', role: 'fair share' }, {
  figures: ({ year: own }) => ok([{ title: `list of ${own}`, measures: [{ measure: { kind: 'list' }, year: own }] }]),
  calculate: ({ trace, pool, figures }) => trace.apportion('by list', pool, figures[0] as Amounts, 'all lists') as Amounts,
});
const plan: SmallPlan = {
  files: [
    { name: 'practices.csv', columns: [list({ B: 10, A: 10, C: 10, D: 10 })] },
    { name: 'spend.csv', columns: [spend({ C: 960, B: 800, A: 1300, D: 940, E: 5 })] },
  ],
  methods: [spent, listed],
};
const defaults: PaceParameters = { rule: 'under-target', measure: 'from-target', step: '20', years: 1 };

async function ran(parameters: Partial<PaceParameters> = {}, more: Partial<SmallPlan> = {}) {
  return pace({ ...defaults, ...parameters }, contextOf({ ...plan, ...more }));
}

async function paced(parameters: Partial<PaceParameters> = {}, more: Partial<SmallPlan> = {}): Promise<PaceOutcome> {
  const { outcome, diagnostics } = await ran(parameters, more);
  if (outcome.kind !== 'pace') throw new Error(diagnostics[0]?.message);
  return outcome;
}

function tolerance(value: string | null, from = '2006/07', until = from): PolicyParameter {
  const source = { title: 'A rule', publisher: 'A ministry', date: '2006' };
  return { id: 'fair-share-tolerance', title: 'Tolerance', description: 'A band.', unit: 'per cent', values: [{ from, until, value, grade: 'derived', source, quote: 'So.' }] };
}

const budgets = ({ years }: PaceOutcome) => years.map(({ year: own, rows, totalPence }) => [own, rows.map((row) => row.pence), totalPence]);

describe('budget.pace', () => {
  it('goes from the current method to the fair-share method, the plan\'s year first', async () => {
    // Everybody's share is 1,000. A releases a fifth of 300, B needs a fifth of 200, C and D lack 40 and 60 of the other 20.
    const outcome = await paced({ years: 2 });
    expect([outcome.start, outcome.target]).toEqual([{ method: 'spent', title: 'Spent', totalPence: 4000 }, { method: 'listed', title: 'Listed' }]);
    expect(outcome.practices[0]).toEqual({ practice: 'A', name: 'Practice A', startPence: 1300, targetPence: 1000 });
    // Then A 48 of 240, B 32 of 160; C lacks 32, D 48 of the other 16: 6.4 and 9.6.
    expect(budgets(outcome)).toEqual([['2006/07', [1240, 840, 968, 952], 4000], ['2007/08', [1192, 872, 974, 962], 4000]]);
    expect(outcome.years[1]?.rows[0]).toEqual({ practice: 'A', pence: 1192, targetPence: 1000, movePence: -48, against: null, limit: null });
    expect(outcome.inputs.map(({ name }) => name)).toEqual(['practices.csv', 'spend.csv']);
  });

  it('says who is left out, and keeps it out of the total', async () => {
    expect((await ran()).diagnostics).toMatchObject([{ code: 'practice-left-out', place: { key: 'E' } }]);
  });

  it('measures targets on the total with new money, which stays', async () => {
    const outcome = await paced({ growth: '£0.40', years: 2 });
    expect(outcome.practices.map(({ targetPence }) => targetPence)).toEqual([1010, 1010, 1010, 1010]);
    expect([outcome.growthPence, outcome.years.map(({ totalPence }) => totalPence)]).toEqual([40, [4040, 4040]]);
  });

  it('warns beside each practice that moves against its target', async () => {
    // Only A is beyond a band of 25 per cent: it releases 60, and the others share them by budget. C, 10 over, has 60 x 1,010 / 2,700.
    const { outcome, diagnostics } = await ran({ rule: 'prorata', band: '25' }, {
      files: [plan.files[0] as SmallPlan['files'][number], { name: 'spend.csv', columns: [spend({ A: 1300, B: 900, C: 1010, D: 790 })] }],
    });
    expect(diagnostics).toMatchObject([{
      severity: 'warning', code: 'moves-away-from-target', place: { key: 'C' },
      message: 'Practice C (C) is £0.10 over its target and gains £0.22 in 2006/07: it moves away from its target.',
    }]);
    expect(outcome.kind === 'pace' && outcome.years[0]?.rows.map(({ against }) => against)).toEqual([null, null, 'away', null]);
  });
});

describe('the settings of a pace of change', () => {
  const band = async (parameters: Partial<PaceParameters>, more: Partial<SmallPlan>) => {
    const { band: own, settings } = await paced(parameters, more);
    const { by, grade, parameter } = settings.find(({ id }) => id === 'band') ?? {};
    return [own, by, grade, parameter];
  };

  it.each([
    ['policy of the year', [tolerance('7.50')], [7.5, 'policy', 'derived', 'fair-share-tolerance']],
    ['ten where policy holds no more', [tolerance('5', '2004/05')], [10, 'the planner', 'proposed', undefined]],
    ['ten where policy has a gap', [tolerance(null)], [10, 'the planner', 'proposed', undefined]],
    ['ten without such a policy', [], [10, 'the planner', 'proposed', undefined]],
  ])('the band is %s', async (_, policy, expected) => {
    expect(await band({}, { policy })).toEqual(expected);
  });

  it('what somebody gave is a choice of theirs', async () => {
    expect(await band({ band: '5' }, { policy: [tolerance('7.5')] })).toEqual([5, 'Anna', 'verified', undefined]);
    const { settings } = await paced({ rule: 'scaled', maxCut: '2', maxGain: '2.50', growth: '0.01' }, { given: ['rule', 'maxCut', 'maxGain', 'growth'] });
    expect(settings.map(({ id, text, by, grade }) => [id, text, by, grade])).toEqual([
      ['rule', 'scaled', 'Anna', 'verified'], ['band', '10% of the target', 'the planner', 'proposed'], ['step', '20% of the gap a year', 'the planner', 'proposed'],
      ['measure', 'from-target', 'the planner', 'proposed'], ['growth', '£0.01', 'Anna', 'verified'], ['maxCut', '2% a year', 'Anna', 'verified'],
      ['maxGain', '2.5% a year', 'Anna', 'verified'],
    ]);
  });

  it('the grade is the lowest of figures and settings', async () => {
    expect((await paced()).grade).toBe('proposed');
    const given = ['rule', 'band', 'step', 'measure'];
    expect((await paced({ band: '10' }, { given })).grade).toBe('verified');
    expect((await paced({}, { given, policy: [tolerance('10')] })).grade).toBe('derived');
  });
});

describe('a pace of change that cannot be', () => {
  it.each([
    ['bad-growth', 'usage', { growth: 'lots' }, {}],
    ['bad-growth', 'usage', { growth: '-1' }, {}],
    ['bad-growth', 'usage', { growth: '0.001' }, {}],
    ['growth-too-large', 'refused', { growth: '90071992547409.91' }, {}],
    ['bad-policy-band', 'refused', {}, { policy: [tolerance('300')] }],
    ['nothing-to-pace', 'refused', {}, { methods: [spent] }],
    ['nothing-to-pace', 'refused', {}, { methods: [listed] }],
    ['no-practices', 'refused', {}, { files: [] }],
  ] as const)('is refused: %s as %s', async (code, status, parameters, more) => {
    const { status: found, outcome, diagnostics } = await ran(parameters, more);
    expect([found, outcome.kind, diagnostics[0]?.code]).toEqual([status, 'refusal', code]);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });

  it('names by how many pounds limits are short', async () => {
    // 40.00 and 10.00 of new money; a gain of 5 per cent allows 13.65, 8.40, 10.08 and 9.87: 42.00 of 50.00.
    const { status, diagnostics } = await ran({ growth: '10', maxGain: '5' });
    expect([status, diagnostics[0]?.code, diagnostics[0]?.message]).toEqual([
      'refused', 'limits-too-tight', 'With gains of 5% at most, the budgets of 2006/07 would fall £8.00 short of the money that there is.',
    ]);
  });
});
