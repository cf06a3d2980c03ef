import type { MatrixItem } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contextOn, file, planAfter } from '../../testing/fake-context.ts';
import { pbc } from '../../testing/frameworks.ts';
import { check } from './check.ts';
import { exportMatrix } from './show.ts';

const exported = async () => JSON.parse(JSON.stringify((await exportMatrix({ framework: 'pbc-2005', view: 'lead' }, contextOn())).outcome)) as { framework: string; items: (MatrixItem & Record<string, unknown>)[] };

/** What a check says of an exported matrix with something changed in it. */
async function checked(change: (matrix: Awaited<ReturnType<typeof exported>>) => void) {
  const matrix = await exported();
  change(matrix);
  const { status, outcome, diagnostics } = await check({ file: file('matrix.json', JSON.stringify(matrix)) }, contextOn());
  const findings = outcome.kind === 'check' ? outcome.findings.filter(({ code }) => code !== 'RM013').map(({ code, item, party }) => [code, item, ...(party === undefined ? [] : [party])]) : outcome.kind;
  return { status, findings, codes: diagnostics.map(({ code }) => code) };
}
const item = (matrix: { items: (MatrixItem & Record<string, unknown>)[] }, id: string) => matrix.items.find((one) => one.id === id) as Record<string, unknown>;

describe('matrix.check of a file', () => {
  it('finds nothing more in an export than in the framework', async () => {
    expect(await checked(() => {})).toEqual({ status: 'fine', findings: [], codes: [] });
  });

  it.each([
    ['an unknown party', (matrix) => { item(matrix, 'pct.ldp')['roles'] = { pct: ['lead'], nurses: ['informed'] }; }, [['RM005', 'pct.ldp', 'nurses']]],
    ['an unknown right', (matrix) => { item(matrix, 'pct.ldp')['roles'] = { pct: ['lead', 'boss'] }; }, [['RM005', 'pct.ldp', 'pct']]],
    ['no lead', (matrix) => { item(matrix, 'pct.ldp')['lead'] = null; }, [['RM001', 'pct.ldp']]],
    ['two leads', (matrix) => { item(matrix, 'pct.ldp')['roles'] = { pct: ['lead'], locality: ['lead'] }; }, [['RM002', 'pct.ldp']]],
    ['an item without an id', (matrix) => { delete item(matrix, 'pct.ldp')['id']; }, [['RM005', null], ['RM001', 'pct.ldp']]],
    ['an unknown status', (matrix) => { item(matrix, 'pct.ldp')['status'] = 'lost'; }, [['RM005', 'pct.ldp']]],
    ['roles of the wrong kind', (matrix) => { item(matrix, 'pct.ldp')['roles'] = ['pct']; }, [['RM005', 'pct.ldp'], ['RM001', 'pct.ldp']]],
    ['an unknown condition', (matrix) => { item(matrix, 'pct.ldp')['conditions'] = [{ kind: 'promise', note: 'Soon.' }]; }, [['RM005', 'pct.ldp']]],
    ['a row that is not there', (matrix) => { matrix.items.splice(0, 1); }, [['RM001', 'pct.ldp']]],
  ] as const satisfies readonly (readonly [string, (matrix: Awaited<ReturnType<typeof exported>>) => void, unknown])[])('finds %s', async (_, change, findings) => {
    expect(await checked(change)).toEqual({ status: 'problems', findings, codes: [] });
  });

  it('warns of a condition that is lost, and takes no error for a problem that it is not', async () => {
    expect(await checked((matrix) => { item(matrix, 'pct.payments')['conditions'] = []; })).toEqual({ status: 'fine', findings: [['RM011', 'pct.payments', 'locality']], codes: [] });
  });

  it('checks a matrix of an unknown framework against itself, which is a finding too', async () => {
    expect(await checked((matrix) => { matrix.framework = 'pct-2002'; })).toEqual({ status: 'problems', findings: [['RM005', null]], codes: [] });
  });

  it.each([
    ['text', 'A matrix'], ['a list', '[]'], ['a number', '7'], ['another answer', '{"kind":"comparison","framework":"pbc-2005","items":[]}'],
    ['no framework', '{"kind":"matrix","items":[]}'], ['no items', '{"kind":"matrix","framework":"pbc-2005","items":{}}'],
    ['JSON that is nested too deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('refuses %s as no matrix at all', async (_, text) => {
    const { status, diagnostics } = await check({ file: file('matrix.json', text) }, contextOn());
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(['refused', ['not-a-matrix']]);
  });

  it('keeps to the framework that the file names', async () => {
    const { status, diagnostics } = await check({ file: file('matrix.json', JSON.stringify(await exported())), framework: 'icb-2024' }, contextOn());
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(['usage', ['other-framework']]);
  });
});

describe('matrix.check of a plan', () => {
  it('says how pairs stand, what parties carry, and whether it would last', async () => {
    const flags = pbc.items.slice(0, 8).map(({ id }) => ({ type: 'responsibility flagged', data: { item: id, needsDirectManagement: true } }) as const);
    const { outcome } = await check({}, contextOn(planAfter(...flags)));
    if (outcome.kind !== 'check') throw new Error(outcome.kind);
    expect(outcome.pairs.map(({ items, state }) => [items[0], state])).toEqual([
      ['pct.ldp', 'open'], ['pct.payments', 'open'], ['pct.public-health', 'open'], ['pct.contracts', 'open'], ['pct.allocation', 'held'], ['pct.info', 'open'], ['pct.risk', 'held'],
    ]);
    expect(outcome.load.find(({ party }) => party === 'pct')).toEqual({
      party: 'pct', title: 'Primary care trust', leadBasisPoints: 4230, effortBasisPoints: 4230,
      counts: { lead: 11, joint: 3, support: 4, agree: 0, approve: 1, consulted: 3, informed: 0 },
    });
    expect(outcome.sustainability).toMatchObject({ items: 26, answered: 8, limitPercent: 30, sustainable: false });
  });

  it.each([[0, null], [7, null], [8, false]] as const)('with %i items flagged and the others not answered, it lasts: %j', async (count, sustainable) => {
    const flags = pbc.items.slice(0, count).map(({ id }) => ({ type: 'responsibility flagged', data: { item: id, needsDirectManagement: true } }) as const);
    const { outcome } = await check({}, contextOn(planAfter(...flags)));
    expect(outcome).toMatchObject({ sustainability: { answered: count, sustainable } });
  });

  it('lasts once so many are answered that the others cannot tip it', async () => {
    const flags = pbc.items.slice(0, 19).map(({ id }) => ({ type: 'responsibility flagged', data: { item: id, needsDirectManagement: false } }) as const);
    const { outcome } = await check({}, contextOn(planAfter(...flags)));
    expect(outcome).toMatchObject({ sustainability: { answered: 19, sustainable: true } });
  });

  it('needs a workspace or a framework', async () => {
    expect((await check({}, contextOn())).diagnostics.map(({ code }) => code)).toEqual(['no-matrix']);
    expect((await check({ framework: 'pct-2002' }, contextOn())).diagnostics.map(({ code }) => code)).toEqual(['unknown-framework']);
  });
});
