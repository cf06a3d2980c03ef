import { compareText } from '@pbc-planner/base';
import type { Glyphs, Role } from '../theme/themes.ts';

/** A column of a grid: how it is drawn, sorted and copied. */
export interface GridColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** A heading that depends on the room there is; else the title. */
  readonly heading?: (width: number, glyphs: Glyphs) => string;
  readonly align: 'left' | 'right';
  /** The columns of the terminal that it wants, the least it can do with, and the most it can use. */
  readonly width: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Where not all columns fit, the lowest go first. */
  readonly priority: number;
  readonly draw: (row: Row, width: number, glyphs: Glyphs) => string;
  readonly role?: (row: Row) => Role | null;
  /** What rows are ordered by; `null` (not known) comes last either way. */
  readonly order: (row: Row) => number | string | null;
  /** The exact value, for the clipboard. */
  readonly copy: (row: Row) => string;
  /** The cell in words, for the line under the table, the details and for people who listen; else the value. */
  readonly tell?: (row: Row) => string;
  /** Whether those words need no title before them. */
  readonly sentence?: boolean;
  /** What the totals row shows. */
  readonly total: string;
  /** In a grid that scrolls: whether it stays where the others move. */
  readonly frozen?: boolean;
  /** Whether it names the row, and so is read out without its own title. */
  readonly names?: boolean;
  /** What a command takes to mean this column: the id of a party. */
  readonly subject?: string;
}

/** Rows that can be scrolled, sorted, filtered and copied, whatever they hold. */
export interface Grid<Row = unknown> {
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  /** Whether columns that do not fit are a page further on. Else those of low priority give way, and are told beside the table. */
  readonly scrolls?: boolean;
  /** What it shows, in a few words, beside its title. */
  readonly caption?: string;
  /** The row that the cursor begins on; else the first. */
  readonly start?: number;
  /** What to say, and do, where there are no rows at all. */
  readonly empty?: string;
  /** What one row is, for counts: `practice`. */
  readonly noun?: string;
  /** What identifies a row: the code of its practice. */
  readonly key: (row: Row) => string;
  /** What `/` looks through: code and name. */
  readonly search: (row: Row) => string;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

/** Whether a row answers to what somebody typed, whatever the case. An empty text matches every row. */
export function matches<Row>(grid: Grid<Row>, row: Row, typed: string): boolean {
  return grid.search(row).toLowerCase().includes(typed.toLowerCase());
}

/** The positions of the rows to show, filtered and in order: worked out once a change, never once a key. */
export function orderRows<Row>(grid: Grid<Row>, sort: Sort | null, filter: string): number[] {
  const needle = filter.toLowerCase();
  const shown: number[] = [];
  for (const [position, row] of grid.rows.entries()) {
    if (needle === '' || grid.search(row).toLowerCase().includes(needle)) shown.push(position);
  }
  const column = sort && grid.columns.find(({ id }) => id === sort.column);
  if (!column) return shown;
  const keys = grid.rows.map((row) => column.order(row));
  const direction = sort.descending ? -1 : 1;
  return shown.sort((a, b) => {
    const first = keys[a] ?? null;
    const second = keys[b] ?? null;
    if (first === null || second === null) return first === second ? a - b : first === null ? 1 : -1;
    const compared = typeof first === 'number' && typeof second === 'number' ? first - second : compareText(String(first), String(second));
    return compared === 0 ? a - b : compared * direction;
  });
}
