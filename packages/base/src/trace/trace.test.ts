import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../decimal.ts';
import { replay } from './replay.ts';
import type { Amount, Amounts } from './recorded-steps.ts';
import { TraceBuilder } from './trace-builder.ts';
import type { Citation, TraceStep } from './trace-step.ts';

const hash = 'ab'.repeat(32);
const cell = (column: string, columnNumber: number) => (position: number): Citation => ({
  file: 'figures.csv', sha256: hash, line: position + 2, column, columnNumber, source: 'A published file', grade: 'verified',
});

/** Spend of 10.00, 25.01 and 7.00 pounds, uplifted and topped up, shared by 100.5, 200 and 99.5 weighted people. */
function smallTrace() {
  const builder = new TraceBuilder(['A', 'B', 'C']);
  const spend = builder.input({ label: 'spend', unit: 'pence', scale: 0, units: [1000n, 2501n, 700n], cite: cell('Spend', 3), grade: 'verified' });
  const total = builder.sum('total spend', 'pence', spend);
  const uplift = builder.choice({ label: 'uplift', unit: 'times', value: decimal(1025, 3), by: 'Dr Shah', reason: 'agreed', grade: 'proposed' });
  const uplifted = builder.multiply('uplifted', 'pence', total, uplift);
  const topUp = builder.parameter({
    label: 'top-up', unit: 'pence', value: decimal(5, 1), parameter: 'top-up', source: 'A letter', date: '2006', grade: 'verified',
  });
  const raised = builder.add('raised', 'pence', uplifted, topUp);
  const pool = builder.round('pool', 'pence', raised, 0);
  const people = builder.input({
    label: 'weighted people', unit: 'people', scale: 1, units: [1005n, 2000n, 995n], cite: cell('Weighted', 5), grade: 'verified',
  });
  const shares = builder.apportion('share', pool, people, 'all weighted people');
  if (typeof shares === 'string') throw new Error(shares);
  const budget = builder.method('budget', 'capitation', shares, { source: 'A note', grade: 'derived' });
  return { builder, budget, pool, spend };
}

const base = { inputs: [], grade: 'verified' } as const;
const overFile = { file: 'figures.csv', sha256: hash, rows: 3, firstLine: 2, lastLine: 4 };

/**
 * By hand: 4201 x 1.025 = 4306.025; + 0.5 = 4306.525; rounded 4307.
 * 4307 x 100.5 / 400 = 1082 and 53.5/400; x 200 / 400 = 2153 and 200/400; x 99.5 / 400 = 1071 and 146.5/400.
 * They sum to 4306, so the one odd penny goes to B.
 */
const stepsOfB: readonly TraceStep[] = [
  {
    ...base, index: 0, kind: 'calculation', label: 'total spend', value: '4201', unit: 'pence', operation: 'sum',
    over: { label: 'spend', rows: 3, from: [{ ...overFile, column: 'Spend', columnNumber: 3 }] },
  },
  { ...base, index: 1, kind: 'choice', label: 'uplift', value: '1.025', unit: 'times', by: 'Dr Shah', reason: 'agreed', grade: 'proposed' },
  { index: 2, kind: 'calculation', label: 'uplifted', value: '4306.025', unit: 'pence', inputs: [0, 1], grade: 'proposed', operation: 'multiply' },
  { ...base, index: 3, kind: 'parameter', label: 'top-up', value: '0.5', unit: 'pence', parameter: 'top-up', source: 'A letter', date: '2006' },
  { index: 4, kind: 'calculation', label: 'raised', value: '4306.525', unit: 'pence', inputs: [2, 3], grade: 'proposed', operation: 'add' },
  { index: 5, kind: 'calculation', label: 'pool', value: '4307', unit: 'pence', inputs: [4], grade: 'proposed', operation: 'round', places: 0 },
  {
    ...base, index: 6, kind: 'input', label: 'weighted people', value: '200', unit: 'people',
    file: 'figures.csv', sha256: hash, line: 3, column: 'Weighted', columnNumber: 5, source: 'A published file',
  },
  {
    ...base, index: 7, kind: 'calculation', label: 'all weighted people', value: '400', unit: 'people', operation: 'sum',
    over: { label: 'weighted people', rows: 3, from: [{ ...overFile, column: 'Weighted', columnNumber: 5 }] },
  },
  {
    index: 8, kind: 'calculation', label: 'share', value: '2154', unit: 'pence', inputs: [5, 6, 7], grade: 'proposed', operation: 'apportion',
    key: 'B', cutOff: { remainder: '200', key: 'B' },
  },
  { index: 9, kind: 'method', label: 'budget', value: '2154', unit: 'pence', inputs: [8], grade: 'proposed', method: 'capitation', source: 'A note' },
];

describe('a trace', () => {
  it('computes what it records', () => {
    const { builder, budget, pool } = smallTrace();
    expect(builder.valuesInPence(budget)).toEqual([1082, 2154, 1071]);
    expect(builder.valueInPence(pool)).toBe(4307);
    expect(builder.grade(budget)).toBe('proposed');
  });

  it('explains one figure, step by step, as worked by hand', () => {
    const { builder, budget } = smallTrace();
    expect(builder.trace().explain(budget.node, 'B')).toEqual(stepsOfB);
  });

  it('cuts out the steps of a figure on the way, renumbered', () => {
    const { builder, spend, pool } = smallTrace();
    expect(builder.trace().explain(spend.node, 'C')).toEqual([{
      ...base, index: 0, kind: 'input', label: 'spend', value: '700', unit: 'pence',
      file: 'figures.csv', sha256: hash, line: 4, column: 'Spend', columnNumber: 3, source: 'A published file',
    }]);
    expect(builder.trace().explain(pool.node, 'A')).toEqual(stepsOfB.slice(0, 6));
  });

  it('says who entered a value that stands in no file, and leaves it out of the rows that a sum cites', () => {
    const builder = new TraceBuilder(['A', 'B']);
    const people = builder.input({
      label: 'list', unit: 'people', scale: 0, units: [10n, 20n], grade: 'unverified',
      cite: (position) => (position === 0 ? cell('List', 2)(0) : { by: 'Dr Shah', reason: 'counted by hand', grade: 'unverified' }),
    });
    const total = builder.sum('all', 'people', people);
    expect(builder.trace().explain(people.node, 'B')).toEqual([
      { index: 0, kind: 'choice', label: 'list', value: '20', unit: 'people', inputs: [], by: 'Dr Shah', reason: 'counted by hand', grade: 'unverified' },
    ]);
    expect(builder.trace().explain(total.node, 'A')[0]?.over).toEqual({
      label: 'list', rows: 2, from: [{ file: 'figures.csv', sha256: hash, column: 'List', columnNumber: 2, rows: 1, firstLine: 2, lastLine: 2 }],
    });
  });

  it('knows nothing of keys and steps that it does not have', () => {
    const { builder, budget } = smallTrace();
    expect(() => builder.trace().explain(budget.node, 'constructor')).toThrow('The trace has no constructor');
    expect(() => builder.trace().explain(99, 'A')).toThrow('The trace has no step 99');
  });

  it('records nothing where weights cannot share', () => {
    const builder = new TraceBuilder(['A']);
    const none = builder.input({ label: 'list', unit: 'people', scale: 0, units: [0n], cite: cell('List', 2), grade: 'verified' });
    const pool = builder.choice({ label: 'pool', unit: 'pence', value: decimal(5), by: 'us', reason: 'a try', grade: 'proposed' });
    expect(builder.apportion('share', pool, none, 'all')).toBe('weights sum to zero');
    expect(builder.trace().nodes).toHaveLength(2);
  });

  it('refuses a column that is too short', () => {
    const builder = new TraceBuilder(['A', 'B']);
    expect(() => builder.input({ label: 'list', unit: 'people', scale: 0, units: [1n], cite: cell('List', 2), grade: 'verified' }))
      .toThrow('list: not one value for each key');
  });
});

describe('replay', () => {
  it('finds no fault in what a builder made', () => {
    const { builder, budget } = smallTrace();
    for (const key of ['A', 'B', 'C']) expect(replay(builder.trace().explain(budget.node, key))).toEqual([]);
  });

  const tampered = (index: number, changes: Partial<TraceStep>) => stepsOfB.map((step) => (step.index === index ? { ...step, ...changes } : step));

  it.each<[string, number, Partial<TraceStep>, (readonly [number, string | null])[]]>([
    ['the result', 9, { value: '2155' }, [[9, '2154']]],
    ['a share', 8, { value: '2153' }, [[8, '2154']]],
    ['a product', 2, { value: '4306.026' }, [[2, '4306.025']]],
    ['a choice', 1, { value: '1' }, [[2, '4201'], [4, '4201.5'], [5, '4202'], [8, '2101'], [9, '2101']].map(([i, v]) => [i as number, v as string])],
    ['an input', 6, { value: '150' }, [[8, '1615'], [9, '1615']]],
    ['a sum', 7, { value: '401' }, [[8, '2148'], [9, '2148']]],
    ['the cut-off\'s remainder', 8, { cutOff: { remainder: '200.1', key: 'B' } }, [[8, '2153'], [9, '2153']]],
    ['the cut-off\'s key', 8, { cutOff: { remainder: '200', key: 'A' } }, [[8, '2153'], [9, '2153']]],
    ['the cut-off, taken away', 8, { cutOff: null }, [[8, '2153'], [9, '2153']]],
    ['the key', 8, { key: 'C' }, [[8, '2153'], [9, '2153']]],
    ['an operation', 4, { operation: 'subtract' }, [[4, '4305.525'], [5, '4306'], [8, '2153'], [9, '2153']]],
    ['decimal places', 5, { places: 1 }, [[5, '4306.5'], [8, null], [9, null]]],
    ['an input that comes later', 2, { inputs: [0, 9] }, [[2, null], [4, null], [5, null], [8, null], [9, null]]],
    ['a value that is no number', 0, { value: 'much' }, [[0, null], [2, null], [4, null], [5, null], [8, null], [9, null]]],
    ['an index', 3, { index: 7 }, [[3, null], [4, null], [5, null], [8, null], [9, null]]],
    ['a leaf with inputs', 3, { inputs: [0] }, [[3, null], [4, null], [5, null], [8, null], [9, null]]],
  ])('catches %s', (_, index, changes, expected) => {
    expect(replay(tampered(index, changes)).map((fault) => [fault.index, fault.replayed])).toEqual(expected);
  });

  it('never throws, whatever was done to a step', () => {
    const number = fc.constantFrom('0', '-1', '0.5', '1e9', '', '9'.repeat(60), '-0.001');
    const change: fc.Arbitrary<Partial<TraceStep>> = fc.oneof(
      fc.record({ value: number }),
      fc.record({ inputs: fc.array(fc.oneof(fc.integer({ min: -1, max: 10 }), fc.constant(0.5)), { maxLength: 4 }) }),
      fc.record({ places: fc.constantFrom(-1, 0.5, 2, 1e9, NaN) }),
      fc.record({ cutOff: fc.oneof(fc.constant(null), fc.record({ remainder: number, key: fc.constantFrom('A', 'B', '') })) }),
      fc.record({ operation: fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'sum', 'min', 'max', 'clamp', 'round', 'apportion') }),
      fc.record({ kind: fc.constantFrom('input', 'calculation', 'method') }),
    );
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(9), change), { minLength: 1, maxLength: 4 }), (changes) => {
      let steps: readonly TraceStep[] = stepsOfB;
      for (const [index, one] of changes) steps = steps.map((step, at) => (at === index ? { ...step, ...one } : step));
      for (const fault of replay(steps)) expect(fault.recorded).toBe(steps[fault.index]?.value);
    }), { numRuns: 500 });
  });

  it('finds no fault in any sequence of calculations, however many digits they grow', () => {
    const column = fc.array(fc.bigInt(0n, 10n ** 14n), { minLength: 3, maxLength: 3 }).filter((units) => units.some((unit) => unit > 0n));
    const operation = fc.record({
      name: fc.constantFrom('add', 'subtract', 'multiply', 'min', 'max', 'divide', 'divide-by-root', 'round', 'sum', 'apportion', 'method'),
      left: fc.nat(), right: fc.nat(), places: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(fc.property(column, fc.integer({ min: 0, max: 8 }), fc.maxSafeInteger(), fc.array(operation, { maxLength: 7 }), (units, scale, money, operations) => {
      const builder = new TraceBuilder(['A', 'B', 'C']);
      const weights = builder.input({ label: 'weights', unit: 'people', scale, units, cite: cell('Weights', 2), grade: 'verified' });
      const pool = builder.choice({ label: 'pool', unit: 'pence', value: decimal(money), by: 'us', reason: 'a try', grade: 'proposed' });
      const each: Amounts[] = [weights];
      const one: Amount[] = [pool];
      for (const { name, left, right, places } of operations) {
        const a = each[left % each.length] as Amounts;
        const b = right % 2 === 0 ? each[right % each.length] as Amounts : one[right % one.length] as Amount;
        if (name === 'sum') one.push(builder.sum('sum', 'x', a));
        else if (name === 'round') each.push(builder.round('round', 'x', a, places));
        else if (name === 'method') each.push(builder.method('method', 'any', a, { source: 'A note', grade: 'derived' }));
        else if (name === 'apportion') each.push(builder.apportion('share', pool, weights, 'all weights') as Amounts);
        else if (name === 'divide-by-root') each.push(builder.divideByRoot('over a root', 'x', builder.max('not below', 'x', a, builder.definition('nought', 'x', decimal(0))), builder.definition('seven', 'x', decimal(7)), places));
        else if (name !== 'divide') each.push(builder[name]('result', 'x', a, b));
        else if (builder.trace().nodes[pool.node]?.values !== 0n) each.push(builder.divide('quotient', 'x', a, pool, places));
      }
      const trace = builder.trace();
      for (const key of trace.keys) {
        for (const node of [...each, ...one]) expect(replay(trace.explain(node.node, key))).toEqual([]);
      }
    }), { numRuns: 300 });
  });
});

describe('adding up', () => {
  const each = (builder: TraceBuilder, label: string, scale: number, units: readonly bigint[]): Amounts => {
    const grade = label === 'doubtful' ? 'unverified' : 'verified';
    return builder.input({ label, unit: 'people', scale, units, cite: (position) => ({ ...cell(label, 2)(position), grade }), grade });
  };

  it('several figures of each key is one step, at the longest scale, with the lowest grade, and replays', () => {
    const builder = new TraceBuilder(['A', 'B']);
    const parts = [each(builder, 'whole', 0, [1n, 2n]), each(builder, 'doubtful', 2, [25n, 5n]), each(builder, 'tenths', 1, [5n, 0n])];
    const total = builder.total('all together', 'people', parts);
    const steps = builder.trace().explain(total.node, 'B');
    expect(steps.at(-1)).toEqual({ index: 3, kind: 'calculation', label: 'all together', value: '2.05', unit: 'people', inputs: [0, 1, 2], operation: 'sum', grade: 'unverified' });
    expect([builder.trace().explain(total.node, 'A').at(-1)?.value, replay(steps), builder.grade(total), builder.label(total)]).toEqual(['1.75', [], 'unverified', 'all together']);
  });

  it('nothing at all is refused', () => {
    expect(() => new TraceBuilder(['A']).total('nothing', 'people', [])).toThrow('nothing: nothing to add up');
  });

  it('the same figures again under the same label is the same step; under another it is not', () => {
    const builder = new TraceBuilder(['A', 'B']);
    const figures = each(builder, 'whole', 0, [1n, 2n]);
    const sums = ['all', 'all', 'everybody'].map((label) => builder.sum(label, 'people', figures));
    expect(sums.map(({ node }) => node)).toEqual([1, 1, 2]);
    expect(sums.map((sum) => builder.value(sum))).toEqual([decimal(3), decimal(3), decimal(3)]);
  });

  it('an amount of another trace is refused, even where a step of that number is there', () => {
    const other = new TraceBuilder(['A', 'B']);
    const foreign = each(other, 'whole', 0, [1n, 2n]);
    const builder = new TraceBuilder(['A', 'B']);
    each(builder, 'whole', 0, [3n, 4n]);
    expect(() => builder.sum('all', 'people', foreign)).toThrow('The amount is of another trace');
  });
});

describe('within and beyond, limits, and rounding one way', () => {
  const each = (builder: TraceBuilder, label: string, units: readonly bigint[], scale = 0): Amounts =>
    builder.input({ label, unit: 'pence', scale, units, cite: cell(label, 2), grade: 'verified' });
  const valuesOf = (builder: TraceBuilder, amounts: Amounts) => builder.trace().keys.map((key) => builder.trace().explain(amounts.node, key).at(-1)?.value);

  it('a value counts where another is within a tolerance, the edge included, and otherwise where it is beyond', () => {
    const builder = new TraceBuilder(['A', 'B', 'C', 'D']);
    const value = each(builder, 'value', [7n, 7n, 7n, 7n]);
    const gap = each(builder, 'gap', [100n, 101n, -100n, -101n], 1);
    const tolerance = each(builder, 'tolerance', [10n, 10n, 10n, 10n]);
    const within = builder.within('within', 'pence', value, gap, tolerance);
    const beyond = builder.beyond('beyond', 'pence', value, gap, tolerance);
    expect([valuesOf(builder, within), valuesOf(builder, beyond)]).toEqual([['7', '0', '7', '0'], ['0', '7', '0', '7']]);
    for (const key of ['A', 'B', 'C', 'D']) for (const node of [within, beyond]) expect(replay(builder.trace().explain(node.node, key))).toEqual([]);
    const steps = builder.trace().explain(beyond.node, 'B').map((step) => (step.label === 'beyond' ? { ...step, value: '0' } : step));
    expect(replay(steps).map(({ replayed }) => replayed)).toEqual(['7']);
  });

  it('rounds up or down whatever the half says, and keeps between limits', () => {
    const builder = new TraceBuilder(['A', 'B', 'C']);
    const value = each(builder, 'value', [121n, 129n, -121n], 1);
    const up = builder.roundTowards('up', 'pence', value, 0, 'up');
    const down = builder.roundTowards('down', 'pence', value, 0, 'down');
    expect([valuesOf(builder, up), valuesOf(builder, down)]).toEqual([['13', '13', '-12'], ['12', '12', '-13']]);
    const kept = builder.clamp('kept', 'pence', value, each(builder, 'low', [13n, 1n, -12n]), each(builder, 'high', [20n, 12n, 0n]));
    expect(valuesOf(builder, kept)).toEqual(['13', '12', '-12']);
    for (const key of ['A', 'B', 'C']) for (const node of [up, down, kept]) expect(replay(builder.trace().explain(node.node, key))).toEqual([]);
    const steps = builder.trace().explain(up.node, 'A');
    expect(replay(steps.map((step) => (step.towards === 'up' ? { ...step, towards: 'down' as const } : step))).map(({ replayed }) => replayed)).toEqual(['12']);
  });
});
