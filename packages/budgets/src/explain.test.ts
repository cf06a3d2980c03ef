import { ok, replay, type Amounts } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import { contextOf, list, planted, spend, type SmallPlan } from '../testing/small-plan.ts';
import { explain } from './explain.ts';

const listed = planted({ id: 'listed', title: 'Listed', source: 'A note', grade: 'derived' }, {
  figures: () => ok([{ title: 'list of 2006/07', measures: [{ measure: { kind: 'list' }, year: '2006/07' as never }] }]),
  calculate: ({ trace, pool, figures }) => trace.apportion('by list', pool, figures[0] as Amounts, 'all lists') as Amounts,
});
const spent = planted({ id: 'spent', title: 'Spent', setsPool: true }, {
  figures: () => ok([{ title: 'spend of 2005/06', measures: [{ measure: { kind: 'spend', serviceLine: 'total' }, year: '2005/06' as never }] }]),
  pool: ({ trace, figures }) => trace.sum('all spend', 'pence', figures[0] as Amounts),
  calculate: ({ figures }) => figures[0] as Amounts,
});
const plan: SmallPlan = {
  files: [
    { name: 'practices.csv', columns: [list({ A: 10, B: 20, C: 30, D: 40 })], absent: ['X'] },
    { name: 'spend.csv', columns: [spend({ A: 101, B: 200, D: null })] },
  ],
  entered: { E: { membership: 'left', sequence: 99 }, C: { membership: 'observing', sequence: 98 } },
  methods: [spent, listed],
};
const ask = (parameters: Parameters<typeof explain>[0], own = plan) => explain(parameters, contextOf(own));

describe('budget.explain', () => {
  it('gives the steps of one figure of the comparison, down to the cell, and they replay', async () => {
    const { status, outcome, diagnostics } = await ask({ practice: 'B', method: 'listed' });
    if (outcome.kind !== 'explanation') throw new Error(status);
    expect([status, diagnostics]).toEqual(['fine', []]);
    const { steps, ...rest } = outcome;
    // 301 pence by 10 and 20 people: 200 and 2/3 of a penny for B, 100 and 1/3 for A; the odd penny is B's.
    expect(rest).toEqual({
      kind: 'explanation', locality: 'Small Town', fictional: false, practice: 'B', name: 'Practice B', year: '2006/07', method: 'listed', title: 'Listed', pence: 201, grade: 'derived',
    });
    expect(steps.map(({ kind, label, value, inputs }) => [kind, label, value, inputs])).toEqual([
      ['calculation', 'all spend', '301', []],
      ['input', 'registered list of 2006/07', '20', []],
      ['calculation', 'all lists', '30', []],
      ['calculation', 'by list', '201', [0, 1, 2]],
      ['method', 'budget by listed', '201', [3]],
    ]);
    expect(steps[1]).toMatchObject({ file: 'practices.csv', line: 3, column: 'column 2', columnNumber: 2, source: 'Source of practices.csv', grade: 'verified' });
    expect(steps[0]?.over?.from).toEqual([{ file: 'spend.csv', sha256: 'spend.csv', column: 'column 2', columnNumber: 2, rows: 2, firstLine: 2, lastLine: 3 }]);
    expect(replay(steps)).toEqual([]);
  });

  it('explains the same figure whichever methods stand beside it, if they cover the same practices', async () => {
    const all = await ask({ practice: 'A', method: 'listed' });
    const two = await ask({ practice: 'A', method: 'listed', methods: ['spent'] });
    expect(two.outcome).toEqual(all.outcome);
  });

  it('covers the practices that the named methods cover', async () => {
    const { outcome } = await ask({ practice: 'D', method: 'listed', methods: ['listed'], pool: '7' });
    expect(outcome).toMatchObject({ pence: 400 });
  });

  it('says why a practice that is left out has no figure', async () => {
    expect(await ask({ practice: 'D', method: 'spent' })).toMatchObject({
      status: 'problems', outcome: { kind: 'refusal', command: 'budget.explain' },
      diagnostics: [{ code: 'practice-left-out', place: { key: 'D', file: 'spend.csv', line: 4 } }],
    });
  });

  it.each([['C', 'Practice C (C) observes.'], ['X', 'X was asked for in an import and stands in no imported file.']])('says why %s stands in no row', async (practice, message) => {
    const { status, diagnostics } = await ask({ practice, method: 'spent' });
    expect([status, diagnostics.map((one) => one.message)]).toEqual(['problems', [expect.stringContaining(message)]]);
  });

  it('says that a practice has left', async () => {
    expect(await ask({ practice: 'E', method: 'spent' })).toMatchObject({
      status: 'usage', diagnostics: [{ code: 'practice-left', message: 'E has left the locality, so it has no budget here.', hint: 'Bring it back with pbc locality join E.' }],
    });
  });

  it.each(['Z', 'a', '__proto__', 'constructor'])('knows no practice %s, and names those that there are', async (practice) => {
    expect(await ask({ practice, method: 'spent' })).toMatchObject({
      status: 'usage', diagnostics: [{ code: 'unknown-practice', message: `The locality has no practice ${practice}.`, hint: 'It has A, B.' }],
    });
  });

  it('names the first eight practices of many', async () => {
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`P${index}`, 1]));
    const { diagnostics } = await ask({ practice: 'Z', method: 'spent' }, { ...plan, methods: [spent], files: [{ name: 'spend.csv', columns: [spend(many)] }] });
    expect(diagnostics[0]?.hint).toBe('It has P0, P1, P2, P3, P4, P5, P6, P7 and others: see pbc locality show.');
  });

  it.each(['none', '__proto__'])('knows no method %s', async (method) => {
    expect(await ask({ practice: 'A', method })).toMatchObject({
      status: 'usage', diagnostics: [{ code: 'unknown-method', message: `There is no budget method "${method}".`, hint: 'Choose from spent, listed, pace.' }],
    });
  });

  it('refuses with the reasons of the run', async () => {
    expect(await ask({ practice: 'A', method: 'spent', pool: 'lots' })).toMatchObject({ status: 'usage', diagnostics: [{ code: 'bad-pool' }] });
    expect(await ask({ practice: 'A', method: 'spent' }, { ...plan, files: [] })).toMatchObject({ status: 'refused', diagnostics: [{ code: 'no-practices' }, { code: 'practice-left-out' }] });
  });
});
