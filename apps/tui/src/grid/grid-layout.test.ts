import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutGrid } from './grid-layout.ts';
import type { Grid, GridColumn } from './grid.ts';

const column = (id: string, width: number, frozen = false): GridColumn<string> => ({
  id, title: id, align: 'left', width, minimum: frozen ? Math.min(width, 8) : width, maximum: width, priority: 0, frozen,
  draw: String, order: String, copy: String, total: '',
});
const gridOf = (columns: readonly GridColumn<string>[]): Grid<string> => ({ columns, rows: ['a'], scrolls: true, key: String, search: String });
const shown = (grid: Grid<string>, width: number, cursor: number) => layoutGrid(grid, width, cursor).map(({ column: { id } }) => id).join(' ');

describe('a grid that scrolls sideways', () => {
  const grid = gridOf([column('item', 20, true), ...'abcdefghij'.split('').map((id) => column(id, 6))]);

  it('keeps what stays and turns the others by whole pages, so that the screen stands still in between', () => {
    // 40 columns: 20 for the item and a space, then two of six with a space after each.
    expect(shown(grid, 40, 0)).toBe('item a b');
    expect([1, 2].map((cursor) => shown(grid, 40, cursor))).toEqual(['item a b', 'item a b']);
    expect([3, 4].map((cursor) => shown(grid, 40, cursor))).toEqual(['item c d', 'item c d']);
    expect(shown(grid, 40, 10)).toBe('item i j');
    expect(shown(grid, 200, 10)).toBe('item a b c d e f g h i j');
  });

  it('always shows the column under the cursor and never more than there is room for', () => {
    const columns = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(columns, fc.integer({ min: 30, max: 200 }), fc.nat(), (widths, width, at) => {
      const any = gridOf([column('item', 30, true), ...widths.map((one, index) => column(`c${index}`, one))]);
      const cursor = at % any.columns.length;
      const placed = layoutGrid(any, width, cursor);
      expect(placed.map(({ column: { id } }) => id)).toContain(any.columns[cursor]?.id);
      expect(placed.reduce((sum, one) => sum + one.width + 1, -1)).toBeLessThanOrEqual(width);
      expect(placed.every((one) => one.width >= 1)).toBe(true);
    }));
  });
});
