import { blocksFor, type Block, type Table } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { BudgetStatusOutcome } from '../outcome/budget-status.ts';
import type { WhatIfOutcome } from '../outcome/what-if.ts';
import { quantity } from './present-explanation.ts';
import { presentOutcome } from './present-outcome.ts';

const tables = (blocks: readonly Block[], use: 'reading' | 'rows' = 'reading'): Table[] => blocksFor(blocks, use).flatMap((block) => (block.kind === 'table' ? [block.table] : []));
const facts = (blocks: readonly Block[]) => Object.fromEntries(blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])));
const amounts = (beforePence: number, afterPence: number) =>
  ({ historic: { beforePence: beforePence as never, afterPence: afterPence as never, differencePence: (afterPence - beforePence) as never } });

const whatIf: WhatIfOutcome = {
  kind: 'what-if', locality: 'A locality', fictional: true, year: '2006/07' as never, whatIf: 'smaller', status: 'open',
  steps: [{ text: 'One leaves', step: { kind: 'leave', practice: 'A' } }],
  rows: [
    { practice: 'A', name: 'One', change: 'leaves', into: null, list: 10, amounts: amounts(300, 0) },
    { practice: 'B', name: 'Two', change: 'merges', into: 'C', list: null, amounts: amounts(200, 0) },
    { practice: 'C', name: 'Three', change: 'merged', into: null, list: 20, amounts: amounts(100, 290) },
    { practice: 'D', name: 'Four', change: 'stays', into: null, list: 30, amounts: amounts(400, 410) },
  ],
  reconciliation: [{
    method: 'historic', title: 'Historic', grade: 'derived', beforePence: 1000 as never, leavingPence: 300 as never, comingPence: 0 as never,
    mergingPence: -10 as never, stayingPence: 10 as never, afterPence: 700 as never,
  }],
  alone: [
    { practice: 'A', name: 'One', list: 10, pence: 300 as never, basis: 'Historic: spend', grade: 'derived' },
    { practice: 'E', name: 'Five', list: null, pence: null, basis: 'no figure is held', grade: null },
  ],
  all: [{ whatIf: 'smaller', status: 'open', steps: ['One leaves', 'Two merges'] }], inputs: [], notes: ['A note.'],
};

describe('what is tried out, as a document', () => {
  it('reads as a sum from the pool before to the pool after, then practice by practice', () => {
    const { title, fictional, blocks } = presentOutcome(whatIf);
    expect([title, fictional]).toEqual(['A locality, 2006/07: what if "smaller"', true]);
    const [pools, each] = tables(blocks);
    expect([pools?.rows, pools?.totals]).toEqual([
      [['Pool before', 1000], ['Had by those who go', -300], ['Given to those who come', 0], ['Change of those who merge', -10], ['Change of those who stay', 10]], ['Pool after', 700],
    ]);
    expect([each?.title, each?.rows.map((row) => row.slice(3)), each?.totals]).toEqual([
      'Every practice by historic (derived)',
      [[300, 0, -300, 'leaves'], [200, 0, -200, 'merges into C'], [100, 290, 190, 'merged'], [400, 410, 10, 'stays']], ['', 'All practices', null, 1000, 700, -300, ''],
    ]);
    expect(blocks.filter(({ kind }) => kind === 'list')).toMatchObject([{ items: ['One leaves.'] }, {
      items: ['One (A) would have £3.00 as a pool of its own. Historic: spend (derived).', 'Five (E): its own budget is not known. no figure is held'],
    }, { items: ['A note.'] }]);
    expect(facts(blocks)).toEqual({ Standing: 'tried out beside the plan; nothing of the plan is changed', Grade: 'derived' });
    expect(facts(presentOutcome({ ...whatIf, status: 'adopted' }).blocks)).toEqual({ Standing: 'adopted', Grade: 'derived' });
  });

  it('has in a file of rows a row for each practice and method, with the method, its pools and its grade, and carries the lowest', () => {
    const twice = (one: WhatIfOutcome['rows'][number]) => ({ ...one, amounts: { ...one.amounts, flat: { beforePence: 250 as never, afterPence: 350 as never, differencePence: 100 as never } } });
    const flat = { ...whatIf.reconciliation[0] as WhatIfOutcome['reconciliation'][number], method: 'flat', title: 'Flat', grade: 'proposed' as const, beforePence: 500 as never, afterPence: 700 as never };
    const { blocks, grade } = presentOutcome({ ...whatIf, rows: whatIf.rows.slice(1, 3).map(twice), reconciliation: [whatIf.reconciliation[0] as never, flat] });
    expect(grade).toBe('proposed');
    const main = blocksFor(blocks, 'rows').flatMap((block) => (block.kind === 'table' && block.main ? [block.table] : []));
    expect(main.map(({ id, columns, rows }) => [id, columns.map((column) => column.id), rows])).toEqual([[
      'what-if', ['practice', 'name', 'list', 'before', 'after', 'difference', 'change', 'method', 'pool_before', 'pool_after', 'method_grade'], [
        ['B', 'Two', null, 200, 0, -200, 'merges into C', 'historic', 1000, 700, 'derived'],
        ['C', 'Three', 20, 100, 290, 190, 'merged', 'historic', 1000, 700, 'derived'],
        ['B', 'Two', null, 250, 350, 100, 'merges into C', 'flat', 500, 700, 'proposed'],
        ['C', 'Three', 20, 250, 350, 100, 'merged', 'flat', 500, 700, 'proposed'],
      ],
    ]]);
  });

  it('is the list of all where none is named', () => {
    expect(tables(presentOutcome({ ...whatIf, whatIf: null }).blocks)[0]?.rows).toEqual([['smaller', 'open', 'One leaves; Two merges']]);
    expect(presentOutcome({ ...whatIf, whatIf: null, all: [] }).blocks).toMatchObject([{ kind: 'paragraph', text: expect.stringContaining('Nothing is tried out yet.') }]);
  });
});

const nothing = { received: null, methodKnown: null, dataGood: null, agreed: null, note: null };
const status: BudgetStatusOutcome = {
  kind: 'budget-status', locality: 'A locality', fictional: false, year: '2009/10' as never, commissioner: 'PCT', asOf: '2009-05-02',
  due: { date: '2009-05-01', basis: 'a rule', grade: 'verified' },
  rows: [
    { practice: 'A', name: 'One', commissioner: { ...nothing, received: 'yes', note: 'Posted.' }, practiceSays: { ...nothing, received: 'no', note: 'Not here.' }, mismatches: ['received'], overdue: true, daysOverdue: 1 },
    { practice: 'B', name: 'Two', commissioner: nothing, practiceSays: { ...nothing, agreed: 'yes' }, mismatches: [], overdue: false, daysOverdue: null },
  ],
};

describe('where budgets stand, as a document', () => {
  it('shows both words on each question, says where they differ in words, and marks what is overdue', () => {
    const { blocks } = presentOutcome(status);
    expect(tables(blocks)[0]?.rows).toEqual([
      ['A', 'One', 'yes / no', '- / -', '- / -', '- / -', 'OVERDUE by 1 day; received: PCT says yes, practice says no'],
      ['B', 'Two', '- / -', '- / -', '- / -', '- / yes', ''],
    ]);
    expect(facts(blocks)).toEqual({
      'As of': '2009-05-02', 'Due': '2009-05-01, a rule', 'Grade of that day': 'verified', 'Agreed': '1 of 2, as the practices say', 'Overdue': '1 of 2', 'The two sides differ on': '1 of 2',
    });
    expect(blocks.find(({ kind }) => kind === 'list')).toMatchObject({ items: ['One, the PCT says: Posted.', 'One says: Not here.'] });
  });

  it('says that nothing can be overdue without a day', () => {
    const { blocks, grade } = presentOutcome({ ...status, due: { date: null, basis: 'nobody set one', grade: null } });
    const { Due, Overdue } = facts(blocks);
    expect([grade, presentOutcome(status).grade]).toEqual([undefined, 'verified']);
    expect([Due, Overdue]).toEqual(['not known: nobody set one', 'not known without a day']);
  });
});

describe('pence with parts of a penny', () => {
  it.each([['12434917.6', '£124,349.176'], ['-0.5', '-£0.005'], ['5', '£0.05'], ['-1234.25', '-£12.3425']])('%s reads as %s', (value, text) => {
    expect(quantity(value, 'pence')).toBe(text);
  });
});
