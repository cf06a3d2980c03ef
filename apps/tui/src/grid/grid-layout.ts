import type { Grid, GridColumn } from './grid.ts';

/** A column where it stands on screen. */
export interface PlacedColumn<Row> {
  readonly column: GridColumn<Row>;
  readonly width: number;
}

/**
 * The columns that fit in `width`, in their order, one space between them. The column under the cursor is always among
 * them; of the others those of low priority give way. What room is left goes to the columns that can use it.
 */
export function layoutGrid<Row>(grid: Grid<Row>, width: number, cursor: number): PlacedColumn<Row>[] {
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
