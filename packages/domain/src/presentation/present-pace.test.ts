import type { Block, Table } from '@pbc-planner/base';
import { describe, expect, it } from 'vitest';
import type { PaceOutcome, PaceRow } from '../outcome/pace.ts';
import { presentOutcome } from './present-outcome.ts';

function row(practice: string, pence: number, movePence: number, marked: Partial<PaceRow> = {}): PaceRow {
  return { practice, pence: pence as never, targetPence: 500 as never, movePence: movePence as never, against: null, limit: null, ...marked };
}

const pace: PaceOutcome = {
  kind: 'pace', locality: 'A locality', fictional: true, rule: 'prorata', band: 10, step: 12.5, measure: 'from-band', growthPence: 0 as never,
  maxCut: null, maxGain: null, grade: 'proposed',
  settings: [{ id: 'band', title: 'Band', text: '10%', grade: 'verified', by: 'Anna', reason: 'agreed' }],
  start: { method: 'historic', title: 'Historic', totalPence: 1000 as never }, target: { method: 'capitation', title: 'Capitation' },
  practices: [
    { practice: 'A', name: 'One', startPence: 700 as never, targetPence: 500 as never }, { practice: 'B', name: 'Two', startPence: 300 as never, targetPence: 500 as never },
  ],
  years: [
    { year: '2006/07' as never, rows: [row('A', 650, -50), row('B', 350, 50)], totalPence: 1000 as never },
    { year: '2007/08' as never, rows: [row('A', 660, 10), row('B', 340, -10)], totalPence: 1000 as never },
  ],
  inputs: [], notes: ['A note.'],
};

const tables = (blocks: readonly Block[]): Table[] => blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));

describe('a pace of change as a document', () => {
  it('names rule, band, step and measure, and shows the path of each practice with its target and what is left', () => {
    const { title, fictional, blocks } = presentOutcome(pace);
    expect([title, fictional]).toEqual(['A locality, 2006/07 to 2007/08: pace of change', true]);
    expect(blocks[0]).toMatchObject({ facts: [['From', 'Historic, £10.00'], ['Towards', 'Capitation'], ['Rule', 'prorata'], ['Band', '10% of the target'], ['Step', '12.5% a year, from-band'], ['Grade', 'proposed']] });
    const [path, settings] = tables(blocks);
    expect(path?.columns.map(({ id }) => id)).toEqual(['practice', 'name', 'start', 'budget_2006_07', 'budget_2007_08', 'target', 'still_to_move']);
    expect([path?.rows, path?.totals]).toEqual([
      [['A', 'One', 700, 650, 660, 500, -160], ['B', 'Two', 300, 350, 340, 500, 160]], ['', 'All practices', 1000, 1000, 1000, 1000, 0],
    ]);
    expect(settings?.rows).toEqual([['Band', '10%', 'Anna', 'agreed', 'verified']]);
    expect(blocks).toContainEqual({ kind: 'list', items: ['A note.'] });
  });

  it('marks what moves against its target and what a limit holds, in a column that is there only then', () => {
    const [first, second] = pace.years;
    if (first === undefined || second === undefined) throw new Error('two years');
    const marked = { ...pace, growthPence: 5 as never, years: [first, { ...second, rows: [row('A', 660, 10, { against: 'away', limit: 'gain' }), row('B', 340, -10, { against: 'past' })] }] };
    const { blocks } = presentOutcome(marked);
    const [path] = tables(blocks);
    expect([path?.columns.at(-1)?.id, path?.rows.map((cells) => cells.at(-1)), path?.totals?.at(-1)]).toEqual([
      'marks', ['away from target in 2007/08; held by the greatest gain in 2007/08', 'past target in 2007/08'], '',
    ]);
    expect(blocks[0]).toMatchObject({ facts: expect.arrayContaining([['New money', '£0.05']]) as unknown });
  });
});
