import type { Block, Cell, Table, TableColumn } from '@pbc-planner/base';

/** Columns that a file of rows has beside those that people read, and what each row says under them. */
export interface FurtherColumns<Row> {
  readonly columns: readonly TableColumn[];
  readonly cells: (row: Row) => readonly Cell[];
}

/** A table with further columns at its end. `rows` are what its rows were made of, in their order; the totals say nothing of the further columns. */
export function widened<Row>(table: Table, rows: readonly Row[], further: readonly FurtherColumns<Row>[]): Table {
  const columns = further.flatMap((one) => one.columns);
  return {
    ...table,
    columns: [...table.columns, ...columns],
    rows: rows.map((row, position) => [...(table.rows[position] ?? []), ...further.flatMap(({ cells }) => cells(row))]),
    ...(table.totals && { totals: [...table.totals, ...columns.map(() => null)] }),
  };
}

/** A table as people read it, and as wide as it must be in a file of rows: there a row says alone what a page says in several places. */
export function widenedBlocks<Row>(table: Table, rows: readonly Row[], further: readonly FurtherColumns<Row>[], { main = false } = {}): Block[] {
  const mark = main ? { main } : {};
  if (further.every(({ columns }) => columns.length === 0)) return [{ kind: 'table', table, ...mark }];
  return [{ kind: 'table', table, ...mark, only: 'reading' }, { kind: 'table', table: widened(table, rows, further), ...mark, only: 'rows' }];
}
