import { apportion, decimal, pence, replay, sumPence, type Pence } from '@pbc-planner/base';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pacePath, type Pace, type PaceStep } from './pace-path.ts';
import { ratioOfPercent } from './ratio.ts';
import { decimalOf } from './traced-year.ts';
import { tracedPath } from './traced-path.ts';

const percent = (tenths: number) => ratioOfPercent(decimal(tenths, 1));
const tenths = (...given: number[]) => fc.constantFrom(...given).map(percent);
const paces: fc.Arbitrary<Pace> = fc.record({
  rule: fc.constantFrom('under-target', 'prorata', 'scaled'),
  measure: fc.constantFrom('from-target', 'from-band'),
  band: tenths(0, 1, 50, 100, 125, 1000),
  step: tenths(1, 200, 333, 1000),
  cut: fc.option(tenths(0, 5, 33, 100, 1000)),
  gain: fc.option(tenths(0, 5, 33, 200, 9999)),
});
const amount = fc.oneof(fc.constantFrom(0, 1, 2, 100, 100), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 1_000_000_000 }));

interface Instance {
  readonly keys: readonly string[];
  readonly current: readonly Pence[];
  readonly targets: readonly Pence[];
  readonly pace: Pace;
}

const instances: fc.Arbitrary<Instance> = fc.record({
  rows: fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 2 }), amount, amount), { selector: ([key]) => key, minLength: 1, maxLength: 6 }),
  growth: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: amount, weight: 1 }),
  pace: paces,
}).map(({ rows, growth, pace }) => {
  const keys = rows.map(([key]) => key);
  const current = rows.map(([, budget]) => pence(budget));
  const shared = apportion(pence(sumPence(current) + growth), rows.map(([, , weight]) => BigInt(weight)), keys);
  return { keys, current, targets: typeof shared === 'string' ? current : shared.shares, pace };
});

function traced({ keys, current, targets, pace }: Instance, path: readonly PaceStep[]) {
  const leaf = (label: string, value: typeof pace.band) => ({ label, unit: 'times', value: decimalOf(value), by: 'us', reason: 'a try', grade: 'proposed' as const });
  return tracedPath({
    keys, pace,
    current: { label: 'current budget', amounts: current, grade: () => 'verified', lowest: 'verified' },
    targets: { label: 'target', amounts: targets, grade: () => 'verified', lowest: 'verified' },
    band: leaf('the band', pace.band), step: leaf('the step', pace.step),
    years: path.map((step, index) => ({ year: `year ${index}`, step })),
    evidence: { source: 'A note', grade: 'derived' },
  });
}

describe('the steps of a path', () => {
  it('give the budgets of the exact arithmetic and replay, in 400 instances with ties, noughts, new money and limits', () => {
    let traceable = 0;
    fc.assert(fc.property(instances, fc.integer({ min: 1, max: 3 }), (instance, years) => {
      const path = pacePath(instance.keys, instance.current, instance.targets, years, instance.pace);
      if ('fault' in path) return;
      traceable += 1;
      const { trace, budgets } = traced(instance, path);
      expect(trace.valuesInPence(budgets)).toEqual((path.at(-1) as PaceStep).budgets);
      for (const key of instance.keys) {
        const steps = trace.trace().explain(budgets.node, key);
        expect(replay(steps)).toEqual([]);
        expect(steps.at(-1)).toMatchObject({ kind: 'method', method: 'pace', grade: 'proposed' });
      }
    }), { numRuns: 400 });
    expect(traceable).toBeGreaterThan(200);
  });

  it('say of a practice within the band that its gap does not count', () => {
    // Ten per cent of 1,000 is 100: B lacks exactly that, A has 400 too much and releases a fifth of it, C lacks 300 and needs 60.
    const instance: Instance = {
      keys: ['A', 'B', 'C'], current: [1400, 900, 700].map(pence), targets: [1000, 1000, 1000].map(pence),
      pace: { rule: 'under-target', measure: 'from-target', band: percent(100), step: percent(200), cut: null, gain: null },
    };
    const path = pacePath(instance.keys, instance.current, instance.targets, 1, instance.pace) as PaceStep[];
    const { trace, budgets } = traced(instance, path);
    const values = (key: string) => Object.fromEntries(trace.trace().explain(budgets.node, key).map(({ label, value }) => [label, Number(value)]));
    expect(values('B')).toMatchObject({
      'gap: target less budget': 100, 'tolerance: the band of the target': 100, 'gap that counts: only one beyond the band does': 0,
      'released by all who move down': 80, 'needed by all who move up': 60, 'share of what is left over': 20, 'budget by pace of change': 920,
    });
    expect(values('A')).toMatchObject({ 'own move: the step of that gap': -80, 'budget by pace of change': 1320 });
    expect(values('C')).toMatchObject({ 'own move: the step of that gap': 60, 'budget by pace of change': 760 });
  });
});
