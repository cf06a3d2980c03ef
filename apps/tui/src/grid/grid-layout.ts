import type { Grid, GridColumn } from './grid.ts';

/** A column where it stands on screen. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>;
  readonly width: number;
}

/** The most of the width that the columns take which stay. */
const FROZEN_SHARE = 0.6;

/**
 * The columns that fit in `width`, in their order, one space between them. The column under the cursor is always among
 * them; of the others those of low priority give way. What room is left goes to the columns that can use it.
 */
export function layoutGrid<Row>(grid: Grid<Row>, width: number, cursor: number): PlacedColumn<Row>[] {
  if (grid.scrolls) return scrolledColumns(grid, width, cursor);
  const byPriority = grid.columns
    .map((column, index) => ({ column, index, priority: index === cursor ? Infinity : column.priority }))
    .sort((a, b) => b.priority - a.priority || a.index - b.index);
  const kept = new Set<number>();
  let room = width + 1;
  for (const { column, index } of byPriority) {
    if (column.minimum + 1 > room && kept.size > 0) break;
    kept.add(index);
    room -= column.minimum + 1;
  }
  const placed = grid.columns.map((column, index) => ({ column, index, width: column.minimum })).filter(({ index }) => kept.has(index));
  for (const limit of ['width', 'maximum'] as const) {
    for (const one of placed) {
      const more = Math.max(0, Math.min(room, one.column[limit] - one.width));
      one.width += more;
      room -= more;
    }
  }
  return placed.map(({ column, width: given }) => ({ column, width: Math.min(given, width) }));
}

/**
 * The columns that stay, and beside them the page of the others that holds the cursor. By pages and not one by one, so that
 * a screen that people watch stands still while somebody moves in it.
 */
function scrolledColumns<Row>(grid: Grid<Row>, width: number, cursor: number): PlacedColumn<Row>[] {
  const frozen = grid.columns.filter((column) => column.frozen).map((column) => ({ column, width: column.minimum }));
  const moving = grid.columns.map((column, index) => ({ column, index, width: Math.min(column.width, width) })).filter(({ column }) => !column.frozen);
  const wanted = moving.reduce((sum, one) => sum + one.width + 1, 0);
  widen(frozen, 'width', Math.max(width * FROZEN_SHARE, width - wanted));
  const room = width - taken(frozen);
  let page: typeof moving = [];
  for (const one of moving) {
    if (page.length > 0 && taken(page) + one.width > room) {
      if (page.some(({ index }) => index >= cursor)) break;
      page = [];
    }
    page.push(one);
  }
  const placed: PlacedColumn<Row>[] = [...frozen, ...page.map(({ column, width: given }) => ({ column, width: Math.min(given, Math.max(1, room)) }))];
  if (page.length === moving.length) widen(placed, 'maximum', width);
  return placed;
}

/** The columns of the terminal that placed columns take, with a space after each. */
function taken(placed: readonly { readonly width: number }[]): number {
  return placed.reduce((sum, one) => sum + one.width + 1, 0);
}

/** Gives columns in their order what room there is, up to a limit of their own. */
function widen<Row>(placed: { column: GridColumn<Row>; width: number }[], limit: 'width' | 'maximum', width: number): void {
  for (const one of placed) {
    const room = Math.floor(width) - (taken(placed) - 1);
    one.width += Math.max(0, Math.min(room, one.column[limit] - one.width));
  }
}
