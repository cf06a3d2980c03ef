import { ok, type Amounts } from '@pbc-planner/base';
import type { DatedMeasure, RegisteredMethod } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOf, list, planted, spend, type SmallPlan } from '../testing/small-plan.ts';
import { refusedAs, runBudgets, type BudgetParameters } from './budget-run.ts';

const held = (kind: string) => ({ measures }: { measures: readonly DatedMeasure[] }) => {
  const found = measures.filter(({ measure }) => measure.kind === kind);
  return ok([{ title: `${kind} of ${found[0]?.year ?? 'no year'}`, measures: found }]);
};

/** Gives everybody what was spent, and sets the pool. */
const spent = planted({ id: 'spent', title: 'Spent', role: 'current', setsPool: true }, {
  figures: held('spend'),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ trace, pool, figures }) => trace.apportion('by spend', pool, figures[0] as Amounts, 'all spend') as Amounts,
});

/** Shares by list. */
const listed = planted({ id: 'listed', title: 'Listed', role: 'fair share' }, {
  figures: held('list'),
  calculate: ({ trace, pool, figures }) => trace.apportion('by list', pool, figures[0] as Amounts, 'all lists') as Amounts,
});

/** What listed gives, again. */
const same = planted({ id: 'same', title: 'Same', needs: ['listed'] }, { calculate: ({ ask }) => ask('listed') });

const files = [
  { name: 'practices.csv', columns: [list({ B: 20, A: 10, C: 30 })] },
  { name: 'spend.csv', columns: [spend({ B: 500, A: 100, C: 600 })] },
];
const plan = (more: Partial<SmallPlan> = {}): SmallPlan => ({ files, methods: [spent, listed, same], ...more });

async function run(parameters: BudgetParameters = {}, more: Partial<SmallPlan> = {}) {
  return runBudgets(parameters, contextOf(plan(more)));
}

async function amounts(parameters: BudgetParameters = {}, more: Partial<SmallPlan> = {}) {
  const result = await run(parameters, more);
  if (!result.ok) return result.diagnostics.map(({ code }) => code);
  const { practices, trace, shown } = result.value;
  return Object.fromEntries(shown.map(({ registered, amounts: own }) => [
    registered.manifest.id, Object.fromEntries(trace.valuesInPence(own).map((pence, index) => [practices[index]?.practice, pence])),
  ]));
}

describe('the methods of a run', () => {
  it('are all of them in the order of the catalogue, the practices by code', async () => {
    expect(await amounts()).toEqual({
      spent: { A: 100, B: 500, C: 600 },
      listed: { A: 200, B: 400, C: 600 },
      same: { A: 200, B: 400, C: 600 },
    });
  });

  it('are those asked for, in that order, each once; what they need runs unseen', async () => {
    const result = await run({ methods: ['same', 'spent', 'same'] });
    if (!result.ok) throw new Error('refused');
    expect(result.value.shown.map(({ registered: { manifest }, reads }) => [manifest.id, reads])).toEqual([
      ['same', ['list of 2006/07']], ['spent', ['spend of 2005/06']],
    ]);
  });

  it('take the pool from the method that sets it even where that is not shown', async () => {
    const result = await run({ methods: ['listed'] });
    if (!result.ok) throw new Error('refused');
    expect([result.value.poolSetter, result.value.trace.valueInPence(result.value.pool)]).toEqual(['Spent', 1200]);
  });

  it('share figures that they both need: each stands on the trace once', async () => {
    const twin: RegisteredMethod = { ...listed, manifest: { ...listed.manifest, id: 'twin' } };
    const result = await run({ methods: ['listed', 'twin'], pool: '1' }, { methods: [listed, twin] });
    if (!result.ok) throw new Error('refused');
    expect(result.value.trace.trace().nodes.filter(({ kind }) => kind === 'input')).toHaveLength(1);
  });

  it.each([
    [['none', 'listed', 'other'], ['unknown-method', 'unknown-method']],
    [[], ['no-methods']],
  ])('are refused as wrong usage: %j', async (methods, codes) => {
    const result = await run({ methods });
    expect([result.ok, result.diagnostics.map(({ code }) => code), refusedAs(result.diagnostics)]).toEqual([false, codes, 'usage']);
  });

  it('names the methods that there are', async () => {
    expect((await run({ methods: ['lists'] })).diagnostics).toMatchObject([{ message: 'There is no budget method "lists".', hint: 'Choose from spent, listed, same.' }]);
  });

  it('that cannot run say so all together, as data that is lacking', async () => {
    const cannot = (id: string) => planted({ id }, { figures: () => ({ ok: false, diagnostics: [{ severity: 'error', code: `no-${id}`, message: id }] }) });
    const result = await run({ pool: '1' }, { methods: [cannot('x'), cannot('y')] });
    expect([result.diagnostics.map(({ code }) => code), refusedAs(result.diagnostics)]).toEqual([['no-x', 'no-y'], 'refused']);
  });
});

describe('who is in a run', () => {
  const leftOut = async (more: Partial<SmallPlan>, parameters: BudgetParameters = {}) => {
    const result = await run(parameters, more);
    return {
      practices: result.ok ? result.value.practices.map(({ practice }) => practice) : result.diagnostics[0]?.code,
      said: result.diagnostics.filter(({ code }) => code !== 'no-practices').map(({ severity, message, place }) => [severity, place?.key, place?.file, place?.line, message]),
    };
  };
  const rest = 'It is left out of every row and of the pool.';

  it('not a practice without a row', async () => {
    expect(await leftOut({ files: [{ name: 'practices.csv', columns: [list({ A: 10, B: 20, C: 30 })] }, { name: 'spend.csv', columns: [spend({ A: 1, C: 3 })] }] })).toEqual({
      practices: ['A', 'C'],
      said: [['warning', 'B', undefined, undefined, `Practice B (B) has no spend of 2005/06: it has no row in spend.csv. ${rest}`]],
    });
  });

  it.each([['a blank or negative cell, which the import leaves out', null], ['nought', 0]])('not a practice with %s, named by file and line', async (_, cell) => {
    expect(await leftOut({ files: [{ name: 'practices.csv', columns: [list({ A: 10, B: cell, C: 30 })] }, files[1] as SmallPlan['files'][number]] })).toEqual({
      practices: ['A', 'C'],
      said: [['warning', 'B', 'practices.csv', 3, `Practice B (B) has no list of 2006/07: its cell holds no figure above zero. ${rest}`]],
    });
  });

  it('not a practice that lacks several figures: each is named', async () => {
    const { said } = await leftOut({ files: [{ name: 'practices.csv', columns: [list({ A: 10, B: null })] }, { name: 'spend.csv', columns: [spend({ A: 1 })] }] });
    expect(said.map(([, key, , , message]) => [key, String(message).split(':')[0]])).toEqual([
      ['B', 'Practice B (B) has no spend of 2005/06'], ['B', 'Practice B (B) has no list of 2006/07'],
    ]);
  });

  it('but a practice that lacks only what no method here needs is', async () => {
    const lacking = [{ name: 'practices.csv', columns: [list({ A: 10, B: 20 })] }, { name: 'spend.csv', columns: [spend({ A: 1 })] }];
    expect(await leftOut({ files: lacking }, { methods: ['listed'], pool: '100' })).toEqual({ practices: ['A', 'B'], said: [] });
  });

  it('not a practice that commissions alone, observes or declined: each is told, as its own choice', async () => {
    const entered = { A: { membership: 'alone', sequence: 90 }, B: { membership: 'observing', sequence: 91 }, C: { membership: 'in', sequence: 92 } } as const;
    expect(await leftOut({ entered })).toEqual({
      practices: ['C'],
      said: [
        ['info', 'A', undefined, undefined, `Practice A (A) commissions alone. ${rest}`],
        ['info', 'B', undefined, undefined, `Practice B (B) observes. ${rest}`],
      ],
    });
  });

  it('not a practice that left, and nothing is said of it any more', async () => {
    expect(await leftOut({ entered: { B: { membership: 'left', sequence: 90 } } })).toEqual({ practices: ['A', 'C'], said: [] });
  });

  it('a practice with a list entered by hand, graded as unverified', async () => {
    const entered = { D: { membership: 'in', name: 'Dale', list: '40', sequence: 90 } } as const;
    const result = await run({ methods: ['listed'], pool: '100' }, { entered });
    if (!result.ok) throw new Error('refused');
    expect(result.value.practices.at(-1)).toEqual({ practice: 'D', name: 'Dale', list: '40', membership: 'in' });
    expect([result.value.trace.valuesInPence(result.value.shown[0]?.amounts as Amounts), result.value.shown[0]?.grade]).toEqual([[1000, 2000, 3000, 4000], 'unverified']);
  });

  it('names the codes that an import asked for and no file has', async () => {
    const absent = [{ ...files[0], absent: ['X', 'A'] } as SmallPlan['files'][number], files[1] as SmallPlan['files'][number]];
    expect((await leftOut({ files: absent })).said).toEqual([['warning', 'X', undefined, undefined, `X was asked for in an import and stands in no imported file. ${rest}`]]);
  });

  it('nobody: then it is refused, with what each lacks', async () => {
    const { practices, said } = await leftOut({ files: [{ name: 'practices.csv', columns: [list({ A: 10 })] }, { name: 'spend.csv', columns: [spend({ B: 1 })] }] });
    expect([practices, said.map(([, key]) => key)]).toEqual(['no-practices', ['A', 'B']]);
  });

  it('nobody yet in a plan without a file', async () => {
    expect((await run({}, { files: [], methods: [planted({ id: 'any' }, {})] })).diagnostics).toMatchObject([{ code: 'no-practices', message: 'The plan holds no practices yet.' }]);
  });
});

describe('spend on several service lines', () => {
  const lines = (hospital: Record<string, number | null>, drugs: Record<string, number | null>) =>
    ({ files: [files[0] as SmallPlan['files'][number], { name: 'spend.csv', columns: [spend(hospital, 'hospital'), spend(drugs, 'drugs')] }] });

  it('is added up in one step', async () => {
    const more = lines({ A: 100, B: 200, C: 300 }, { A: 1, B: 2, C: 3 });
    expect(await amounts({ methods: ['spent'] }, more)).toEqual({ spent: { A: 101, B: 202, C: 303 } });
    const result = await run({ methods: ['spent'] }, more);
    if (!result.ok) throw new Error('refused');
    const steps = result.value.trace.trace().explain(result.value.shown[0]?.amounts.node ?? 0, 'B');
    expect(steps.slice(0, 3).map(({ label, value, inputs, operation }) => [label, value, inputs, operation])).toEqual([
      ['spend on hospital of 2005/06', '200', [], undefined], ['spend on drugs of 2005/06', '2', [], undefined], ['spend of 2005/06', '202', [0, 1], 'sum'],
    ]);
  });

  it('counts nothing for a line that a practice has no row of, and says so', async () => {
    const result = await run({ methods: ['spent'] }, lines({ A: 100, B: 200, C: 300 }, { A: 1, C: 3 }));
    if (!result.ok) throw new Error('refused');
    expect([result.value.trace.valuesInPence(result.value.shown[0]?.amounts as Amounts), result.diagnostics.map(({ code, place }) => [code, place?.key])])
      .toEqual([[101, 200, 303], [['line-missing', 'B']]]);
  });

  it('says of a cell that could not be taken that the total is without it, and lowers the grade', async () => {
    const result = await run({ methods: ['spent'] }, lines({ A: 100, B: 200, C: 300 }, { A: 1, B: null, C: 3 }));
    if (!result.ok) throw new Error('refused');
    expect(result.diagnostics).toMatchObject([{
      severity: 'warning', code: 'figure-incomplete', place: { key: 'B', file: 'spend.csv', line: 3 },
      message: 'The spend of 2005/06 of Practice B (B) is counted without its spend on drugs: the cell holds no figure above zero.',
    }]);
    expect(result.value.shown[0]?.grade).toBe('unverified');
  });
});

describe('the pool', () => {
  it.each([
    ['1200', 120_000], ['12.5', 1250], ['0.01', 1], ['1,234,567.89', 123_456_789], ['£1,200', 120_000], ['£ 1200.00', 120_000], [' 1200 ', 120_000],
    ['+5', 500], ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s is %d pence', async (pool, pence) => {
    const result = await run({ pool });
    if (!result.ok) throw new Error(result.diagnostics[0]?.message);
    expect([result.value.trace.valueInPence(result.value.pool), result.value.poolSetter]).toEqual([pence, null]);
  });

  it.each(['0', '-5', '(12.00)', '12.345', '1e6', '12,34', 'lots', '', '90071992547409.92', '٣'])('%j is refused as wrong usage', async (pool) => {
    const result = await run({ pool });
    expect([result.ok, result.diagnostics.map(({ code }) => code), refusedAs(result.diagnostics)]).toEqual([false, ['bad-pool'], 'usage']);
    expect(result.diagnostics[0]?.message).toBe(`"${pool}" is not an amount of pounds that can be shared.`);
  });

  it('must come from somewhere', async () => {
    expect((await run({}, { methods: [listed] })).diagnostics).toMatchObject([{ code: 'no-pool', hint: 'Give the pool in pounds, for example: --pool 34774500' }]);
  });

  it('is the choice of the person who gave it', async () => {
    const result = await run({ pool: '10', methods: ['listed'] });
    if (!result.ok) throw new Error('refused');
    expect(result.value.trace.trace().explain(result.value.pool.node, 'A')).toEqual([
      { index: 0, kind: 'choice', label: 'the pool', value: '1000', unit: 'pence', inputs: [], by: 'Anna', reason: 'given for this comparison', grade: 'verified' },
    ]);
  });
});
