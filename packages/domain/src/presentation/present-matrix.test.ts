import { describe, expect, it } from 'vitest';
import type { MatrixItem, MatrixOutcome } from '../outcome/responsibility-outcomes.ts';
import { presentMatrix } from './present-matrix.ts';

const item: MatrixItem = {
  id: 'pct.payments', title: 'Payments', status: 'led', lead: 'pct', shared: null, roles: { pct: ['lead'], locality: ['support', 'agree'] },
  conditions: [{ kind: 'agree', party: 'locality', note: 'Only then.', grade: 'verified' }], removedConditions: [{ kind: 'rule', note: 'In time.', reason: null }],
  money: true, needsDirectManagement: null, source: 'A note (verified).', grade: 'verified', rolesGrade: 'proposed', signedOff: null,
};
const shared = { members: ['pct', 'locality'], convenor: null, decisionRule: 'all-consent', tieBreak: null, reviewBy: 'every year' };
const outcome: MatrixOutcome = {
  kind: 'matrix', framework: 'town-2006', frameworkVersion: '1.0.0', frameworkTitle: 'Town', locality: 'Tarrow Vale', fictional: true,
  parties: [{ id: 'pct', title: 'PCT' }, { id: 'locality', title: 'Locality' }],
  items: [
    item,
    { ...item, id: 'sh.pace', title: 'Pace', status: 'shared', lead: null, shared, roles: { pct: ['joint'], locality: ['joint'] }, conditions: [], removedConditions: [] },
    { ...item, id: 'pl.needs', title: 'Needs', status: 'unresolved', lead: null, roles: {}, conditions: [], removedConditions: [] },
  ],
  view: 'lead', detail: 'full', notation: null, findings: [],
};
const tables = (document: ReturnType<typeof presentMatrix>) => document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));

describe('a matrix as a document', () => {
  it('has the grid as its main table: a blank where there is no right, and a lead that is not known as that', () => {
    const document = presentMatrix(outcome);
    const [main] = tables(document).filter((block) => block.main);
    expect([document.title, document.fictional, main?.table.columns.map(({ id }) => id)]).toEqual([
      'Tarrow Vale: who leads what', true, ['id', 'title', 'status', 'lead', 'pct', 'locality', 'conditions', 'source'],
    ]);
    expect(main?.table.rows).toEqual([
      ['pct.payments', 'Payments', 'led', 'pct', 'lead', 'support; agree', 'agree locality: Only then.', 'A note (verified).'],
      ['sh.pace', 'Pace', 'shared', '', 'joint', 'joint', '', 'A note (verified).'],
      ['pl.needs', 'Needs', 'unresolved', null, '', '', '', 'A note (verified).'],
    ]);
  });

  it('has what stands behind it: arrangements, conditions with those removed, findings, the legend', () => {
    const rest = tables(presentMatrix(outcome)).filter((block) => !block.main).map(({ table }) => [table.title, table.rows.slice(0, 2)]);
    expect(rest).toEqual([
      ['Shared items', [['sh.pace', 'pct; locality', null, 'all-consent', null, null, 'every year']]],
      ['Conditions', [['pct.payments', 'agree', 'locality', 'Only then.', 'verified', 'holds'], ['pct.payments', 'rule', null, 'In time.', null, 'removed, no reason given']]],
      ['Findings', []],
      ['Legend', [['lead', 'holds the item and answers for it'], ['joint', 'shares the item with the other joint parties']]],
    ]);
  });

  it('is one line an item in an overview', () => {
    const [overview, ...others] = tables(presentMatrix({ ...outcome, detail: 'overview' }));
    expect(others).toEqual([]);
    expect(overview?.table.rows).toEqual([
      ['pct.payments', 'Payments', 'led', 'pct', 'locality support+agree', 'verified'], ['sh.pace', 'Pace', 'shared', 'pct, locality', '', 'verified'],
      ['pl.needs', 'Needs', 'unresolved', '', '', 'verified'],
    ]);
  });

  it('shows another notation with its notes and its own legend', () => {
    const notation = {
      notation: 'raci', rows: [{ item: 'pct.payments', cells: { pct: 'A/R', locality: 'R*, C' } }], legend: [['C', 'consulted']],
      notes: [{ item: 'pct.payments', text: 'locality must agree.' }],
    } as const;
    const blocks = tables(presentMatrix({ ...outcome, view: 'raci', notation, findings: null }));
    expect(blocks[0]?.table.rows[0]?.slice(4)).toEqual(['A/R', 'R*, C', 'agree locality: Only then.', 'A note (verified).', 'locality must agree.']);
    expect(blocks.map(({ table }) => table.title)).toEqual(['Matrix', 'Shared items', 'Conditions', 'What the notation cannot say', 'Legend']);
    expect(blocks.at(-1)?.table.rows[0]).toEqual(['C', 'consulted']);
  });
});
