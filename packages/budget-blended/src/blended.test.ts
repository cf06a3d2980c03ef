import { decimal, parseDecimal, replay, TraceBuilder, type Amounts } from '@pbc-planner/base';
import type { MethodRun } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blended } from './blended.ts';

/** What the two methods give a practice, in pence: historic, capitation. */
type Both = Readonly<Record<string, readonly [number, number]>>;

const nothing = () => { throw new Error('The plain blend asks for nothing more'); };

/** Runs the method on those amounts. Both columns must have the same sum, which is the pool. */
function run(both: Both, blend: string) {
  const practices = Object.keys(both);
  const trace = new TraceBuilder(practices);
  const result = (position: 0 | 1, label: string): Amounts => trace.input({
    label, unit: 'pence', scale: 0, units: Object.values(both).map((amounts) => BigInt(amounts[position])), grade: 'verified',
    cite: () => ({ by: 'a test', reason: 'a worked example', grade: 'verified' }),
  });
  const results: Readonly<Record<string, Amounts>> = { historic: result(0, 'budget by historic'), capitation: result(1, 'budget by capitation') };
  const pool = Object.values(both).reduce((sum, [historic]) => sum + historic, 0);
  const methodRun: MethodRun = {
    practices, options: { blend }, trace, figures: [], poolGiven: true, note: nothing, flag: nothing, warn: nothing, weightsOf: nothing, linesOf: nothing,
    pool: trace.choice({ label: 'the pool', unit: 'pence', value: decimal(pool), by: 'a test', reason: 'given', grade: 'verified' }),
    ask: (method) => results[method] as Amounts,
    option: (_, label, unit, value) => trace.choice({ label, unit, value, by: 'a test', reason: 'given', grade: 'verified' }),
  };
  return { trace, amounts: blended.calculate(methodRun), pool };
}

function budgets(both: Both, blend: string): Record<string, number> {
  const { trace, amounts } = run(both, blend);
  if ('severity' in amounts) throw new Error(amounts.message);
  return Object.fromEntries(trace.valuesInPence(amounts).map((pence, position) => [trace.keys[position], pence]));
}

/** Two ways to share one pool, and a percentage with up to six decimals. */
const boths: fc.Arbitrary<Both> = fc.array(fc.tuple(fc.integer({ min: 0, max: 5_000_000_000 }), fc.integer({ min: 0, max: 5_000_000_000 })), { minLength: 1, maxLength: 20 })
  .map((rows) => {
    const short = rows.reduce((sum, [historic, capitation]) => sum + historic - capitation, 0);
    const [[historic, capitation], ...others] = rows as [[number, number], ...[number, number][]];
    const first = short >= 0 ? [historic, capitation + short] : [historic - short, capitation];
    return Object.fromEntries([first, ...others].map((amounts, index) => [`Z${String(index).padStart(5, '0')}`, amounts as [number, number]]));
  })
  .filter((both) => Object.values(both).some(([historic]) => historic > 0));
const blends = fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([whole, fraction, places]) => (places === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(6, '0').slice(0, places)}`));

describe('blended budgets', () => {
  it('are half and half: tied half pennies go to the lower code', () => {
    expect(budgets({ C: [4999, 8000], B: [5001, 6000], A: [10_000, 6000] }, '50')).toEqual({ A: 8000, B: 5501, C: 6499 });
  });

  it('take a percentage with decimals', () => {
    expect(budgets({ A: [7500, 3752], B: [3751, 7504], C: [3749, 3744] }, '62.5')).toEqual({ A: 6095, B: 5158, C: 3747 });
  });

  it('of 100 are historic, of 0 are capitation, however that is written', () => {
    fc.assert(fc.property(boths, (both) => {
      const only = (position: 0 | 1) => Object.fromEntries(Object.entries(both).map(([code, amounts]) => [code, amounts[position]]));
      expect([budgets(both, '100'), budgets(both, '100.000'), budgets(both, '0'), budgets(both, '0.0')]).toEqual([only(0), only(0), only(1), only(1)]);
    }));
  });

  it('add up to the pool, each within a penny of the exact mixture and between the two', () => {
    fc.assert(fc.property(boths, blends, (both, blend) => {
      const own = budgets(both, blend);
      const { units, scale } = parseDecimal(blend) ?? decimal(0);
      const whole = 100n * 10n ** BigInt(scale);
      let difference = 0;
      for (const [code, [historic, capitation]] of Object.entries(both)) {
        const exact = BigInt(historic) * units + BigInt(capitation) * (whole - units);
        const away = BigInt(own[code] as number) * whole - exact;
        expect(away < whole && -away < whole).toBe(true);
        expect(own[code]).toBeGreaterThanOrEqual(Math.min(historic, capitation));
        expect(own[code]).toBeLessThanOrEqual(Math.max(historic, capitation));
        difference += (own[code] as number) - historic;
      }
      expect(difference).toBe(0);
    }));
  });

  it('replay, and read as a mixture of two parts', () => {
    fc.assert(fc.property(boths, blends, (both, blend) => {
      const { trace, amounts } = run(both, blend);
      if ('severity' in amounts) throw new Error(amounts.message);
      const values = trace.valuesInPence(amounts);
      trace.keys.forEach((code, position) => {
        const steps = trace.trace().explain(amounts.node, code);
        expect([replay(steps), steps.at(-1)?.value]).toEqual([[], String(values[position])]);
      });
    }));
    const { trace, amounts } = run({ A: [100, 100] }, '60');
    if ('severity' in amounts) throw new Error(amounts.message);
    expect(trace.trace().explain(amounts.node, 'A').filter(({ unit }) => unit === 'per cent').map(({ label, value }) => `${label} ${value}`)).toEqual([
      'historic in the blend 60', 'the whole 100', 'capitation in the blend 40',
    ]);
  });

  it('cannot mix nothing with nothing', () => {
    expect(run({ A: [0, 0] }, '50').amounts).toMatchObject({ severity: 'error', code: 'blend-shares-nothing' });
  });

  it('read no figures of their own', () => {
    expect(blended.figures({ year: '2006/07' as never, measures: [], headline: null }, {})).toEqual({ ok: true, value: [], diagnostics: [] });
  });
});
