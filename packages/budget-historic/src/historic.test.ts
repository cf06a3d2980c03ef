import { decimal, financialYear, parseDecimal, replay, TraceBuilder, type Amounts } from '@pbc-planner/base';
import type { DatedMeasure, FiguresHeld, MethodRun, PoolRun } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historic } from './historic.ts';

interface Given {
  readonly uplift?: string;
  /** In pence; left out, the method makes the pool. */
  readonly pool?: number;
}

/** Runs the method on spend in pence by practice. */
function run(spend: Readonly<Record<string, number>>, { uplift = '0', pool }: Given = {}) {
  const practices = Object.keys(spend);
  const trace = new TraceBuilder(practices);
  const notes: string[] = [];
  const leaf = trace.input({
    label: 'spend of 2005/06', unit: 'pence', scale: 0, units: Object.values(spend).map(BigInt), grade: 'verified',
    cite: (position) => ({ file: 'spend.csv', sha256: '', line: position + 2, column: 'pounds', columnNumber: 4, source: 'a worked example', grade: 'verified' }),
  });
  const poolRun: PoolRun = {
    practices, options: { uplift }, trace, figures: [leaf], note: (text) => notes.push(text), flag: nothing, warn: nothing, weightsOf: nothing, linesOf: nothing,
    option: (_, label, unit, value) => trace.choice({ label, unit, value, by: 'a test', reason: 'given', grade: 'verified' }),
  };
  const made = pool === undefined
    ? historic.pool?.(poolRun)
    : trace.choice({ label: 'the pool', unit: 'pence', value: decimal(pool), by: 'a test', reason: 'given', grade: 'verified' });
  if (made === undefined || 'severity' in made) throw new Error('The historic method makes no pool');
  const ask = () => { throw new Error('The historic method asked for another'); };
  const methodRun: MethodRun = { ...poolRun, pool: made, poolGiven: pool !== undefined, ask };
  const amounts = historic.calculate(methodRun);
  return { trace, amounts, notes, pool: trace.valueInPence(made) };
}

const nothing = () => { throw new Error('The plain historic method asks for nothing more'); };

function budgets(spend: Readonly<Record<string, number>>, given: Given = {}): Record<string, number> {
  const { trace, amounts } = run(spend, given);
  if ('severity' in amounts) throw new Error(amounts.message);
  return Object.fromEntries(trace.valuesInPence(amounts).map((pence, position) => [trace.keys[position], pence]));
}

const spends = fc.dictionary(fc.stringMatching(/^[A-Z]\d{5}$/), fc.integer({ min: 1, max: 10_000_000_000 }), { minKeys: 1, maxKeys: 30 });
const uplifts = fc.tuple(fc.integer({ min: -99, max: 999 }), fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([whole, fraction, places]) => (places === 0 ? `${whole}` : `${whole}.${String(fraction).padStart(6, '0').slice(0, places)}`));

describe('historic budgets', () => {
  it('are the spend itself where nothing was added', () => {
    fc.assert(fc.property(spends, (spend) => { expect(budgets(spend)).toEqual({ ...spend }); }));
  });

  it('with an uplift are the spend in proportion: 2.5 per cent of £4.00 is 10p more', () => {
    expect(budgets({ A: 100, B: 300 }, { uplift: '2.5' })).toEqual({ A: 103, B: 307 });
  });

  it('with a cut are less', () => {
    expect(budgets({ A: 100, B: 300 }, { uplift: '-50' })).toEqual({ A: 50, B: 150 });
  });

  it.each([
    ['0.25', 200, 201], ['0.24', 200, 200], ['-0.25', 200, 200], ['-0.26', 200, 199], ['0.000001', 50_000_000, 50_000_001], ['0.000001', 49_999_999, 49_999_999],
  ])('an uplift of %s per cent on %d pence makes a pool of %d, rounded once, half away from zero', (uplift, spend, pool) => {
    expect(run({ A: spend }, { uplift }).pool).toBe(pool);
  });

  it('share a pool that was given in proportion to spend: tied remainders go to the lower code', () => {
    expect(budgets({ C: 100, B: 100, A: 100 }, { pool: 200 })).toEqual({ A: 67, B: 67, C: 66 });
  });

  it('say that an uplift changes nothing where the pool was given, and nothing otherwise', () => {
    const note = 'With a pool given, an uplift changes no share.';
    expect([run({ A: 100 }, { pool: 200, uplift: '5' }).notes, run({ A: 100 }, { pool: 200 }).notes, run({ A: 100 }, { uplift: '5' }).notes]).toEqual([[note], [], []]);
  });

  it('add up to the pool, each within a penny of its exact share, and replay', () => {
    fc.assert(fc.property(spends, uplifts, (spend, uplift) => {
      const { trace, amounts, pool } = run(spend, { uplift });
      if ('severity' in amounts) throw new Error(amounts.message);
      const { units, scale } = parseDecimal(uplift) ?? decimal(0);
      const total = Object.values(spend).reduce((sum, one) => sum + BigInt(one), 0n);
      const hundred = 100n * 10n ** BigInt(scale);
      expect(BigInt(pool)).toBe((2n * total * (hundred + units) + hundred) / (2n * hundred));
      const pence = trace.valuesInPence(amounts);
      expect(pence.reduce((sum, one) => sum + BigInt(one), 0n)).toBe(BigInt(pool));
      Object.values(spend).forEach((own, position) => {
        const difference = BigInt(pence[position] ?? 0) * total - BigInt(pool) * BigInt(own);
        expect(difference < total && -difference < total).toBe(true);
        const steps = trace.trace().explain((amounts as Amounts).node, trace.keys[position] ?? '');
        expect([replay(steps), steps.at(-1)?.value]).toEqual([[], String(pence[position])]);
      });
    }));
  });

  it('show the total that they share by as one step, named after the spend', () => {
    const { trace, amounts } = run({ A: 100, B: 300 }, { uplift: '2.5' });
    if ('severity' in amounts) throw new Error(amounts.message);
    const labels = trace.trace().explain(amounts.node, 'A').map(({ label }) => label);
    expect(labels.filter((label) => label === 'spend of 2005/06, all practices')).toHaveLength(1);
  });

  it('need spend above zero', () => {
    expect(run({ A: 0, B: 0 }, { pool: 100 }).amounts).toMatchObject({ severity: 'error', code: 'spend-shares-nothing' });
  });
});

describe('the base year', () => {
  const year = financialYear(2006);
  const of = (startsIn: number, serviceLine = 'total'): DatedMeasure => ({ measure: { kind: 'spend', serviceLine }, year: financialYear(startsIn) });
  const list: DatedMeasure = { measure: { kind: 'list' }, year };
  const needs = (measures: readonly DatedMeasure[], baseYear?: string) => historic.figures({ year, measures, headline: null } satisfies FiguresHeld, { baseYear, uplift: '0' });

  it.each([
    ['the latest before the plan', [of(2005), of(2003), of(2006), of(2007), list], undefined, 'spend of 2005/06', [of(2005)]],
    ['the one named, even the plan\'s own', [of(2005), of(2006)], '2006/07', 'spend of 2006/07', [of(2006)]],
    ['the one named in another spelling', [of(2003), of(2005)], '2003-2004', 'spend of 2003/04', [of(2003)]],
    ['all its service lines', [of(2005, 'hospital'), of(2004, 'hospital'), of(2005, 'drugs')], undefined, 'spend of 2005/06', [of(2005, 'hospital'), of(2005, 'drugs')]],
  ])('is %s', (_, measures, baseYear, title, wanted) => {
    expect(needs(measures, baseYear)).toEqual({ ok: true, value: [{ title, measures: wanted }], diagnostics: [] });
  });

  it.each([
    ['no spend at all', [list], undefined, 'no-spend', 'Import a file with spend, for example: pbc import spend.csv'],
    ['no spend before the plan', [of(2006), of(2008)], undefined, 'no-spend-before-year', 'Name the base year, for example: --base-year 2008/09, or import spend of an earlier year.'],
    ['no spend of the year named', [of(2005)], '2004/05', 'no-spend-of-year', 'Spend is held of 2005/06.'],
    ['a year that is none', [of(2005)], '2004/06', 'no-spend-of-year', 'Spend is held of 2005/06.'],
    ['a total beside its lines', [of(2005), of(2005, 'drugs')], undefined, 'spend-counted-twice', 'Keep either the total or the lines (drugs): take the other import back with pbc undo.'],
    ['a Total beside its lines', [of(2005, 'Total'), of(2005, 'drugs')], undefined, 'spend-counted-twice', 'Keep either the total or the lines (drugs): take the other import back with pbc undo.'],
    ['two totals', [of(2005, 'Total'), of(2005)], undefined, 'spend-counted-twice', 'Keep either the total or the lines (Total, total): take the other import back with pbc undo.'],
  ])('is refused for %s', (_, measures, baseYear, code, hint) => {
    expect(needs(measures, baseYear)).toMatchObject({ ok: false, diagnostics: [{ severity: 'error', code, hint }] });
  });
});
