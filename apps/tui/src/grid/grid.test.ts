import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themes } from '../theme/themes.ts';
import { drawBar } from './bar.ts';
import type { Grid, GridColumn } from './grid.ts';
import { layoutGrid } from './grid-layout.ts';

const { glyphs } = themes.dark;

describe('a bar', () => {
  it('grows to the right for a gain and to the left for a loss, by half characters', () => {
    expect(drawBar(100, 100, 9, glyphs)).toBe('    │████');
    expect(drawBar(-100, 100, 9, glyphs)).toBe('████│    ');
    expect(drawBar(40, 100, 9, glyphs)).toBe('    │█▌  ');
    expect(drawBar(-40, 100, 9, glyphs)).toBe('  ▐█│    ');
    expect(drawBar(0, 100, 9, glyphs)).toBe('    │    ');
    expect(drawBar(null, 100, 9, glyphs)).toBe('    │    ');
  });

  it('shows the smallest gain, and keeps to its room', () => {
    expect(drawBar(1, 1_000_000, 9, glyphs)).toBe('    │▌   ');
    fc.assert(fc.property(fc.integer(), fc.nat(), fc.integer({ min: 3, max: 40 }), (value, scale, width) => {
      expect(drawBar(value, Math.max(scale, Math.abs(value)), width, glyphs)).toHaveLength(width % 2 === 1 ? width : width - 1);
    }));
  });

  it('has a form for plain terminals', () => {
    expect(drawBar(-40, 100, 9, themes.ascii.glyphs)).toBe('  =#|    ');
  });
});

describe('the layout of a grid', () => {
  const column = (id: string, minimum: number, width: number, maximum: number, priority: number): GridColumn<unknown> =>
    ({ id, title: id, align: 'left', width, minimum, maximum, priority, draw: () => '', order: () => null, copy: () => '', total: '' });
  const grid: Grid = {
    rows: [], key: () => '', search: () => '',
    columns: [column('code', 6, 6, 6, 3), column('name', 10, 20, 20, 9), column('list', 6, 6, 6, 1), column('amount', 10, 10, 10, 8), column('bar', 5, 7, 15, 5)],
  };
  const placed = (width: number, cursor: number) => layoutGrid(grid, width, cursor).map((one) => `${one.column.id}:${one.width}`);

  it('gives every column its room where there is enough', () => {
    expect(placed(80, 0)).toEqual(['code:6', 'name:20', 'list:6', 'amount:10', 'bar:15']);
  });

  it('leaves out what matters least, and shrinks before that', () => {
    expect(placed(41, 1)).toEqual(['code:6', 'name:10', 'list:6', 'amount:10', 'bar:5']);
    expect(placed(40, 1)).toEqual(['code:6', 'name:16', 'amount:10', 'bar:5']);
    expect(placed(21, 1)).toEqual(['name:10', 'amount:10']);
  });

  it('always shows the column under the cursor', () => {
    expect(placed(28, 2)).toEqual(['name:10', 'list:6', 'amount:10']);
  });

  it('never is wider than its room', () => {
    fc.assert(fc.property(fc.integer({ min: 6, max: 120 }), fc.nat(4), (width, cursor) => {
      const columns = layoutGrid(grid, width, cursor);
      expect(columns.reduce((sum, one) => sum + one.width + 1, -1)).toBeLessThanOrEqual(width);
      expect(columns.length).toBeGreaterThan(0);
    }));
  });
});
