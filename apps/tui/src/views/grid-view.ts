import { safeForTerminal } from '@pbc-planner/base';
import { paragraph } from '../content/paragraph.ts';
import { layoutGrid, type PlacedColumn } from '../grid/grid-layout.ts';
import type { Grid } from '../grid/grid.ts';
import type { TableState } from '../state/table-state.ts';
import { fitText } from '../text/character-width.ts';
import { drawLine, type Span } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';

/** What is drawn of a grid: as many rows as there is room for, whatever the number of rows there are. */
export interface GridArea {
  readonly grid: Grid;
  readonly table: TableState;
  readonly width: number;
  readonly page: number;
  readonly theme: Theme;
  /** Whether the keys move in this table: else no cell is marked. */
  readonly focused: boolean;
}

const drawn = new WeakMap<Grid, { layout: string; rows: Map<number, string> }>();

/** The heading and the rows of a grid that are on screen. Rows once drawn are kept until the columns or the theme change. */
export function drawGrid(area: GridArea): string[] {
  const { grid, table, width, page, theme } = area;
  const placed = layoutGrid(grid, width - 1, table.column);
  const rows = keptRows(grid, placed, width, theme);
  const lines = [headingLine(area, placed)];
  for (let place = table.top; place < Math.min(table.top + page, table.order.length); place += 1) {
    const position = table.order[place] as number;
    const selected = place === table.cursor;
    const row = (selected ? undefined : rows.get(position)) ?? drawRow(area, placed, position, selected);
    if (!selected) rows.set(position, row);
    lines.push(row);
  }
  if (table.order.length === 0) {
    const text = table.filter === '' ? ` ${grid.empty ?? 'No rows.'}` : ` Nothing matches "${table.filter}". Esc shows all rows.`;
    lines.push(...paragraph(theme, width - 1, text.trim(), 'dim').map((line) => ` ${line}`).slice(0, page));
  }
  return lines;
}

/** The totals of a grid, column by column. */
export function totalsLine({ grid, table, width, theme }: GridArea): string {
  const placed = layoutGrid(grid, width - 1, table.column);
  const cells = placed.map(({ column, width: room }) => fitText(safeForTerminal(column.total), room, column.align, theme.glyphs.ellipsis));
  return drawLine(theme, width, [['total', ` ${cells.join(' ')}`]]);
}

function keptRows(grid: Grid, placed: readonly PlacedColumn<unknown>[], width: number, theme: Theme): Map<number, string> {
  const layout = `${theme.name} ${width} ${placed.map(({ column, width: room }) => `${column.id}:${room}`).join(' ')}`;
  const kept = drawn.get(grid);
  if (kept?.layout === layout) return kept.rows;
  const rows = new Map<number, string>();
  drawn.set(grid, { layout, rows });
  return rows;
}

function headingLine({ grid, table, width, theme, focused }: GridArea, placed: readonly PlacedColumn<unknown>[]): string {
  const spans: Span[] = [];
  for (const { column, width: room } of placed) {
    const sorted = table.sort?.column === column.id;
    const text = fitText(column.heading?.(room, theme.glyphs) ?? safeForTerminal(column.title), room, column.align, theme.glyphs.ellipsis);
    spans.push(sorted ? ['key', table.sort?.descending ? theme.glyphs.down : theme.glyphs.up] : ' ');
    spans.push([focused && grid.columns.indexOf(column) === table.column ? 'key' : 'heading', text]);
  }
  return drawLine(theme, width, spans);
}

function drawRow(area: GridArea, placed: readonly PlacedColumn<unknown>[], position: number, selected: boolean): string {
  const { width, theme } = area;
  const spans = placed.flatMap((one, index): Span[] => [index === 0 && selected ? theme.glyphs.marker : ' ', cellSpan(area, one, position, selected)]);
  return drawLine(theme, width, trimEnd(spans, selected), selected ? 'selected' : undefined);
}

function cellSpan({ grid, table, theme, focused }: GridArea, { column, width }: PlacedColumn<unknown>, position: number, selected: boolean): Span {
  const row = grid.rows[position];
  const text = fitText(safeForTerminal(column.draw(row, width, theme.glyphs)), width, column.align, theme.glyphs.ellipsis);
  const cell = selected && focused && grid.columns.indexOf(column) === table.column;
  return [cell ? 'cell' : selected ? 'selected' : column.role?.(row) ?? null, text];
}

/** Spans without the spaces at their end, where nothing is painted there: what is not written costs nothing. */
function trimEnd(spans: readonly Span[], painted: boolean): readonly Span[] {
  const last = spans.at(-1);
  if (painted || last === undefined || typeof last === 'string') return spans;
  return [...spans.slice(0, -1), [last[0], last[1].trimEnd()]];
}
