import { decimal, error, TraceBuilder, type Amounts } from '@pbc-planner/base';
import type { BudgetMethod, MethodRun } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { planted } from '../testing/small-plan.ts';
import { guardedPool, guardedRun, MethodFault, type SharedRun } from './method-run.ts';

const leaf = (trace: TraceBuilder, units: readonly bigint[], scale = 0): Amounts =>
  trace.input({ label: 'planted', unit: 'pence', scale, units, grade: 'verified', cite: () => ({ by: 'a test', reason: 'planted', grade: 'verified' }) });

const shares = (run: MethodRun, ...units: readonly bigint[]): Amounts => leaf(run.trace, units);

const nothing = () => { throw new Error('not asked for'); };

/** Runs a planted method on practices A, B and C with a pool of 100 pence. */
function run(calculate: BudgetMethod['calculate'], manifest: Parameters<typeof planted>[0] = { id: 'planted' }, given: readonly string[] = []) {
  const trace = new TraceBuilder(['A', 'B', 'C']);
  const notes: string[] = [];
  const shared: SharedRun = { trace, given: new Set(given), by: 'Anna', note: (text) => notes.push(text), flag: nothing, warn: nothing, others: { weightsOf: nothing, linesOf: nothing } };
  const pool = trace.choice({ label: 'the pool', unit: 'pence', value: decimal(100), by: 'Anna', reason: 'a test', grade: 'verified' });
  const other = leaf(trace, [1n, 2n, 97n]);
  const result = guardedRun(planted(manifest, { calculate }), shared, { options: { share: '5' }, figures: [] }, { pool, poolGiven: true, ask: () => other });
  return { result, trace, notes };
}

describe('a method that breaks its promise', () => {
  const broken: readonly (readonly [string, BudgetMethod['calculate'], string])[] = [
    ['gives too few amounts', ({ trace }) => leaf(trace, [50n, 50n]), 'failed: planted: not one value for each key'],
    ['gives amounts of a shorter run', () => leaf(new TraceBuilder(['A', 'B']), [50n, 50n]), 'gives an amount that is not whole pence of this run: The amount is of another trace'],
    ['gives one amount for everybody', ({ pool }) => pool as unknown as Amounts, 'gives one amount for all practices instead of one for each'],
    ['gives a negative amount', (given) => shares(given, 60n, -1n, 41n), 'gives B a negative budget'],
    ['gives a fraction of a penny', ({ trace }) => leaf(trace, [5n, 5n, 990n], 1), 'gives an amount that is not whole pence of this run'],
    ['shares too much', (given) => shares(given, 50n, 50n, 1n), 'shares 101 pence out of a pool of 100'],
    ['shares too little', (given) => shares(given, 50n, 49n, 0n), 'shares 99 pence out of a pool of 100'],
    ['asks for a method that it does not declare', ({ ask }) => ask('historic'), 'asks for "historic", which its manifest does not say it needs'],
    ['reads an option that it does not declare', (given) => { given.option('speed', 'speed', 'per cent', decimal(1)); return shares(given, 100n, 0n, 0n); },
      'reads the option "speed", which its manifest does not have'],
    ['throws', () => { throw new TypeError('of undefined'); }, 'failed: of undefined'],
    ['gives nothing at all', () => undefined as unknown as Amounts, 'gives no amounts'],
  ];

  it.each(broken)('that %s is named with what it did', (_, calculate, what) => {
    let fault: unknown;
    try { run(calculate); } catch (thrown) { fault = thrown; }
    expect(fault).toBeInstanceOf(MethodFault);
    expect((fault as MethodFault).message).toContain('The budget method "planted" ');
    expect((fault as MethodFault).message).toContain(what);
  });
});

describe('a method that keeps its promise', () => {
  it('has its amounts marked as its own, with its source and the lower of both grades', () => {
    const { result, trace } = run((given) => shares(given, 60n, 0n, 40n), { id: 'planted', title: 'Planted', source: 'A note', grade: 'derived' });
    if ('severity' in result) throw new Error(result.message);
    expect(trace.valuesInPence(result)).toEqual([60, 0, 40]);
    expect(trace.trace().explain(result.node, 'C').at(-1)).toEqual({
      index: 1, kind: 'method', label: 'budget by planted', value: '40', unit: 'pence', inputs: [0], grade: 'derived', method: 'planted', source: 'A note',
    });
  });

  it('may say that it cannot run, and that is passed on', () => {
    const cannot = error('no-weights', 'Nobody has any weight.');
    expect(run(() => cannot).result).toBe(cannot);
  });

  it('gets the result of a method that it declares', () => {
    const { result, trace } = run(({ ask }) => ask('other'), { id: 'planted', needs: ['other'] });
    if ('severity' in result) throw new Error(result.message);
    expect(trace.valuesInPence(result)).toEqual([1, 2, 97]);
  });

  it('may say something beside the figures', () => {
    expect(run((given) => { given.note('Mind the gap.'); return shares(given, 100n, 0n, 0n); }).notes).toEqual(['Mind the gap.']);
  });

  it.each([
    [['share'], { by: 'Anna', reason: 'given for this comparison', grade: 'verified' }],
    [[], { by: 'the method', reason: 'its default, until somebody chooses another', grade: 'proposed' }],
  ] as const)('has an option on its trace as who chose it: given %j', (given, chosen) => {
    const share = { type: 'string', description: 'A share.', default: '5' } as const;
    const { result, trace } = run((own) => {
      const part = own.option('share', 'the share', 'per cent', decimal(5));
      return own.trace.apportion('shared', own.pool, own.trace.multiply('parts', 'parts', shares(own, 1n, 1n, 2n), part), 'parts of all') as Amounts;
    }, { id: 'planted', options: { share } }, given);
    if ('severity' in result) throw new Error(result.message);
    const steps = trace.trace().explain(result.node, 'A');
    expect(steps.find(({ label }) => label === 'the share')).toMatchObject({ kind: 'choice', value: '5', unit: 'per cent', ...chosen });
    expect(steps.at(-1)).toMatchObject({ value: '25', grade: chosen.grade });
  });
});

describe('a method that sets the pool', () => {
  const shared = (): SharedRun => ({ trace: new TraceBuilder(['A']), given: new Set(), by: 'Anna', note: () => undefined, flag: nothing, warn: nothing, others: { weightsOf: nothing, linesOf: nothing } });
  const inputs = { options: {}, figures: [] };
  const amount = (value: number, scale = 0): BudgetMethod['pool'] => ({ trace }) =>
    trace.choice({ label: 'pool', unit: 'pence', value: decimal(value, scale), by: 'a test', reason: 'planted', grade: 'verified' });

  it('gives whole pence', () => {
    const own = shared();
    const pool = amount(1234);
    if (pool === undefined) throw new Error('planted');
    const made = guardedPool(planted({ id: 'setter' }, { pool }), own, inputs);
    if ('severity' in made) throw new Error(made.message);
    expect(own.trace.valueInPence(made)).toBe(1234);
  });

  it.each([
    ['a negative pool', amount(-1), 'gives a negative pool'],
    ['half a penny', amount(5, 1), 'gives a pool that is not whole pence of this run'],
    ['no code for it', undefined, 'says that it sets the pool, and has no code for that'],
  ])('is named for %s', (_, pool, what) => {
    expect(() => guardedPool(planted({ id: 'setter' }, pool ? { pool } : {}), shared(), inputs)).toThrow(`The budget method "setter" ${what}`);
  });
});
