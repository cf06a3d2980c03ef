import { describe, expect, it } from 'vitest';
import type { Grid } from '../grid/grid.ts';
import type { KeyAction } from '../keys/key-table.ts';
import { moveInTable, refill, emptyTable, type TableState } from '../state/table-state.ts';
import { openScreen } from '../testing/open-screen.ts';
import { themes } from '../theme/themes.ts';
import { drawGrid } from './grid-view.ts';

/** A grid that counts how often anything of its rows is asked for. */
function countingGrid(count: number): { grid: Grid<number>; asked: { drawn: number; ordered: number; searched: number } } {
  const asked = { drawn: 0, ordered: 0, searched: 0 };
  const draw = (row: number) => {
    asked.drawn += 1;
    return `Practice ${String(row).padStart(5)}`;
  };
  const order = (row: number) => {
    asked.ordered += 1;
    return row;
  };
  const search = (row: number) => {
    asked.searched += 1;
    return String(row);
  };
  const column = { id: 'name', title: 'practice', align: 'left', width: 14, minimum: 14, maximum: 14, priority: 1, draw, order, copy: String, total: '' } as const;
  return { asked, grid: { rows: Array.from({ length: count }, (_, index) => index), key: String, search, columns: [column] } };
}

/** The work of each key of a scroll: rows drawn, and characters put together. */
function workOf(count: number, actions: readonly KeyAction[]): { perKey: { drawn: number; characters: number }[]; after: { ordered: number; searched: number } } {
  const { grid, asked } = countingGrid(count);
  const page = 20;
  let table: TableState = refill(emptyTable, null, grid as Grid, page);
  const area = () => ({ grid: grid as Grid, table, page, width: 60, theme: themes.dark, focused: true });
  drawGrid(area());
  const before = { ...asked };
  const perKey = actions.map((action) => {
    const drawn = asked.drawn;
    table = moveInTable(table, grid as Grid, action, page);
    const lines = drawGrid(area());
    return { drawn: asked.drawn - drawn, characters: lines.reduce((sum, line) => sum + line.length, 0) };
  });
  return { perKey, after: { ordered: asked.ordered - before.ordered, searched: asked.searched - before.searched } };
}

describe('the work of a key', () => {
  const scroll: KeyAction[] = [...Array.from({ length: 25 }, () => 'cursor.down' as const), 'cursor.up', 'cursor.up'];

  it('is the same with 6,700 rows as with 30: no more is drawn, nothing is sorted or searched', () => {
    const few = workOf(30, scroll);
    const many = workOf(6_700, scroll);
    expect(many.perKey).toEqual(few.perKey);
    expect(many.after).toEqual({ ordered: 0, searched: 0 });
    expect(Math.max(...many.perKey.map(({ drawn }) => drawn))).toBeLessThanOrEqual(3);
  });

  it('writes as many characters to the terminal', async () => {
    const written = async (practices: number) => {
      const screen = await openScreen(80, 24, { practices });
      const lengths: number[] = [];
      for (let count = 0; count < 6; count += 1) {
        const before = screen.written().length;
        await screen.press('j');
        lengths.push(screen.written().length - before);
      }
      screen.workbench.unmount();
      return lengths;
    };
    const few = await written(30);
    const many = await written(6_700);
    for (const [index, length] of many.entries()) expect(Math.abs(length - (few[index] as number))).toBeLessThan(60);
  });
});
