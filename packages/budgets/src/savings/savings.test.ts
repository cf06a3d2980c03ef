import { pence, replay } from '@pbc-planner/base';
import type { Challenge, ChallengeState, FreedUpResources, SavingsOutcome } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed, parameter, spent } from '../../testing/planted-methods.ts';
import { contextOf, list, spend, type SmallPlan } from '../../testing/small-plan.ts';
import { explainSavings } from './explain-savings.ts';
import { savings } from './savings.ts';
import type { SavingsParameters } from './savings-settings.ts';

const policy = [
  parameter('freed-up-resources-share', 'per cent', { from: '2005/06', until: '2005/06', value: '50' }, { from: '2006/07', until: '2012/13', value: '70' }),
  parameter('pct-prior-call', 'yes or no', { from: '2006/07', until: '2012/13', value: 'yes' }),
  parameter('towards-pbc-component-2', 'pence per registered patient', { from: '2006/07', until: '2006/07', value: '95' }),
];
const outturn = (figures: Readonly<Record<string, number>>, year = '2006/07') => ({ name: 'out.csv', columns: [spend(figures, 'total', year)] });
const budgets = { A: 100_000, B: 50_000, C: 30_000 };
const files = [{ name: 'practices.csv', columns: [list({ A: 100, B: 50, C: 30 })] }, { name: 'spend.csv', columns: [spend(budgets)] }];
const plan: SmallPlan = { files: [...files, outturn({ A: 99_001, B: 49_500, C: 31_200 })], methods: [spent, listed], policy };
const defaults: SavingsParameters = { basis: 'net', localityShare: '0', coverOverspends: false };
const nothing: FreedUpResources = { challenges: new Map(), uses: new Map(), carried: new Map() };
const challenge = (practice: string, state: ChallengeState, agreed: number | null): Challenge =>
  ({ practice, pence: pence(500), about: 'it', state, agreedPence: agreed === null ? null : pence(agreed), reason: null, by: 'Bea' });

async function saved(parameters: Partial<SavingsParameters> = {}, more: Partial<SmallPlan> = {}): Promise<SavingsOutcome> {
  const { outcome, diagnostics } = await savings({ ...defaults, ...parameters }, contextOf({ ...plan, ...more }));
  if (outcome.kind !== 'savings') throw new Error(diagnostics.map(({ code }) => code).join());
  return outcome;
}

const columns = ({ rows }: SavingsOutcome, ...keys: readonly (keyof SavingsOutcome['totals'])[]) => rows.map((row) => keys.map((key) => row[key]));

describe('budget.savings', () => {
  it('has underspends, overspends and their net together, and shares what was freed up by the year\'s rule', async () => {
    const outcome = await saved();
    // A is 999 pence under and has 70%: 699.3, so 699. B is 500 under: 350. C is 1,200 over.
    expect(columns(outcome, 'underPence', 'overPence', 'netPence', 'freedUpPence', 'practicePence', 'pctPence')).toEqual([
      [999, 0, 999, 999, 699, 300], [500, 0, 500, 500, 350, 150], [0, 1200, -1200, 0, 0, 0],
    ]);
    expect([outcome.totals.underPence, outcome.totals.overPence, outcome.totals.netPence]).toEqual([1499, 1200, 299]);
    expect(outcome.settings[0]).toMatchObject({ id: 'share', text: '70% of what is freed up', grade: 'verified', parameter: 'freed-up-resources-share' });
  });

  it('never shows savings without what they cost: three good practices and one bad are a loss', async () => {
    const figures = { A: 90_000, B: 45_000, C: 60_000 };
    const { totals } = await saved({}, { files: [...files, outturn(figures)] });
    expect([totals.underPence, totals.overPence, totals.netPence]).toEqual([15_000, 30_000, -15_000]);
  });

  it('lets the PCT take its call first, in proportion, and says what it did not find', async () => {
    // 300 of 1,499: A 199.93 and B 100.07, so 200 and 100; of 799 and 400 the practices have 559.3 and 280.
    expect(columns(await saved({ pctCall: '3.00' }), 'callPence', 'freedUpPence', 'practicePence', 'pctPence')).toEqual([[200, 799, 559, 240], [100, 400, 280, 120], [0, 0, 0, 0]]);
    const all = await saved({ pctCall: '20' });
    expect([all.call, all.totals.freedUpPence]).toEqual([{ askedPence: 2000, takenPence: 1499, uncoveredPence: 501 }, 0]);
  });

  it('covers overspends of others first where the locality chose so', async () => {
    const outcome = await saved({ coverOverspends: true });
    // 1,200 of 1,499: A 799.73, B 400.27, so 800 and 400.
    expect(columns(outcome, 'coverPence', 'freedUpPence', 'coveredPence', 'balancePence')).toEqual([[800, 199, 0, 139], [400, 100, 0, 70], [0, 0, 1200, 0]]);
  });

  it('gives the locality a share where it chose one, and every penny to somebody', async () => {
    expect(columns(await saved({ localityShare: '15' }), 'practicePence', 'localityPence', 'pctPence')).toEqual([[699, 150, 150], [350, 75, 75], [0, 0, 0]]);
    expect(columns(await saved({ share: '50', localityShare: '50' }), 'practicePence', 'localityPence', 'pctPence')[0]).toEqual([500, 499, 0]);
  });

  it('takes the share of the plan\'s year', async () => {
    const early: Partial<SmallPlan> = { year: '2005/06', files: [{ name: 'old.csv', columns: [list({ A: 100 }, '2005/06'), spend({ A: 1000 })] }], methods: [spent] };
    const { settings, rows, notes } = await saved({}, early);
    expect([settings[0]?.text, rows[0]?.componentTwo, notes[0]]).toEqual(['50% of what is freed up', null, 'No policy gives the PCT a first call on savings in 2005/06.']);
  });

  it('tops component 2 up by the practice\'s own part', async () => {
    const outcome = await saved({ targetsMet: ['A', 'C'] });
    // 100 patients are worth 9,500 pence, and A can draw on 699.
    expect(outcome.rows.map(({ componentTwo }) => componentTwo)).toEqual([
      { list: 100, valuePence: 9500, targetsMet: true, paidPence: 8801, totalPence: 9500 },
      { list: 50, valuePence: 4750, targetsMet: false, paidPence: 0, totalPence: 350 },
      { list: 30, valuePence: 2850, targetsMet: true, paidPence: 2850, totalPence: 2850 },
    ]);
    expect((await saved({ targetsMet: ['none'] })).rows.map(({ componentTwo }) => componentTwo?.paidPence)).toEqual([0, 0, 0]);
  });

  it('works from budgets after top-slices, or before', async () => {
    const state = { topSlices: new Map([['contingency', { title: 'Contingency', kind: 'contingency', amount: { percent: '1' }, sharedBy: 'budget', level: 'pct', reason: null, by: 'Bea' } as const]]) };
    expect((await saved({}, { state })).rows.map(({ budgetPence }) => budgetPence)).toEqual([99_000, 49_500, 29_700]);
    expect((await saved({ basis: 'gross' }, { state })).rows.map(({ budgetPence }) => budgetPence)).toEqual([100_000, 50_000, 30_000]);
  });

  it.each<[ChallengeState, number]>([['raised', 1200], ['agreed', 1200], ['rejected', 1200], ['withdrawn', 1200], ['booked', 800]])('a challenge that is %s leaves an overspend of %i', async (state, over) => {
    const freedUp = { ...nothing, challenges: new Map([['challenge-1', challenge('C', state, state === 'agreed' || state === 'booked' ? 400 : null)]]) };
    expect((await saved({}, { state: { freedUp } })).rows[2]?.overPence).toBe(over);
  });

  it('books an undercharge too', async () => {
    const freedUp = { ...nothing, challenges: new Map([['challenge-1', challenge('A', 'booked', -999)]]) };
    expect(columns(await saved({}, { state: { freedUp } }), 'bookedPence', 'underPence')[0]).toEqual([-999, 0]);
  });

  it('carries balances of earlier years, takes approved uses off them, and leaves what waits', async () => {
    const use = (state: 'proposed' | 'approved' | 'refused', amount: number) => ({ practice: 'A', pence: pence(amount), purpose: 'care', state, reason: null, by: 'Bea' });
    const carried = new Map([['A', new Map([['2005/06', { pence: pence(1000), by: 'Bea' }], ['2006/07', { pence: pence(77), by: 'Bea' }]])], ['C', new Map([['2004/05', { pence: pence(-50), by: 'Bea' }]])]]) as never;
    const freedUp = { ...nothing, carried, uses: new Map([['use-1', use('approved', 600)], ['use-2', use('proposed', 5000)], ['use-3', use('refused', 9000)]]) };
    expect(columns(await saved({}, { state: { freedUp } }), 'broughtForwardPence', 'approvedPence', 'proposedPence', 'balancePence')).toEqual([
      [1000, 600, 5000, 1099], [0, 0, 0, 350], [-50, 0, 0, -1250],
    ]);
  });

  it('warns of uses beyond what there is', async () => {
    const freedUp = { ...nothing, uses: new Map([['use-1', { practice: 'A', pence: pence(700), purpose: 'care', state: 'approved', reason: null, by: 'Bea' } as const]]) };
    const { diagnostics } = await savings(defaults, contextOf({ ...plan, state: { freedUp } }));
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'uses-exceed-savings', place: { key: 'A' } }]);
  });

  it('leaves out who has no outturn, and says so', async () => {
    const { outcome, diagnostics } = await savings(defaults, contextOf({ ...plan, files: [...files, outturn({ A: 99_001, B: 49_500 })] }));
    expect([outcome.kind === 'savings' && outcome.rows.map(({ practice }) => practice), diagnostics.map(({ code, place }) => [code, place?.key])]).toEqual([['A', 'B'], [['practice-left-out', 'C']]]);
  });

  it.each<readonly [string, Partial<SavingsParameters>, Partial<SmallPlan>, readonly string[]]>([
    ['a year that no policy speaks of', {}, { year: '2022/23', files: [...files, outturn({ A: 1 }, '2022/23')] }, ['refused', 'no-policy-value']],
    ['no outturn', {}, { files }, ['refused', 'no-outturn']],
    ['shares beyond the whole', { localityShare: '30.01' }, {}, ['usage', 'shares-above-whole']],
    ['a call that is no sum', { pctCall: '-1' }, {}, ['usage', 'bad-pounds']],
    ['targets of strangers', { targetsMet: ['Z'] }, {}, ['usage', 'unknown-practice']],
    ['a method that there is not', { method: 'guessed' }, {}, ['usage', 'unknown-method']],
    ['a total beside its lines', {}, { files: [...plan.files, { name: 'lines.csv', columns: [spend({ A: 1 }, 'acute', '2006/07')] }] }, ['refused', 'spend-counted-twice']],
  ])('refuses %s', async (_, parameters, more, expected) => {
    const { status, diagnostics } = await savings({ ...defaults, ...parameters }, contextOf({ ...plan, ...more }));
    expect([status, ...diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)]).toEqual(expected);
  });

  it('uses a call in a year without the rule as a local choice, and says so', async () => {
    const { diagnostics } = await savings({ ...defaults, pctCall: '1', share: '60' }, contextOf({ ...plan, policy: [] }));
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['no-prior-call-in-force', 'info']]);
  });

  it('reconciles every penny, whatever the figures and the choices', async () => {
    const amount = fc.integer({ min: 1, max: 100_000 });
    const percents = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })).map(([share, more]) => [share, Math.floor(((100 - share) * more) / 100)] as const);
    await fc.assert(fc.asyncProperty(fc.tuple(amount, amount, amount), percents, fc.nat(60_000), fc.boolean(), fc.integer({ min: -500, max: 500 }), async ([a, b, c], [share, locality], call, coverOverspends, booked) => {
      const freedUp = { ...nothing, challenges: new Map([['challenge-1', challenge('B', 'booked', booked)]]) };
      const outcome = await saved({ share: String(share), localityShare: String(locality), pctCall: (call / 100).toFixed(2), coverOverspends }, { files: [...files, outturn({ A: a, B: b, C: c })], state: { freedUp } });
      const differences = [budgets.A - a, budgets.B - b + booked, budgets.C - c];
      expect(columns(outcome, 'netPence').flat()).toEqual(differences);
      const under = differences.reduce((sum, one) => sum + Math.max(0, one), 0);
      const over = differences.reduce((sum, one) => sum + Math.max(0, -one), 0);
      const { totals } = outcome;
      expect([totals.underPence, totals.overPence, totals.netPence]).toEqual([under, over, under - over]);
      expect([totals.callPence, totals.coverPence]).toEqual([Math.min(call, under), coverOverspends ? Math.min(over, under - Math.min(call, under)) : 0]);
      expect(totals.coveredPence).toBe(totals.coverPence);
      for (const row of outcome.rows) {
        expect(row.callPence + row.coverPence + row.freedUpPence).toBe(row.underPence);
        expect(row.practicePence + row.localityPence + row.pctPence).toBe(row.freedUpPence);
        expect(Math.min(row.callPence, row.coverPence, row.practicePence, row.localityPence, row.pctPence)).toBeGreaterThanOrEqual(0);
        expect(Math.abs(row.practicePence * 100 - row.freedUpPence * share)).toBeLessThanOrEqual(50);
      }
    }), { numRuns: 100 });
  });
});

describe('budget.explain-savings', () => {
  it.each(['practice', 'freed-up', 'locality', 'pct', 'overspend'] as const)('the figure %s replays to what the statement shows', async (figure) => {
    const parameters: SavingsParameters = { ...defaults, localityShare: '15', pctCall: '3', coverOverspends: true };
    const { rows } = await saved(parameters);
    const key = ({ 'practice': 'practicePence', 'freed-up': 'freedUpPence', 'locality': 'localityPence', 'pct': 'pctPence', 'overspend': 'overPence' } as const)[figure];
    for (const row of rows) {
      const { outcome } = await explainSavings({ ...parameters, practice: row.practice, figure }, contextOf(plan));
      if (outcome.kind !== 'explanation') throw new Error('refused');
      expect([outcome.pence, Number(outcome.steps.at(-1)?.value), replay(outcome.steps)]).toEqual([row[key], row[key], []]);
    }
  });

  it.each([['Z', {}, 'usage', 'unknown-practice'], ['A', { files }, 'refused', 'no-outturn']] as const)('%s: %o is refused', async (practice, more, status, code) => {
    const refused = await explainSavings({ ...defaults, practice, figure: 'practice' }, contextOf({ ...plan, ...more }));
    expect([refused.status, refused.diagnostics[0]?.code]).toEqual([status, code]);
  });
});
