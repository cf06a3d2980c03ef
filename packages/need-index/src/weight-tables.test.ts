import { parseDecimal } from '@pbc-planner/base';
import { parseAgeBand, type WeightTable } from '@pbc-planner/domain';
import { describe, expect, it } from 'vitest';
import { contribution } from './index.ts';

const tables = Object.entries(contribution.packs?.weightTables ?? {});
const table = (id: string) => contribution.packs?.weightTables?.[id] as WeightTable;

describe.each(tables)('%s', (stem, { id, columns, rows, quote, source }) => {
  it('is named after its id and has its evidence', () => {
    expect(stem).toBe(id);
    expect([source.title, quote]).toEqual([expect.stringMatching(/\S/), expect.stringMatching(/\.$/)]);
  });

  it('covers every age of both sexes once', () => {
    for (const sex of ['male', 'female'] as const) {
      const bands = rows.filter((row) => row.sex === sex).map(({ band }) => parseAgeBand(band));
      const starts = bands.map((band) => band?.from);
      const ends = bands.map((band) => band?.to);
      expect(starts).toEqual([0, ...ends.slice(0, -1).map((end) => (end as number) + 1)]);
      expect(ends.at(-1)).toBeNull();
    }
  });

  it('gives a decimal for every column of every row', () => {
    for (const { weights } of rows) {
      expect(Object.keys(weights)).toEqual(columns.map((column) => column.id));
      for (const weight of Object.values(weights)) expect(parseDecimal(weight ?? '')).not.toBeNull();
    }
  });
});

describe('the weights with one decimal', () => {
  it('are the full weights, each rounded half up', () => {
    const rounded = table('astro-pu-2013').rows.map(({ weights }) => Object.values(weights).map((weight) => (Math.floor(Number(weight) * 10 + 0.5) / 10).toFixed(1)));
    expect(table('astro-pu-2013-1dp').rows.map(({ weights }) => Object.values(weights))).toEqual(rounded);
  });
});
