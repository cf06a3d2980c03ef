import { matrixTableOf, rowsOf } from '../../testing/matrix-text.ts';
import type { EventBody } from '@pbc-planner/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOn, file, planAfter } from '../../testing/fake-context.ts';
import { pbc } from '../../testing/frameworks.ts';
import { randomMatrix } from '../../testing/random-matrix.ts';
import { planMatrix } from '../matrix/matrix-rows.ts';
import { importMatrix } from './import.ts';
import { exportMatrix } from './show.ts';

const plan = planMatrix(pbc, planAfter());
const run = (text: string, dryRun = false, ...before: readonly EventBody[]) => importMatrix({ file: file('m.csv', text), dryRun }, contextOn(planAfter(...before)));

/** The codes and places of what an import says, after something in the cells of an exported matrix was changed. */
async function said(change: (rows: string[][]) => void) {
  const rows = rowsOf(plan);
  change(rows);
  const { status, events, diagnostics } = await run(matrixTableOf(rows));
  return { status, events: events?.length ?? 0, said: diagnostics.map(({ code, place }) => `${code} ${place?.line ?? '-'}${place?.columnName === undefined ? '' : ` ${place.columnName}`}`) };
}
const column = (rows: string[][], name: string) => (rows[0] as string[]).indexOf(name);
const set = (rows: string[][], line: number, name: string, cell: string) => { (rows[line - 1] as string[])[column(rows, name)] = cell; };

describe('a table', () => {
  it('that says what the plan says changes nothing', async () => {
    expect(await said(() => {})).toEqual({ status: 'fine', events: 0, said: [] });
  });

  it('may name its columns otherwise, in any order, with titles of parties', async () => {
    expect(await said((rows) => {
      rows[0] = (rows[0] as string[]).map((heading) => ({ 'id': 'Item ID', 'lead': 'Led by', 'public-health': 'Public Health', 'pct': 'PRIMARY CARE TRUST', 'conditions': 'Qualifiers' }[heading] ?? heading));
      for (const row of rows) row.reverse();
    })).toEqual({ status: 'fine', events: 0, said: [] });
  });

  it('settles an item', async () => {
    const rows = rowsOf(plan);
    set(rows, 20, 'status', 'led');
    set(rows, 20, 'lead', 'locality');
    set(rows, 20, 'locality', 'Lead');
    const { status, outcome, events } = await run(matrixTableOf(rows));
    expect([status, outcome]).toEqual(['fine', expect.objectContaining({ imported: true, changed: ['pl.needs'], rows: 26, refused: false })]);
    expect(events).toEqual([{ type: 'responsibility assigned', data: {
      item: 'pl.needs', status: 'led', lead: 'locality', roles: { locality: ['lead'], 'social-services': ['consulted'], patients: ['consulted'] }, shared: null,
    } }]);
    expect(await run(matrixTableOf(rows), true)).toMatchObject({ outcome: { imported: false, dryRun: true, changed: ['pl.needs'] } });
    expect((await run(matrixTableOf(rows), true)).events).toBeUndefined();
  });

  it('leaves items that it does not have as they are, and says so', async () => {
    expect(await said((rows) => { rows.splice(3); })).toEqual({ status: 'fine', events: 0, said: ['items-absent -'] });
  });

  it('that lacks a condition takes it off, with a warning, and leaves the right in its cell', async () => {
    expect(await said((rows) => set(rows, 6, 'conditions', ''))).toEqual({ status: 'problems', events: 2, said: ['condition-lost 6 conditions'] });
  });

  it('is refused whole, with every fault and its row', async () => {
    expect(await said((rows) => {
      set(rows, 2, 'locality', 'lead');
      set(rows, 3, 'practice', 'support; informed');
      set(rows, 4, 'lead', 'trust');
      set(rows, 5, 'id', 'pct.nothing');
      set(rows, 6, 'id', 'pct.risk');
      set(rows, 8, 'status', 'maybe');
      set(rows, 9, 'lmc', 'A/R');
      set(rows, 10, 'conditions', 'with luck');
      set(rows, 11, 'conditions', 'agree nurses: First.');
      set(rows, 12, 'lead', '');
      const patients = column(rows, 'patients');
      for (const row of rows) row.splice(patients, 1);
      for (const [index, row] of rows.entries()) row.push(index === 0 ? 'gp-fed' : '');
    })).toEqual({
      status: 'refused', events: 0,
      said: [
        'unknown-party 1 gp-fed', 'column-missing 1', 'unknown-item 5 id', 'item-twice 7 id', 'bad-status 8 status', 'unknown-right 9 lmc', 'unknown-right 9 lmc',
        'unknown-condition 10 conditions', 'condition-lost 10 conditions', 'two-leads 2', 'clashing-rights 3', 'unknown-party 4', 'two-leads 4', 'lead-differs 8', 'unknown-party 11', 'lead-differs 12',
      ],
    });
  });

  it('may not have a column twice, or one without a heading', async () => {
    const both = await said((rows) => rows.forEach((row, index) => row.push(index === 0 ? 'Led by' : '', '')));
    expect(both).toEqual({ status: 'refused', events: 0, said: ['column-twice 1 Led by', 'heading-blank 1 '] });
  });

  it.each(['id', 'status', 'lead', 'conditions', 'pct', 'lmc'])('must have the column %s', async (name) => {
    const { status, said: found } = await said((rows) => {
      const at = column(rows, name);
      for (const row of rows) row.splice(at, 1);
    });
    expect([status, found[0]]).toEqual(['refused', 'column-missing 1']);
  });

  it.each(['title', 'source'])('may lack the column %s', async (name) => {
    const { status, said: found } = await said((rows) => {
      const at = column(rows, name);
      for (const row of rows) row.splice(at, 1);
    });
    expect([status, found]).toEqual(['fine', ['column-missing 1']]);
  });

  it('brings any matrix back: who holds what, and the conditions', async () => {
    const parties = pbc.parties.map(({ id }) => id);
    await fc.assert(fc.asyncProperty(randomMatrix(pbc, parties, pbc.items.map(({ id }) => id)), async (matrix) => {
      const { diagnostics, events = [] } = await run(matrixTableOf(rowsOf(matrix)));
      expect(diagnostics).toEqual([]);
      const imported = planMatrix(pbc, planAfter(...events));
      expect(rowsOf(imported)).toEqual(rowsOf(matrix));
    }), { numRuns: 40 });
  });
});

describe('JSON', () => {
  const json = async (change: (matrix: { framework: string; items: Record<string, unknown>[] }) => void = () => {}) => {
    const matrix = JSON.parse(JSON.stringify((await exportMatrix({ framework: 'pbc-2005', view: 'lead' }, contextOn())).outcome)) as Parameters<typeof change>[0];
    change(matrix);
    return JSON.stringify(matrix);
  };

  it('that says what the plan says changes nothing', async () => {
    expect(await run(await json())).toMatchObject({ status: 'fine', outcome: { imported: false, changed: [], rows: 26 }, diagnostics: [] });
  });

  it('brings everything: arrangement, removed conditions with their reason, direct management', async () => {
    const { status, events = [] } = await run(await json(({ items }) => {
      const [first, payments, pace] = [items[0], items[4], items[25]] as [Record<string, unknown>, Record<string, unknown>, Record<string, unknown>];
      first['needsDirectManagement'] = true;
      payments['removedConditions'] = (payments['conditions'] as object[]).map((one) => ({ ...one, reason: 'agreed' }));
      payments['conditions'] = [];
      payments['roles'] = { pct: ['lead'] };
      pace['shared'] = { ...pace['shared'] as object, convenor: 'pct', reviewBy: '2007-03-31' };
    }));
    const rows = planMatrix(pbc, planAfter(...events)).items;
    expect(status).toBe('fine');
    expect(rows[0]).toMatchObject({ needsDirectManagement: true });
    expect(rows[4]).toMatchObject({ roles: { pct: ['lead'] }, conditions: [], removedConditions: [{ kind: 'agree', reason: 'agreed' }] });
    expect(rows[25]).toMatchObject({ shared: { convenor: 'pct', reviewBy: '2007-03-31', decisionRule: 'all-consent' } });
  });

  it('is refused whole, with every fault and its place', async () => {
    const { status, events, diagnostics } = await run(await json(({ items }) => {
      items.push({ ...items[0] }, { id: 'pct.nothing', status: 'led', roles: {} });
      (items[1] as Record<string, unknown>)['roles'] = { pct: ['lead', 'informed'] };
      (items[2] as Record<string, unknown>)['roles'] = { pct: ['boss'] };
    }));
    expect([status, events]).toEqual(['refused', undefined]);
    expect(diagnostics.map(({ code, place }) => `${code} ${place?.path}`)).toEqual([
      'bad-matrix /items/2', 'item-twice /items/26', 'unknown-item /items/27', 'clashing-rights /items/1', 'lead-differs /items/2',
    ]);
  });

  it('of another framework is refused', async () => {
    const { status, diagnostics } = await run(await json((matrix) => { matrix.framework = 'icb-2024'; }));
    expect([status, diagnostics.map(({ code }) => code)]).toEqual(['refused', ['other-framework']]);
  });
});
