import { describe, expect, it } from 'vitest';
import type { HeatmapOutcome } from '../outcome/commitment-outcomes.ts';
import { coverageText, presentHeatmap } from './present-heatmap.ts';

const round = { number: 1, title: 'Before', openedAt: '2006-05-02T09:00:00Z', revealed: true, override: null };
const nothing = { answered: 0, median: null, lowerQuartile: null, upperQuartile: null, interquartileRange: null, mean: null, weightedMean: null, couldLead: 0, polarised: false };

function outcome(practices: number, more: Partial<HeatmapOutcome> = {}): HeatmapOutcome {
  const columns = Array.from({ length: practices }, (_, index) => `P${index}`);
  return {
    kind: 'heatmap', locality: 'A locality', fictional: false, framework: 'pbc-2005', measure: 'willingness', round, against: null,
    scale: [0, 1, 2].map((score) => ({ score, title: `step ${score}`, letter: 'wfc'[score] ?? '' })), bands: [{ id: 'w', letter: 'w', title: 'watching', from: 0 }], ascii: false, grade: 'proposed',
    coverage: { answered: 1, asked: 3, complete: 0, practices }, practices: columns.map((column) => ({ column, practice: null, name: null, answered: 1, index: '1.00' })),
    items: [{ id: 'pl.needs', title: 'Needs', cells: columns.map((_, index) => (index === 0 ? null : index % 3)), before: null, statistics: nothing, band: null }],
    discussion: [], quartiles: 'inclusive', couldLeadFrom: 3, polarisedFrom: 2, notes: [], ...more,
  };
}

const tables = (of: HeatmapOutcome) => presentHeatmap(of).blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));

describe('a heat map as a document', () => {
  it('has grids that fit a screen for reading, and one wide table for rows', () => {
    const all = tables(outcome(23));
    expect(all.filter(({ table, only }) => table.id === 'heatmap' && only === 'reading').map(({ table }) => [table.title, table.columns.length])).toEqual([
      ['Heat map, P0 to P9', 12], ['Heat map, P10 to P19', 12], ['Heat map, P20 to P22', 5],
    ]);
    expect(all.filter(({ main }) => main).map(({ table, only }) => [only, table.columns.length])).toEqual([['rows', 2 + 23 + 7]]);
  });

  it('counts where there are too many practices to stand side by side', () => {
    const all = tables(outcome(31));
    expect(all.find(({ table }) => table.id === 'distribution')?.table.rows).toEqual([['pl.needs', '', 10, 10, 10, 1]]);
    expect(all.filter(({ table, only }) => table.id === 'heatmap' && only === 'reading')).toEqual([]);
  });

  it('says each score by digit, shade and letter, in ASCII too', () => {
    const marks = (ascii: boolean) => tables(outcome(2, { ascii })).find(({ only }) => only === 'reading')?.table.columns[2]?.marks;
    expect(marks(false)).toEqual({ of: ['0 w', '1▒f', '2█c'], unknown: '.' });
    expect(marks(true)).toEqual({ of: ['0 w', '1+f', '2#c'], unknown: '.' });
  });

  it('holds no table at all before the reveal', () => {
    expect(tables(outcome(3, { round: { ...round, revealed: false }, practices: [], items: [] }))).toEqual([]);
  });

  it('shows movement with its direction, and nothing where either round is blank', () => {
    const moved = outcome(4, { against: round });
    const items = moved.items.map((item) => ({ ...item, cells: [2, 0, 1, null], before: [0, 2, 1, 1] }));
    expect(tables({ ...moved, items }).find(({ table, only }) => table.id === 'movement' && only === 'rows')?.table.rows).toEqual([['pl.needs', '+2', '-2', '0', null]]);
  });

  it('calls only what is whole a hundred per cent', () => {
    expect([[0, 0], [1, 3], [2, 3], [999_999, 1_000_000], [5, 5]].map(([answered = 0, asked = 0]) => coverageText({ answered, asked }))).toEqual([
      '0 of 0, 0.0%', '1 of 3, 33.3%', '2 of 3, 66.6%', '999999 of 1000000, 99.9%', '5 of 5, 100.0%',
    ]);
  });
});
