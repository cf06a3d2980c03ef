import type { Table } from '@pbc-planner/base';
import { presentOutcome, type Outcome } from '@pbc-planner/domain';
import { fillGrid } from './fill-grid.ts';
import type { Grid } from './grid.ts';
import { outcomeGrid } from './outcome-grid.ts';
import { tableGrid } from './table-grid.ts';

/** What of an answer a tab shows. */
export interface GridWish {
  /** The table, where that is not the main one. */
  readonly table?: string | undefined;
  /** Columns of the other answer's main table that stand beside the own ones, row by row of the same id. */
  readonly columns?: readonly string[] | undefined;
  /** What to say where there are no rows. */
  readonly empty?: string | undefined;
  /** Whom it is about, in words. */
  readonly about: string;
}

const grids = new WeakMap<Outcome, Map<string, { readonly beside: Outcome | null; readonly grid: Grid | null }>>();

/** An answer as the grid of a tab; `null` where it only reads as text. Kept as long as both answers. */
export function boardGrid(outcome: Outcome, beside: Outcome | null, wish: GridWish): Grid | null {
  const kept = grids.get(outcome) ?? new Map<string, { beside: Outcome | null; grid: Grid | null }>();
  grids.set(outcome, kept);
  const key = JSON.stringify(wish);
  const found = kept.get(key);
  if (found !== undefined && found.beside === beside) return found.grid;
  const grid = makeGrid(outcome, beside, wish);
  kept.set(key, { beside, grid });
  return grid;
}

function makeGrid(outcome: Outcome, beside: Outcome | null, { table: wanted, columns, empty, about }: GridWish): Grid | null {
  if (outcome.kind === 'matrix-round' && beside?.kind === 'matrix') return fillGrid(outcome, beside, about) as Grid;
  const table = wanted === undefined ? null : tableOf(outcome, wanted);
  const made = wanted === undefined
    ? columns === undefined ? outcomeGrid(outcome) : joined(outcome, beside, columns)
    : tableGrid(table ?? { id: wanted, title: '', columns: [{ id: wanted, title: wanted, kind: 'text' }], rows: [] }) as Grid;
  if (made === null) return null;
  return { ...made, ...(empty === undefined ? {} : { empty }), ...(made.caption !== undefined || about === '' ? {} : { caption: about }) };
}

/** The main table of an answer with columns of another one beside its own; what the other one does not know is a dash. */
function joined(outcome: Outcome, beside: Outcome | null, ids: readonly string[]): Grid | null {
  const own = tableOf(outcome, null);
  const other = beside === null ? null : tableOf(beside, null);
  if (own === null) return null;
  if (other === null) return tableGrid(own) as Grid;
  const code = (table: Table) => Math.max(0, table.columns.findIndex(({ kind }) => kind === 'code'));
  const rowOf = new Map(other.rows.map((row) => [row[code(other)], row]));
  const added = ids.map((id) => other.columns.findIndex((column) => column.id === id)).filter((index) => index >= 0);
  // They stand right after what names the row, where a narrow screen shows them too.
  const at = code(own) + 2;
  return tableGrid({
    ...own, columns: own.columns.toSpliced(at, 0, ...added.map((index) => other.columns[index] as Table['columns'][number])),
    rows: own.rows.map((row) => [...row].toSpliced(at, 0, ...added.map((index) => rowOf.get(row[code(own)] ?? null)?.[index] ?? null))),
  }) as Grid;
}

function tableOf(outcome: Outcome, id: string | null): Table | null {
  if (outcome.kind === 'table') return outcome.table;
  const found = presentOutcome(outcome).blocks.find((block) => block.kind === 'table' && (id === null ? block.main : block.table.id === id));
  return found?.kind === 'table' ? found.table : null;
}
