import { replay } from '@pbc-planner/base';
import { workOut, type QuickWin } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickWins } from '../quick-wins.generated.ts';
import { checkQuickWin } from './check-quick-win.ts';

const called = (id: string): QuickWin => Object.values(quickWins).find((win) => win.id === id) as QuickWin;
const inFull = { low: '40', central: '70', high: '100' };
const worked = (id: string, inputs: Readonly<Record<string, string>>) => workOut(called(id), { inputs, deliverable: inFull, by: 'Dr Shah', reason: 'a test', deliverableGrade: 'proposed' });

describe('the worked figures of the nine quick wins, in full', () => {
  // Worked by hand: volume, then gross, reprovision, set-up, management and net in pence.
  it.each([
    // 2,400 × 6% × 55% = 79.2 upheld × £480
    ['qw.validation', { lines: '2400', 'query-rate': '6', 'upheld-rate': '55', value: '480' }, '79.2', [3_801_600, 0, 0, 0, 3_801_600]],
    // the same with £21,000 found undercharged and £20,000 of staff time: a loss
    ['qw.validation', { lines: '2400', 'query-rate': '6', 'upheld-rate': '55', value: '480', undercharges: '21000', 'staff-time': '20000' }, '79.2', [3_801_600, 2_100_000, 0, 2_000_000, -298_400]],
    // 9,300 × 4% = 372 × £110
    ['qw.demand', { firsts: '9300', reduction: '4', price: '110' }, '372', [4_092_000, 0, 0, 0, 4_092_000]],
    // 3,480 − 1,450 × 1.8 = 870 × £60
    ['qw.followup', { firsts: '1450', 'follow-ups': '3480', 'target-ratio': '1.8', price: '60' }, '870', [5_220_000, 0, 0, 0, 5_220_000]],
    // 5,450 × 17% × 8% = 74.12 × £1,450
    ['qw.nonelective', { admissions: '5450', manageable: '17', reduction: '8', price: '1450' }, '74.12', [10_747_400, 0, 0, 0, 10_747_400]],
    // 520 × £175, less 520 × £140, less £9,000
    ['qw.community', { shifted: '520', hospital: '175', community: '140', 'set-up': '9000' }, '520', [9_100_000, 7_280_000, 900_000, 0, 920_000]],
    // 520 × £118, less 520 × £208: the loss of £46,800
    ['qw.community', { shifted: '520', hospital: '118', community: '208' }, '520', [6_136_000, 10_816_000, 0, 0, -4_680_000]],
    // and of £55,800 with £9,000 of set-up
    ['qw.community', { shifted: '520', hospital: '118', community: '208', 'set-up': '9000' }, '520', [6_136_000, 10_816_000, 900_000, 0, -5_580_000]],
    // 180 × 75% = 135 × £380, less 135 × £210, less £8,000
    ['qw.dvt', { suspected: '180', 'community-share': '75', hospital: '380', community: '210', 'set-up': '8000' }, '135', [5_130_000, 2_835_000, 800_000, 0, 1_495_000]],
    // 133 × 12% = 15.96 × £2,200, not rounded to 16 admissions on the way
    ['qw.copd', { admissions: '133', reduction: '12', price: '2200' }, '15.96', [3_511_200, 0, 0, 0, 3_511_200]],
    // 60 × £510
    ['qw.insulin', { starts: '60', saving: '510' }, '60', [3_060_000, 0, 0, 0, 3_060_000]],
    // 102 × £1,294 = £131,988, and 40% of it
    ['qw.oxygen', { patients: '102', cost: '1294', achievable: '40' }, '40.8', [5_279_520, 0, 0, 0, 5_279_520]],
    ['qw.oxygen', { patients: '102', cost: '1294', achievable: '100' }, '102', [13_198_800, 0, 0, 0, 13_198_800]],
  ] as const)('%s: %j', (id, inputs, volume, [gross, reprovision, setUp, management, net]) => {
    expect(worked(id, inputs)?.estimates[2]).toEqual({
      name: 'high', deliverable: '100', volume, grossPence: gross, reprovisionPence: reprovision, setUpPence: setUp, managementPence: management, netPence: net,
    });
  });

  it('delivers 70% of the follow-ups in the central estimate: £36,540', () => {
    expect(worked('qw.followup', { firsts: '1450', 'follow-ups': '3480', 'target-ratio': '1.8', price: '60' })?.estimates[1]).toMatchObject({ volume: '609', netPence: 3_654_000 });
  });
});

describe('every quick win', () => {
  const all = Object.values(quickWins).map((win) => [win.id, win] as const);

  it.each(all)('%s comes out as its own examples say', (_, win) => {
    expect(checkQuickWin(win)).toEqual([]);
  });

  it.each(all)('%s can be replayed step by step', (_, win) => {
    const inputs = win.examples[0]?.inputs ?? {};
    const done = worked(win.id, inputs);
    for (const name of ['low', 'central', 'high'] as const) {
      const steps = done?.explain(name) ?? [];
      expect(replay(steps)).toEqual([]);
      expect(steps.at(-1)).toMatchObject({ value: String(done?.estimates.find((one) => one.name === name)?.netPence), unit: 'pence' });
    }
  });
});

describe('any estimate', () => {
  it('adds up: net is gross less the three costs, and more delivered is more of everything that follows the volume', () => {
    const count = fc.integer({ min: 0, max: 100_000 }).map(String);
    const pounds = fc.integer({ min: 0, max: 10_000_00 }).map((penny) => `${Math.floor(penny / 100)}.${String(penny % 100).padStart(2, '0')}`);
    fc.assert(fc.property(count, pounds, pounds, pounds, (shifted, hospital, community, setUp) => {
      const estimates = worked('qw.community', { shifted, hospital, community, 'set-up': setUp })?.estimates ?? [];
      const pennies = (text: string) => BigInt(text.replace('.', ''));
      for (const [index, percent] of [40n, 70n, 100n].entries()) {
        const one = estimates[index];
        const exact = (price: string) => Number((BigInt(shifted) * percent * pennies(price) * 2n + 100n) / 200n);
        expect(one).toMatchObject({ grossPence: exact(hospital), reprovisionPence: exact(community), setUpPence: Number(pennies(setUp)) });
        expect(one?.netPence).toBe((one?.grossPence ?? 0) - (one?.reprovisionPence ?? 0) - (one?.setUpPence ?? 0));
      }
    }));
  });

  it('that comes to more than money can be is no estimate', () => {
    expect(worked('qw.insulin', { starts: '999999999999', saving: '999999999999' })).toBeNull();
  });
});
