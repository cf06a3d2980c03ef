import { pence } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { ComparisonOutcome, ImportOutcome, Outcome } from '../outcome/outcome.ts';
import { comparisonTable } from './present-comparison.ts';
import { presentOutcome } from './present-outcome.ts';

const comparison: ComparisonOutcome = {
  kind: 'comparison', locality: 'Tarrow Vale', fictional: true, year: '2006/07' as never, poolPence: pence(300),
  methods: [
    { id: 'historic', title: 'Historic', options: { uplift: '0' }, settings: ['uplift 0 per cent'], grade: 'verified', reads: ['spend of 2005/06'] },
    { id: 'capitation', title: 'Capitation', options: {}, settings: [], grade: 'proposed', reads: ['registered list of 2006/07'] },
    { id: 'equal', title: 'Equal', options: {}, grade: 'verified', reads: [] },
  ],
  rows: [
    { practice: 'A', name: 'Abbey', list: 10, amounts: { historic: pence(100), capitation: pence(200), equal: pence(150) }, distance: { pence: pence(-100), basisPoints: -5000 } },
    { practice: 'B', name: 'Brook', list: null, amounts: { historic: pence(200), capitation: pence(100), equal: pence(150) }, distance: { pence: pence(100), basisPoints: 10_000 } },
  ],
  totals: { historic: pence(300), capitation: pence(300), equal: pence(300) },
  inputs: [{ name: 'spend.csv', sha256: 'ab', rows: 1, year: '2005/06' as never, source: 'A file', grade: 'verified' }],
  notes: ['A note.'],
};

describe('a comparison as a document', () => {
  it('begins with the pool and what each method stands on, and ends with the files', () => {
    const { title, fictional, blocks } = presentOutcome(comparison);
    expect([title, fictional]).toEqual(['Tarrow Vale, 2006/07: budgets compared', true]);
    expect(blocks.filter(({ kind }) => kind !== 'table')).toEqual([
      {
        kind: 'facts',
        facts: [
          ['Pool', '£3.00'], ['Practices', '2'], ['Grade', 'proposed'],
          ['Historic', 'spend of 2005/06, uplift 0 per cent'], ['Capitation', 'registered list of 2006/07'],
        ],
      },
      { kind: 'list', items: ['A note.'] },
      { kind: 'heading', text: 'Read from' },
      { kind: 'list', items: ['spend.csv, 2005/06, 1 practice: A file (verified)'] },
    ]);
  });

  it('has a table of practices by methods, with distance and totals', () => {
    expect(comparisonTable(comparison)).toEqual({
      id: 'comparison', title: 'Budgets by method',
      columns: [
        { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' }, { id: 'list', title: 'List', kind: 'number' },
        { id: 'historic', title: 'Historic', kind: 'pence' }, { id: 'capitation', title: 'Capitation', kind: 'pence' }, { id: 'equal', title: 'Equal', kind: 'pence' },
        { id: 'distance', title: 'From fair share', kind: 'pence' }, { id: 'distance_percent', title: '%', kind: 'basis-points' },
      ],
      rows: [['A', 'Abbey', 10, 100, 200, 150, -100, -5000], ['B', 'Brook', null, 200, 100, 150, 100, 10_000]],
      totals: ['', 'All practices', null, 300, 300, 300, 0, null],
    });
  });

  it('has no columns for a distance that nobody could measure', () => {
    const { columns, totals } = comparisonTable({ ...comparison, rows: comparison.rows.map((row) => ({ ...row, distance: null })) });
    expect([columns.at(-1)?.id, totals?.length]).toEqual(['equal', 6]);
  });
});

describe('an import in a sentence', () => {
  const done: ImportOutcome = {
    kind: 'import', file: { name: 'spend.csv', sha256: 'ab' }, profile: 'spend', year: '2005/06' as never, practices: 1, figures: 1200, leftOut: 0, imported: true, dryRun: false,
  };
  it.each<readonly [Partial<ImportOutcome>, string]>([
    [{}, 'Imported. spend.csv, read as spend for 2005/06: 1 practice, 1,200 figures.'],
    [{ leftOut: 2, year: null }, 'Imported. spend.csv, read as spend: 1 practice, 1,200 figures, 2 values left out.'],
    [{ imported: false, dryRun: true }, 'Dry run, nothing saved. spend.csv, read as spend for 2005/06: 1 practice, 1,200 figures.'],
    [{ imported: false }, 'Nothing was imported. spend.csv, read as spend for 2005/06: 1 practice, 1,200 figures.'],
    [{ profile: null }, 'spend.csv was not imported.'],
  ])('%j', (more, text) => {
    expect(presentOutcome({ ...done, ...more }).blocks).toEqual([{ kind: 'paragraph', text }]);
  });
});

describe('other answers as documents', () => {
  const document = { title: 'Minutes', fictional: false, blocks: [{ kind: 'paragraph', text: 'So be it.' }] } as const;
  const table = { id: 't', title: 'Rows', columns: [], rows: [] };
  it.each<readonly [string, Outcome, ReturnType<typeof presentOutcome>]>([
    ['a table', { kind: 'table', fictional: true, table }, { title: 'Rows', fictional: true, blocks: [{ kind: 'table', table }] }],
    ['a table with a grade', { kind: 'table', fictional: false, grade: 'derived', table },
      { title: 'Rows', fictional: false, grade: 'derived', blocks: [{ kind: 'facts', facts: [['Grade', 'derived']] }, { kind: 'table', table }] }],
    ['a document', { kind: 'document', document }, document],
    ['a message', { kind: 'message', text: 'Done.' }, { title: '', fictional: false, blocks: [{ kind: 'paragraph', text: 'Done.' }] }],
    ['lines of text', { kind: 'text', mediaType: 'text/plain', text: 'a\nb' }, { title: '', fictional: false, blocks: [{ kind: 'paragraph', text: 'a' }, { kind: 'paragraph', text: 'b' }] }],
    ['a refusal', { kind: 'refusal', command: 'init' }, { title: '', fictional: false, blocks: [] }],
    ['several', { kind: 'collection', title: 'Both', parts: [{ kind: 'document', document }, { kind: 'message', text: 'Done.' }] },
      { title: 'Both', fictional: false, blocks: [{ kind: 'heading', text: 'Minutes' }, ...document.blocks, { kind: 'paragraph', text: 'Done.' }] }],
    ['several, one fictional', { kind: 'collection', title: 'Demo', parts: [{ kind: 'table', fictional: true, table }] },
      { title: 'Demo', fictional: true, blocks: [{ kind: 'heading', text: 'Rows' }, { kind: 'table', table }] }],
    ['a locality', {
      kind: 'locality', name: 'Tarrow Vale', year: '2006/07' as never, framework: 'pbc-2005', fictional: true, inputs: [],
      practices: [{ practice: 'A', name: 'Abbey', list: null, membership: 'alone' }],
    }, {
      title: 'Tarrow Vale, 2006/07', fictional: true, blocks: [
        { kind: 'facts', facts: [['Framework', 'pbc-2005'], ['Practices', '1']] },
        {
          kind: 'table', table: {
            id: 'practices', title: 'Practices',
            columns: [
              { id: 'practice', title: 'Practice', kind: 'code' }, { id: 'name', title: 'Name', kind: 'text' },
              { id: 'list', title: 'List', kind: 'number' }, { id: 'membership', title: 'Membership', kind: 'text' },
            ],
            rows: [['A', 'Abbey', null, 'alone']],
          },
        },
      ],
    }],
  ])('%s', (_, outcome, expected) => {
    expect(presentOutcome(outcome)).toEqual(expected);
  });
});
