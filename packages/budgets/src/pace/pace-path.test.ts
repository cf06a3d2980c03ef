import { apportion, decimal, pence, sumPence, type Pence } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedYear } from '../../testing/pace-oracle.ts';
import { pacePath, paceStep, type Pace, type PaceStep } from './pace-path.ts';
import { ratioOfPercent } from './ratio.ts';

const percent = (tenths: number) => ratioOfPercent(decimal(tenths, 1));
const plain: Pace = { rule: 'under-target', measure: 'from-target', band: percent(100), step: percent(200), cut: null, gain: null };

interface Instance {
  readonly keys: readonly string[];
  readonly current: readonly Pence[];
  readonly targets: readonly Pence[];
  readonly pace: Pace;
}

/** Small amounts often, for ties and noughts; large ones sometimes. */
const amount = fc.oneof(fc.constantFrom(0, 1, 2, 100, 100), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_000_000_000 }));
const tenths = (...given: number[]) => fc.constantFrom(...given).map(percent);
const paces: fc.Arbitrary<Pace> = fc.record({
  rule: fc.constantFrom('under-target', 'prorata', 'scaled'),
  measure: fc.constantFrom('from-target', 'from-band'),
  band: tenths(0, 1, 50, 100, 125, 1000),
  step: tenths(1, 200, 333, 1000),
  cut: fc.option(tenths(0, 5, 33, 100, 1000)),
  gain: fc.option(tenths(0, 5, 33, 200, 9999)),
});

/** Targets share what there is and new money by random weights, as fair shares do. */
const instances: fc.Arbitrary<Instance> = fc.record({
  rows: fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 2 }), amount, amount), { selector: ([key]) => key, minLength: 1, maxLength: 9 }),
  growth: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: amount, weight: 1 }),
  pace: paces,
}).map(({ rows, growth, pace }) => {
  const keys = rows.map(([key]) => key);
  const current = rows.map(([, budget]) => pence(budget));
  const shared = apportion(pence(sumPence(current) + growth), rows.map(([, , weight]) => BigInt(weight)), keys);
  return { keys, current, targets: typeof shared === 'string' ? current : shared.shares, pace };
});

const without = (instance: Instance): Instance => ({ ...instance, pace: { ...instance.pace, cut: null, gain: null } });

function budgetsOf({ keys, current, targets, pace }: Instance, years = 1): readonly Pence[] {
  const path = pacePath(keys, current, targets, years, pace);
  if ('fault' in path) throw new Error(path.fault);
  return (path.at(-1) as PaceStep).budgets;
}

describe('one year', () => {
  it('is what fractions give that follow the definition step by step, in 1,000 instances', () => {
    fc.assert(fc.property(instances, ({ keys, current, targets, pace }) => {
      const found = paceStep(keys, current, targets, pace);
      expect('fault' in found ? `${found.fault} ${found.pence}` : found.budgets).toEqual(expectedYear(keys, current, targets, pace));
    }), { numRuns: 1000 });
  });

  it('adds up to the total, and keeps within the limits', () => {
    fc.assert(fc.property(instances, ({ keys, current, targets, pace }) => {
      const found = paceStep(keys, current, targets, pace);
      if ('fault' in found) return;
      expect(sumPence(found.budgets)).toBe(sumPence(targets));
      found.budgets.forEach((budget, index) => {
        const before = BigInt(current[index] as Pence);
        if (pace.cut) expect(BigInt(budget) * pace.cut.under >= before * (pace.cut.under - pace.cut.over)).toBe(true);
        if (pace.gain) expect(BigInt(budget) * pace.gain.under <= before * (pace.gain.under + pace.gain.over)).toBe(true);
      });
    }), { numRuns: 500 });
  });

  it('takes nobody past the target or away from it without limits, but for prorata', () => {
    fc.assert(fc.property(instances.map(without).filter(({ pace }) => pace.rule !== 'prorata'), (instance) => {
      budgetsOf(instance).forEach((budget, index) => {
        const [from, target] = [instance.current[index] as Pence, instance.targets[index] as Pence];
        expect(budget >= Math.min(from, target) && budget <= Math.max(from, target)).toBe(true);
      });
    }), { numRuns: 500 });
  });

  it('is the same in any order of the rows', () => {
    fc.assert(fc.property(instances, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), ({ keys, current, targets, pace }, places) => {
      const order = keys.map((_, index) => index).sort((a, b) => (places[a] as number) - (places[b] as number));
      const pick = <T>(values: readonly T[]) => order.map((index) => values[index] as T);
      const found = paceStep(keys, current, targets, pace);
      const mixed = paceStep(pick(keys), pick(current), pick(targets), pace);
      if ('fault' in found) expect(mixed).toEqual(found);
      else expect(mixed).toEqual({ budgets: pick(found.budgets), limits: pick(found.limits) });
    }), { numRuns: 500 });
  });

  it.each(['under-target', 'prorata', 'scaled'] as const)('reaches every target at once with a step of 100 and no band, by %s', (rule) => {
    fc.assert(fc.property(instances, ({ keys, current, targets }) => {
      expect(budgetsOf({ keys, current, targets, pace: { ...plain, rule, band: percent(0), step: percent(1000) } })).toEqual(targets);
    }), { numRuns: 200 });
  });
});

describe('many years', () => {
  it('come within pennies of every target without a band, by the rules that respect it', () => {
    fc.assert(fc.property(instances, fc.constantFrom('under-target', 'scaled'), ({ keys, current, targets }, rule) => {
      const last = budgetsOf({ keys, current, targets, pace: { ...plain, rule: rule as Pace['rule'], band: percent(0), step: percent(500) } }, 50);
      last.forEach((budget, index) => expect(Math.abs(budget - (targets[index] as Pence))).toBeLessThanOrEqual(2 * keys.length));
    }), { numRuns: 100 });
  });

  it('each begin where the last one ended', () => {
    // A has 1,000 of a target of 500, B 500 of 1,000: half of the gap is 250, then 125.
    const path = pacePath(['A', 'B'], [pence(1000), pence(500)], [pence(500), pence(1000)], 2, { ...plain, step: percent(500) });
    expect(path).toEqual([{ budgets: [750, 750], limits: [null, null] }, { budgets: [625, 875], limits: [null, null] }]);
  });

  it('name the year whose limits no budgets fit', () => {
    // New money of 150 on 1,000: a gain of 20 per cent allows 1,200, one of 10 per cent only 1,100.
    const year = (gain: number) => pacePath(['A', 'B'], [pence(600), pence(400)], [pence(575), pence(575)], 3, { ...plain, gain: percent(gain) });
    expect('fault' in year(200)).toBe(false);
    expect(year(100)).toEqual({ fault: 'caps', pence: 50n, year: 0 });
  });
});

describe('what can be worked out by hand', () => {
  const year = (current: number[], targets: number[], pace: Partial<Pace>) =>
    paceStep(current.map((_, index) => `p${index}`), current.map(pence), targets.map(pence), { ...plain, ...pace });

  it('a gap of exactly the band is within it, a penny more is beyond', () => {
    // Ten per cent of 1,000 is 100. A gap of 100 does not move; of 101 a fifth is 20.2.
    expect(year([900, 1100], [1000, 1000], {})).toMatchObject({ budgets: [900, 1100] });
    expect(year([899, 1101], [1000, 1000], {})).toMatchObject({ budgets: [919, 1081] });
  });

  it('from the band, only what lies beyond it is stepped', () => {
    // A gap of 500 at a target of 1,000: 400 beyond the band, a fifth of which is 80.
    expect(year([500, 1500], [1000, 1000], { measure: 'from-band' })).toMatchObject({ budgets: [580, 1420] });
  });

  it('one practice keeps what it has, and takes all new money', () => {
    expect(year([700], [700], {})).toMatchObject({ budgets: [700] });
    expect(year([700], [800], {})).toMatchObject({ budgets: [800] });
  });

  it('where there is too little, the gains are scaled to what is released', () => {
    // The last would gain a fifth of 180, and nobody releases anything: all others are over target, but within the band.
    expect(year([1060, 1060, 1060, 820], [1000, 1000, 1000, 1000], {})).toMatchObject({ budgets: [1060, 1060, 1060, 820] });
  });

  it('what is left over goes where the rule says', () => {
    // The first releases a fifth of 300, the second needs a fifth of 200: 20 are left. The others lack 60 and 40, and have 940 and 960.
    const [current, targets] = [[1300, 800, 940, 960], [1000, 1000, 1000, 1000]];
    expect(year(current, targets, {})).toMatchObject({ budgets: [1240, 840, 952, 968] });
    expect(year(current, targets, { rule: 'scaled' })).toMatchObject({ budgets: [1260, 840, 940, 960] });
    // 20 x 940 / 1,900 is 9.89..., and 20 x 960 / 1,900 is 10.10...: 9 and 10, the odd penny to the larger remainder.
    expect(year(current, targets, { rule: 'prorata' })).toMatchObject({ budgets: [1240, 840, 950, 970] });
  });

  it.each(['under-target', 'prorata', 'scaled'] as const)('without a recipient the cuts are scaled down, by %s', (rule) => {
    // From the band: the first would release a fifth of 400, the others need a fifth of 100 each. Nobody is within the band.
    expect(year([1500, 1250, 1250], [1000, 1500, 1500], { rule, measure: 'from-band' })).toMatchObject({ budgets: [1460, 1270, 1270] });
  });

  // The second needs a fifth of 200; 100 of new money cover its 40. The first is within a band of 20 per cent, over its target,
  // so the other 60 go to the second, which still lacks 160; by prorata the first is within the band and takes them.
  it.each([['scaled', [1000, 600]], ['under-target', [1000, 600]], ['prorata', [1060, 540]]] as const)('new money comes first, by %s', (rule, budgets) => {
    expect(year([1000, 500], [900, 700], { rule, band: percent(200) })).toMatchObject({ budgets });
  });

  it('new money pays the gains before they are scaled down', () => {
    // Only the last is beyond the band of 20 per cent: a fifth of 300 is 60. There are 30, so it gains these.
    expect(year([990, 990, 700], [855, 855, 1000], { band: percent(200) })).toMatchObject({ budgets: [990, 990, 730] });
  });

  it('a limit that holds one practice is made up by the others in proportion', () => {
    // Without limits 1,100, 900 and 1,000; no gain above 5 per cent holds the second at 840. The rest of 3,000, 2,160, is
    // shared 1,100 to 1,000: 1,131 and 3/7, 1,028 and 4/7.
    expect(year([1200, 800, 1000], [1000, 1000, 1000], { step: percent(500), gain: percent(50) })).toEqual({
      budgets: [1131, 840, 1029], limits: [null, 'gain', null],
    });
  });

  it('refuses targets that do not share what there is: that is a bug of the caller', () => {
    expect(() => year([10, 10], [10, 11], {})).not.toThrow();
    expect(() => year([10, 10], [10, 9], {})).toThrow(RangeError);
  });
});
