import type { Cell, ColumnKind, Table } from '@pbc-planner/base';
import { cellText } from '../content/table-lines.ts';
import { textWidth } from '../text/character-width.ts';
import type { Grid, GridColumn } from './grid.ts';

type Row = readonly Cell[];

/** A text column wider than this is shortened until there is room left. */
const COMFORTABLE = 28;
const LEAST_TEXT = 8;

/**
 * The rows of a table as a grid. What names a row stays where the other columns move: what stands before its code, and the code, or
 * the title where there is one. Then the code is the last column: people read the one, commands take the other.
 */
export function tableGrid({ columns, rows, totals }: Table): Grid<Row> {
  const code = Math.max(0, columns.findIndex(({ kind }) => kind === 'code'));
  const name = namingColumn(columns, rows, code);
  const grid = columns.map(({ id, title, kind, marks }, index): GridColumn<Row> => {
    const draw = (row: Row) => cellText(row[index] ?? null, kind, marks);
    const total = totals === undefined ? '' : cellText(totals[index] ?? '', kind);
    let widest = Math.max(textWidth(title), textWidth(total));
    for (const row of rows) widest = Math.max(widest, textWidth(draw(row)));
    const text = isText(kind);
    const width = text ? Math.min(widest, COMFORTABLE) : widest;
    const names = index < code || index === name;
    return {
      id, title, draw, total, align: text ? 'left' : 'right', width, minimum: text ? Math.min(widest, LEAST_TEXT) : widest, maximum: widest,
      priority: 0, frozen: names, names,
      order: (row) => orderOf(row[index] ?? null, kind), copy: (row) => String(row[index] ?? ''),
      ...(text ? {} : { tell: (row: Row) => (row[index] === null ? '' : draw(row)) }),
    };
  });
  return {
    rows, scrolls: true,
    key: (row) => String(row[code] ?? ''),
    search: (row) => row.map((cell) => String(cell ?? '')).join(' '),
    columns: name === code ? grid : [...grid.filter(({ names }) => names), ...grid.filter(({ names }, index) => !names && index !== code), ...grid.slice(code, code + 1)],
  };
}

/** The column that people know a row by: the title right after its code, a text where some rows have no code, else the code. */
function namingColumn(columns: Table['columns'], rows: readonly Row[], code: number): number {
  const next = columns[code + 1];
  if (columns[code]?.kind !== 'code') return code;
  if (next?.kind === 'text' && (next.id === 'title' || next.id === 'name')) return code + 1;
  const text = rows.some((row) => row[code] === null) ? columns.findIndex(({ kind }) => kind === 'text') : -1;
  return text < 0 ? code : text;
}

function isText(kind: ColumnKind): boolean {
  return kind === 'text' || kind === 'code';
}

function orderOf(cell: Cell, kind: ColumnKind): number | string | null {
  return cell === null || isText(kind) ? cell : Number(cell);
}
