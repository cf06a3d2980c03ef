import { blocksFor, type Block, type Table } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { NeedIndexOutcome, NeedIndexRow } from '../outcome/need-index.ts';
import type { PrescribingUnitsOutcome } from '../outcome/prescribing-units.ts';
import { presentOutcome } from './present-outcome.ts';

const hash = 'ab'.repeat(32);
const inputs = [
  { name: '2025_2026.csv', sha256: hash, rows: 6348, year: '2025/26' as never, source: 'A tool', licence: 'An open licence', grade: 'verified' },
  { name: 'own.csv', sha256: hash, rows: 1, year: null, source: 'A list', licence: null, grade: 'unverified' },
] as const;
const icb = { code: 'QNX', name: 'NHS Sussex ICB' };

function row(kind: NeedIndexRow['kind'], name: string, index: number | null, marked: Partial<NeedIndexRow> = {}): NeedIndexRow {
  const figures = { population: 2000, weighted: { maternity: 1500 }, index: { maternity: index } };
  return { kind, name, icb, practices: 2, ...figures, small: false, sharedPractices: [], unrounded: figures, ...marked };
}

const need: NeedIndexOutcome = {
  kind: 'need-index', grade: 'verified', populations: [{ id: 'maternity', title: 'Maternity' }],
  rows: [row('icb', icb.name, 1.2), row('place', 'East', 0.9, { small: true, sharedPractices: ['H82003'] }), row('rest', 'Rest', null)],
  overlaps: [{ practice: 'H82003', places: ['East', 'West'] }],
  breakdown: {
    kind: 'place', name: 'East', icb,
    rows: [{ ...row('place', 'One', 1), practice: 'H82003', contribution: { maternity: 0.45 }, unrounded: { ...row('place', '', 1).unrounded, contribution: { maternity: 0.45 } } }],
  },
  inputs: [inputs[0]],
  places: { name: 'places.json', sha256: hash },
};

const tables = (blocks: readonly Block[], use: 'reading' | 'rows' = 'reading'): Table[] => blocksFor(blocks, use).flatMap((block) => (block.kind === 'table' ? [block.table] : []));

describe('relative need as a document', () => {
  it('shows indices with three decimals, marks, people, and what a place consists of', () => {
    const [indices, people, breakdown] = tables(presentOutcome(need).blocks);
    expect(indices?.rows).toEqual([
      ['board', 'NHS Sussex ICB', 2, '1.200', ''], ['place', 'East', 2, '0.900', 'small, overlap'], ['rest', 'Rest', 2, null, ''],
    ]);
    expect(people?.rows[1]).toEqual(['East', 2000, 1500]);
    expect([breakdown?.rows, breakdown?.totals]).toEqual([[['H82003', 'One', 2000, '0.4500']], ['', 'All of it', 2000, '0.900']]);
  });

  it('says in every row of a file which data and places it rests on, and carries its grade', () => {
    const { grade, blocks } = presentOutcome({ ...need, inputs });
    expect(grade).toBe('verified');
    const further = ['data_file', 'data_year', 'data_source', 'data_licence', 'data_sha256', 'places_file', 'places_sha256'];
    for (const table of tables(blocks, 'rows')) {
      expect(table.columns.slice(-7).map(({ id }) => id)).toEqual(further);
      for (const row of table.rows) expect(row.slice(-7)).toEqual(['2025_2026.csv; own.csv', '2025/26', 'A tool; A list', 'An open licence', hash, 'places.json', hash]);
    }
    expect(tables(blocks, 'rows').map(({ rows }) => rows.length)).toEqual([3, 3, 1]);
  });

  it('names overlaps, and the data with year, hash and licence', () => {
    const lists = presentOutcome({ ...need, inputs }).blocks.flatMap((block) => (block.kind === 'list' ? block.items : []));
    expect(lists).toEqual([
      'H82003 is in East and West. Each of them counts it.',
      `2025_2026.csv, 2025/26, 6,348 practices: A tool (verified). SHA-256 ${hash}. An open licence.`,
      `own.csv, year not known, 1 practice: A list (unverified). SHA-256 ${hash}.`,
    ]);
  });
});

describe('prescribing units as a document', () => {
  it('shows four decimals, what is not known, the sums and the source of the weights', () => {
    const exact = { astroPuCost: '3.1', astroPuItems: '12.00005' };
    const outcome: PrescribingUnitsOutcome = {
      kind: 'prescribing-units', grade: 'derived', weights: { id: 'w', title: 'Weights', grade: 'derived', source: { title: 'A workbook', date: '2014', licence: 'All rights reserved' } },
      rows: [
        { practice: 'M81006', name: 'One', list: 3, astroPuCost: 3.1, astroPuItems: 12.0001, exact },
        { practice: 'M81007', name: 'M81007', list: null, astroPuCost: null, astroPuItems: null, exact: { astroPuCost: null, astroPuItems: null } },
      ],
      totals: { practices: 1, list: 3, astroPuCost: 3.1, astroPuItems: 12.0001, exact },
      inputs: [inputs[0]],
    };
    const { blocks, grade } = presentOutcome(outcome);
    const [table] = tables(blocks);
    const [whole] = tables(blocks, 'rows');
    expect([grade, whole?.columns.slice(5).map(({ id }) => id), whole?.rows[0]?.slice(5)]).toEqual([
      'derived',
      ['weights', 'weights_source', 'weights_licence', 'weights_grade', 'data_file', 'data_year', 'data_source', 'data_licence', 'data_sha256'],
      ['w', 'A workbook, 2014', 'All rights reserved', 'derived', '2025_2026.csv', '2025/26', 'A tool', 'An open licence', hash],
    ]);
    expect(table?.rows).toEqual([['M81006', 'One', 3, '3.1000', '12.0001'], ['M81007', 'M81007', null, null, null]]);
    expect(table?.totals).toEqual(['', 'All practices', 3, '3.1000', '12.0001']);
    expect(blocks.find((block) => block.kind === 'paragraph')).toEqual({ kind: 'paragraph', text: 'Weights from: A workbook, 2014. All rights reserved.' });
  });
});
