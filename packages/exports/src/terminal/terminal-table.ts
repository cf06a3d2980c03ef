import type { Cell, Table, TableColumn } from '@pbc-planner/base';
import { cellsOf, columnText, isNumeric, totalsOf } from '../cell-text.ts';
import { visibleLine } from '../visible-text.ts';
import { columnWidths, gap } from './column-widths.ts';
import { displayWidth, pad, shorten } from './display-width.ts';
import type { Ink } from './ink.ts';
import { factLines, wrap } from './wrap.ts';

/**
 * A table as lines of at most `width` columns: titles, a rule, the rows, and the totals under another rule.
 * Where its numbers alone are wider, each row becomes a list of its values instead, so that none is cut.
 */
export function terminalTable(table: Table, width: number, ink: Ink): string[] {
  if (table.columns.length === 0) return [];
  const titles = table.columns.map((column) => visibleLine(column.title));
  const rows = table.rows.map((row) => rowTexts(table, row));
  const totalCells = totalsOf(table);
  const totals = totalCells && rowTexts(table, totalCells);
  const widths = columnWidths(measure(table.columns, titles, totals ? [...rows, totals] : rows), width);
  if (!widths) return records(titles, rows, totals, width, ink);

  const right = table.columns.map((column) => isNumeric(column.kind));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => pad(shorten(cell, widths[index] as number), widths[index] as number, right[index] as boolean))
      .join(' '.repeat(gap)).trimEnd();
  const rule = ink.faint(widths.map((one) => '─'.repeat(one)).join(' '.repeat(gap)));
  return [
    ...headerLines(titles, widths).map((cells) => ink.bold(line(cells))),
    rule,
    ...(rows.length === 0 ? wrap('No rows.', width) : rows.map(line)),
    ...(totals ? [rule, ink.bold(line(totals))] : []),
  ];
}

function rowTexts(table: Table, row: readonly Cell[]): string[] {
  return cellsOf(table, row).map((cell, index) => visibleLine(columnText(cell, table.columns[index] as TableColumn)));
}

function measure(columns: readonly TableColumn[], titles: readonly string[], rows: readonly (readonly string[])[]) {
  return columns.map(({ kind }, index) => {
    const title = titles[index] as string;
    let cells = 0;
    for (const row of rows) cells = Math.max(cells, displayWidth(row[index] as string));
    return {
      kind: isNumeric(kind) ? 'quantity' as const : kind === 'code' ? 'code' as const : 'words' as const,
      cells,
      title: displayWidth(title),
      titleWord: Math.max(...title.split(' ').map(displayWidth)),
    };
  });
}

/** The titles over their columns, on as many lines as the longest takes, standing on the rule. */
function headerLines(titles: readonly string[], widths: readonly number[]): string[][] {
  const wrapped = titles.map((title, index) => wrap(title, Math.max(1, widths[index] as number)));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => wrapped.map((lines) => lines[row - height + lines.length] ?? ''));
}

function records(titles: readonly string[], rows: readonly string[][], totals: readonly string[] | null, width: number, ink: Ink): string[] {
  const facts = (cells: readonly string[]) => titles.map((title, index) => [title, cells[index] as string] as const);
  const blocks = rows.map((row) => factLines(facts(row), width));
  if (totals) blocks.push([ink.faint('─'.repeat(width)), ...factLines(facts(totals).filter(([, value]) => value !== ''), width)]);
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}
