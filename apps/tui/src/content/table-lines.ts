import { formatPounds, groupThousands, type Cell, type ColumnKind, type Marks, type Table } from '@pbc-planner/base';
import { fitText, textWidth } from '../text/character-width.ts';
import { basisPointsText } from '../text/figures.ts';
import { paragraph } from './paragraph.ts';
import { drawLine, paint } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';

/** A cell as people read it; what is not known is a dash, which is neither blank nor nought. */
export function cellText(cell: Cell, kind: ColumnKind, marks?: Marks): string {
  if (marks !== undefined && (cell === null || typeof cell === 'number')) return cell === null ? marks.unknown : marks.of[cell] ?? String(cell);
  if (cell === null) return '–';
  if (typeof cell === 'number' && kind === 'pence') return formatPounds(cell);
  if (typeof cell === 'number' && kind === 'basis-points') return basisPointsText(cell);
  return kind === 'number' ? String(cell).replace(/^(-?)(\d+)/, (_, sign: string, digits: string) => sign + groupThousands(digits)) : String(cell);
}

/** The least that a column is narrowed to before its rows are written one under the other. */
const LEGIBLE = 7;

/**
 * A table in lines of at most `width` columns: the widest text columns are narrowed where it does not fit. Where that would leave
 * columns of a few letters, each row is a paragraph of its own, in which nothing is cut.
 */
export function tableLines(table: Table, width: number, theme: Theme): string[] {
  const { columns } = table;
  const rows = [...table.rows, ...(table.totals ? [table.totals] : [])];
  const texts = rows.map((row) => columns.map(({ kind, marks }, index) => cellText(row[index] ?? null, kind, marks)));
  const natural = columns.map(({ title }) => textWidth(title));
  for (const row of texts) for (const [index, text] of row.entries()) natural[index] = Math.max(natural[index] as number, textWidth(text));
  const widths = [...natural];
  shrink(widths, width - 2 * (columns.length - 1));
  const cut = widths.some((given, index) => given < Math.min(natural[index] as number, columns[index]?.kind === 'text' ? LEGIBLE : Infinity) - 2);
  if (cut && columns.length > 3) return texts.flatMap((row, index) => recordLines(columns.map(({ title }) => title), row, width, theme, index > 0));
  const align = (kind: ColumnKind) => (kind === 'text' || kind === 'code' ? 'left' : 'right');
  const fit = (text: string, index: number) => fitText(text, widths[index] as number, align(columns[index]?.kind ?? 'text'), theme.glyphs.ellipsis);
  const draw = (row: readonly string[]) => row.map(fit).join('  ').trimEnd();
  const lines = [drawLine(theme, width, [['heading', draw(columns.map(({ title }) => title))]])];
  for (const [index, row] of texts.entries()) {
    const total = table.totals !== undefined && index === texts.length - 1;
    if (total) lines.push(paint(theme, 'dim', theme.glyphs.rule.repeat(Math.min(width, widths.reduce((sum, one) => sum + one + 2, -2)))));
    lines.push(drawLine(theme, width, [[total ? 'total' : null, draw(row)]]));
  }
  return lines;
}

/** A row as a paragraph: its first cell, then every other by its title. */
function recordLines(titles: readonly string[], row: readonly string[], width: number, theme: Theme, gap: boolean): string[] {
  const rest = row.slice(1).map((text, index) => (text === '' ? '' : `${titles[index + 1] ?? ''}: ${text}`)).filter((part) => part !== '');
  return [...(gap ? [''] : []), ...paragraph(theme, width, row[0] ?? '', 'total'), ...paragraph(theme, width, rest.join(' · '), null, '  ')];
}

function shrink(widths: number[], room: number): void {
  let over = widths.reduce((sum, one) => sum + one, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] as number) <= 3) return;
    widths[widest] = (widths[widest] as number) - 1;
    over -= 1;
  }
}
