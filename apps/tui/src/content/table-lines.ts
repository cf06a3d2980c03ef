import { formatPounds, groupThousands, type Cell, type ColumnKind, type Marks, type Table } from '@pbc-planner/base';
import { fitText, textWidth } from '../text/character-width.ts';
import { basisPointsText } from '../text/figures.ts';
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

/** A table in lines of at most `width` columns: the widest text columns are narrowed where it does not fit. */
export function tableLines(table: Table, width: number, theme: Theme): string[] {
  const { columns } = table;
  const rows = [...table.rows, ...(table.totals ? [table.totals] : [])];
  const texts = rows.map((row) => columns.map(({ kind, marks }, index) => cellText(row[index] ?? null, kind, marks)));
  const widths = columns.map(({ title }) => textWidth(title));
  for (const row of texts) for (const [index, text] of row.entries()) widths[index] = Math.max(widths[index] as number, textWidth(text));
  shrink(widths, width - 2 * (columns.length - 1));
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

function shrink(widths: number[], room: number): void {
  let over = widths.reduce((sum, one) => sum + one, 0) - room;
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] as number) <= 3) return;
    widths[widest] = (widths[widest] as number) - 1;
    over -= 1;
  }
}
