import { decimal, financialYear, replay, TraceBuilder, type Amounts } from '@pbc-planner/base';
import type { BudgetMethod, DatedMeasure, FiguresHeld, MethodRun, MethodSources, PolicyParameter, WeightTable } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitation } from './capitation.ts';

const year = financialYear(2011);
const source = { title: 'A source' };

/** Figures by practice, in hundredths, under the name of a column; `list` and `male 0-4` are what they say. */
type Columns = Readonly<Record<string, readonly number[]>>;

const table: WeightTable = {
  id: 'curve', title: 'A curve', description: 'Made up.', source, grade: 'verified', quote: 'Made up.', columns: [{ id: 'cost', title: 'Cost', unit: 'pounds' }],
  rows: [{ sex: 'male', band: '0-4', weights: { cost: '1.5' } }, { sex: 'male', band: '5+', weights: { cost: '4' } }],
};

function parameter(id: string, value: string | null): PolicyParameter {
  return { id, title: id, description: id, unit: 'index', values: [{ from: '2011/12', until: '2012/13', value, grade: 'derived', source, quote: 'Made up.' }] };
}

const policies = [
  parameter('component-share-hospital', '79'), parameter('component-share-maternity', null),
  ...['1.267', '1.086', '0.972', '0.898', '0.830'].map((value, index) => parameter(`deprivation-gradient-${index + 1}`, value)),
];
const sources: MethodSources = { weightTables: async () => [table], policyParameters: async () => policies };

function measureOf(name: string): DatedMeasure {
  if (name === 'list') return { measure: { kind: 'list' }, year };
  const [sex, band] = name.split(' ');
  return band === undefined ? { measure: { kind: 'weighted-list', name }, year } : { measure: { kind: 'list-band', sex: sex as 'male', band }, year };
}

async function prepared(columns: Columns, options: Readonly<Record<string, string>>, ofYear = year) {
  const held: FiguresHeld = { year: ofYear, measures: Object.keys(columns).map(measureOf), headline: null };
  const made = await capitation.prepare?.(held, options, sources);
  if (made === undefined) throw new Error('Capitation prepares nothing');
  if (!made.ok) return { codes: made.diagnostics.map(({ code }) => code) };
  return { held, method: made.value };
}

/** Pence by practice, and what an explanation replays. */
async function share(keys: readonly string[], columns: Columns, options: Readonly<Record<string, string>>, pool = 1_000_000) {
  const notes: string[] = [];
  const warnings: string[] = [];
  const { held, method, codes } = await prepared(columns, options);
  if (held === undefined || method === undefined) throw new Error(codes?.join());
  const trace = new TraceBuilder(keys);
  const leaf = (name: string): Amounts => trace.input({
    label: name, unit: 'people', scale: 2, units: (columns[name] ?? []).map(BigInt), grade: 'verified', cite: () => ({ by: 'a test', reason: 'made up', grade: 'verified' }),
  });
  const leaves = new Map(Object.keys(columns).map((name) => [JSON.stringify(measureOf(name)), leaf(name)]));
  const needs = method.figures(held, options);
  if (!needs.ok) throw new Error('refused');
  const figures = needs.value.map(({ title, measures }) => trace.total(title, 'people', measures.map((measure) => leaves.get(JSON.stringify(measure)) as Amounts)));
  const run: MethodRun = {
    practices: keys, options, trace, figures, poolGiven: true, ask: nothing, linesOf: nothing, flag: nothing, warn: ({ message }) => warnings.push(message), note: (text) => notes.push(text),
    pool: trace.choice({ label: 'the pool', unit: 'pence', value: decimal(pool), by: 'a test', reason: 'given', grade: 'verified' }),
    weightsOf: () => weights(method, run),
    option: (_, label, unit, value) => trace.choice({ label, unit, value, by: 'a test', reason: 'given', grade: 'verified' }),
  };
  const amounts = method.calculate(run);
  if ('severity' in amounts) throw new Error(amounts.code);
  const faults = keys.flatMap((key) => replay(trace.trace().explain(amounts.node, key)));
  const unified = weights(method, run);
  return { notes, warnings: [...new Set(warnings)], amounts: trace.valuesInPence(amounts).map(Number), faults, unified: 'severity' in unified ? [] : trace.valuesOf(unified) };
}

function weights(method: BudgetMethod, run: MethodRun) {
  return method.weights?.(run) ?? nothing();
}

function nothing(): never {
  throw new Error('not asked for');
}

/** A fraction of whole numbers, in no lowest terms: the oracle is slow and plain. */
type Fraction = readonly [bigint, bigint];
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];

/** Each practice's share of the unified weighted list, as the mechanism is written: multiply, bring back to the list, add by the shares. */
function expectedShares(columns: Columns, components: readonly { readonly share: number; readonly factors: readonly string[] }[]): Fraction[] {
  const list = (columns['list'] ?? []).map(BigInt);
  const people = list.reduce((sum, own) => sum + own, 0n);
  const shares = BigInt(components.reduce((sum, one) => sum + one.share, 0));
  const parts = components.map(({ share: own, factors }) => {
    const raw = list.map((_, row) => factors.reduce((product, name) => product * BigInt(columns[name]?.[row] ?? 0), 1n));
    const total = raw.reduce((sum, one) => sum + one, 0n);
    const back = raw.map((one): Fraction => [one * people, total]);
    const [sum, over] = back.reduce(plus);
    expect(sum).toBe(people * over);
    return back.map(([n, d]): Fraction => [BigInt(own) * n, shares * d * people]);
  });
  return list.map((_, row) => parts.map((part) => part[row] as Fraction).reduce(plus));
}

/** Largest remainder on exact fractions, one penny at a time. */
function expectedPence(keys: readonly string[], fractions: readonly Fraction[], pool: number): number[] {
  const down = fractions.map(([n, d]) => Number((BigInt(pool) * n) / d));
  const rest = fractions.map(([n, d]): Fraction => [(BigInt(pool) * n) % d, d]);
  const order = keys.map((_, row) => row).sort((a, b) => {
    const [[n, d], [m, e]] = [rest[a] as Fraction, rest[b] as Fraction];
    return n * e > m * d ? -1 : n * e < m * d ? 1 : (keys[a] as string) < (keys[b] as string) ? -1 : 1;
  });
  const left = pool - down.reduce((sum, own) => sum + own, 0);
  return down.map((own, row) => own + (order.slice(0, left).includes(row) ? 1 : 0));
}

const locality = fc.integer({ min: 1, max: 9 }).chain((size) => fc.record({
  list: fc.array(fc.integer({ min: 1, max: 3_000_000 }), { minLength: size, maxLength: size }),
  age: fc.array(fc.integer({ min: 40, max: 200 }), { minLength: size, maxLength: size }),
  need: fc.array(fc.integer({ min: 40, max: 200 }), { minLength: size, maxLength: size }),
  mff: fc.array(fc.integer({ min: 90, max: 140 }), { minLength: size, maxLength: size }),
}));
const shares = fc.record({ hospital: fc.integer({ min: 1, max: 99 }), prescribing: fc.integer({ min: 1, max: 99 }), primary: fc.integer({ min: 1, max: 99 }) });
const keysOf = (columns: { readonly list: readonly number[] }) => columns.list.map((_, index) => `P${index}`);
const threeOf = ({ hospital, prescribing, primary }: { hospital: number; prescribing: number; primary: number }) => ({
  text: { components: `hospital=${hospital}:list*age*need*mff;prescribing=${prescribing}:list*age*need;primary=${primary}:list*need` },
  plain: [{ share: hospital, factors: ['list', 'age', 'need', 'mff'] }, { share: prescribing, factors: ['list', 'age', 'need'] }, { share: primary, factors: ['list', 'need'] }],
});

describe('capitation by components', () => {
  it('is the national mechanism, to the penny: each component brought back to the list, added by its share', () => fc.assert(fc.asyncProperty(locality, shares, fc.integer({ min: 0, max: 10 ** 12 }), async (columns, own, pool) => {
    const { text, plain } = threeOf(own);
    const keys = keysOf(columns);
    const { amounts, faults } = await share(keys, columns, text, pool);
    expect([amounts, faults]).toEqual([expectedPence(keys, expectedShares(columns, plain), pool), []]);
  }), { numRuns: 200 }));

  it('does not change when an index of everybody is a number of times as large, nor with the order of practices or factors', () => fc.assert(fc.asyncProperty(locality, shares, fc.integer({ min: 2, max: 9 }), async (columns, own, times) => {
    const { text } = threeOf(own);
    const keys = keysOf(columns);
    const { amounts } = await share(keys, columns, text);
    expect((await share(keys, { ...columns, need: columns.need.map((one) => one * times) }, text)).amounts).toEqual(amounts);
    const turned = Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.toReversed()]));
    expect((await share(keys.toReversed(), turned, text)).amounts.toReversed()).toEqual(amounts);
    expect((await share(keys, columns, { components: (text.components).replace('list*age*need*mff', 'list*mff*need*age') })).amounts).toEqual(amounts);
  }), { numRuns: 50 }));

  it('is the raw list where all indices are the same', () => fc.assert(fc.asyncProperty(locality, shares, async (columns, own) => {
    const flat = { ...columns, age: columns.age.map(() => 87), need: columns.need.map(() => 113), mff: columns.mff.map(() => 100) };
    const keys = keysOf(columns);
    const { amounts } = await share(keys, flat, threeOf(own).text);
    expect(amounts).toEqual(expectedPence(keys, columns.list.map((one): Fraction => [BigInt(one), columns.list.reduce((sum, each) => sum + BigInt(each), 0n)]), 1_000_000));
  }), { numRuns: 50 }));

  it('of one component that is a ready-made weighted list is that list', async () => {
    const columns = { 'list': [100, 100, 200], 'carr-hill': [300, 100, 0] };
    expect((await share(['A', 'B', 'C'], columns, { components: 'all=100:carr-hill' }, 400)).amounts).toEqual([300, 100, 0]);
  });

  it('weighs a list by age and sex with a cost curve', async () => {
    // A: 100 x 1.5 + 50 x 4 = 350. B: 50 x 4 = 200. C: 0 x 1.5 + 100 x 4 = 400, wherever the band is narrower.
    const columns = { 'list': [15_000, 5_000, 10_000], 'male 0-4': [10_000, 0, 0], 'male 5-14': [0, 5_000, 0], 'male 15+': [5_000, 0, 10_000] };
    expect((await share(['A', 'B', 'C'], columns, { components: 'hospital=100:curve' }, 950)).amounts).toEqual([350, 200, 400]);
  });

  it('brings lists to the people who live in the area, band by band', async () => {
    // 0-4: 40 registered, 30 live there: factor 0.75. 5+: 60 registered, 90 live there: factor 1.5.
    const columns = { 'list': [4_000, 6_000], 'male 0-4': [3_000, 1_000], 'male 5+': [1_000, 5_000] };
    const residents = 'male 0-4=30,male 5+=90';
    // A: 22.5 + 15 = 37.5. B: 7.5 + 75 = 82.5.
    expect((await share(['A', 'B'], columns, { residents }, 1_200)).amounts).toEqual([375, 825]);
    // Weighted by the curve: A 22.5 x 1.5 + 15 x 4 = 93.75. B 7.5 x 1.5 + 75 x 4 = 311.25.
    expect((await share(['A', 'B'], columns, { residents, components: 'hospital=1:curve' }, 40_500)).amounts).toEqual([9_375, 31_125]);
  });

  it.each([
    ['male 0-4=30,male 5+=90', '120 people live in the area and 100 are on the lists, 16.7% fewer. Most of it: male 5+, 33.3% fewer.'],
    ['male 0-4=20,male 5+=75', '95 people live in the area and 100 are on the lists, 5.3% more. Most of it: male 0-4, 100.0% more.'],
    ['male 0-4=0,male 5+=60', '60 people live in the area and 100 are on the lists, 66.7% more. Most of it: male 0-4, 40 more.'],
    // 100 against 95.24 is a hair below five in a hundred, and nothing is said; against 95.23 it is a hair above.
    ['male 0-4=40.24,male 5+=55', null], ['male 0-4=40.23,male 5+=55', '95.23 people live in the area and 100 are on the lists, 5.0% more. Most of it: male 5+, 9.1% more.'], ['male 0-4=45,male 5+=60', null], ['male 0-4=40,male 5+=60', null],
  ])('says how far the lists are from %s', async (residents, warning) => {
    const columns = { 'list': [4_000, 6_000], 'male 0-4': [3_000, 1_000], 'male 5+': [1_000, 5_000] };
    expect((await share(['A', 'B'], columns, { residents }, 1_200)).warnings).toEqual(warning === null ? [] : [warning]);
  });

  it('makes a need index of the deprivation mix', async () => {
    // A lives in the most deprived fifth, B half and half in the two ends: (1.267 + 0.830) / 2 = 1.0485.
    const mix = { 'deprivation-1': [10_000, 5_000], 'deprivation-2': [0, 0], 'deprivation-3': [0, 0], 'deprivation-4': [0, 0], 'deprivation-5': [0, 5_000] };
    expect((await share(['A', 'B'], { list: [10_000, 10_000], ...mix }, { components: 'hospital=1:list*deprivation' }, 23_155)).amounts).toEqual([12_670, 10_485]);
  });

  it('takes a share from policy, and names the year or the number that policy lacks', async () => {
    const columns = { list: [1, 3] };
    expect((await share(['A', 'B'], columns, { components: 'hospital:list' }, 400)).amounts).toEqual([100, 300]);
    expect((await prepared(columns, { components: 'hospital:list' }, financialYear(2006))).codes).toEqual(['no-policy-value']);
    expect((await prepared(columns, { components: 'maternity:list' })).codes).toEqual(['no-policy-value']);
    expect((await prepared(columns, { components: 'surgery:list' })).codes).toEqual(['no-policy-value']);
  });

  it('refuses weights that add up to nought, by the name of the component', async () => {
    await expect(share(['A', 'B'], { list: [100, 100], need: [0, 0] }, { components: 'hospital=50:list*need;other=50:list' })).rejects.toThrow('component-counts-nothing');
  });

  it('refuses everything that is wrong in one go', async () => {
    const columns = { 'list': [1], 'male 0-4': [1] };
    expect((await prepared(columns, { components: 'a=1:wealth;b=1:curve;c=1:curve/items', residents: 'male 0-4=-1' })).codes)
      .toEqual(['bad-option', 'unknown-factor', 'band-without-column', 'unknown-factor']);
    expect((await prepared({ need: [1] }, { components: 'a=1:list' })).codes).toEqual(['no-registered-list']);
    expect((await prepared({ 'list': [1], 'male 0-9': [1], 'male 5+': [1] }, { components: 'a=1:curve' })).codes).toEqual(['bands-overlap', 'band-without-weight', 'band-without-column']);
  });
});
