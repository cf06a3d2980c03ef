import { blocksFor, type Block, type Cell, type Table, type TableColumn } from '@pbc-planner/base';
import { cellsOf, columnText, isNumeric, notKnown, shadeOf, totalsOf } from '../cell-text.ts';
import type { Render } from '../export-format.ts';
import { fictionalMark, fictionalSentence } from '../fictional.ts';
import { visibleText } from '../visible-text.ts';
import { markOnPaper, style } from './html-style.ts';

/** One page that stands alone: its style is inside, it runs no script and fetches nothing, and a policy in its head says so. */
export const render: Render = (document) => {
  const title = escapeHtml(document.title);
  const banner = [
    `<p class="fictional" role="note">${escapeHtml(fictionalSentence)}</p>`,
  ];
  const page = [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${document.fictional ? `${fictionalMark}: ` : ''}${title}</title>`,
    `<style>\n${style}${document.fictional ? markOnPaper : ''}</style>`,
    '</head>',
    document.onePage ? '<body class="one-page">' : '<body>',
    ...(document.fictional ? banner : []),
    '<main>',
    `<h1>${title}</h1>`,
    ...blocksFor(document.blocks, 'reading').map(blockHtml),
    '</main>',
    '</body>',
    '</html>',
  ];
  return new TextEncoder().encode(`${page.join('\n')}\n`);
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** The one place where text is escaped for HTML, fit for elements and attributes. */
function escapeHtml(text: string): string {
  return visibleText(text).replace(/[&<>"']/g, (character) => entities[character] as string);
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading': return `<h2>${escapeHtml(block.text)}</h2>`;
    case 'paragraph': return `<p>${escapeHtml(block.text)}</p>`;
    case 'list': {
      const tag = block.numbered ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((item) => `<li>${escapeHtml(item)}</li>\n`).join('')}</${tag}>`;
    }
    case 'facts': {
      return `<dl>\n${block.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>\n`).join('')}</dl>`;
    }
    case 'table': return tableHtml(block.table);
  }
}

function tableHtml(table: Table): string {
  const header = table.columns.map((column) => `<th scope="col"${column.marks === undefined ? numberClass(column) : ' class="mark"'}>${escapeHtml(column.title)}</th>`).join('');
  const totals = totalsOf(table);
  return [
    '<table>',
    `<caption>${escapeHtml(table.title)}</caption>`,
    `<thead>\n<tr>${header}</tr>\n</thead>`,
    `<tbody>\n${table.rows.map((row) => rowHtml(table, row)).join('')}</tbody>`,
    ...(totals ? [`<tfoot>\n${rowHtml(table, totals)}</tfoot>`] : []),
    '</table>',
  ].join('\n');
}

function rowHtml(table: Table, row: readonly Cell[]): string {
  const cells = cellsOf(table, row).map((cell, index) => {
    const column = table.columns[index] as TableColumn;
    const text = cell === null && column.marks === undefined ? `<abbr title="not known">${notKnown}</abbr>` : escapeHtml(columnText(cell, column));
    const shade = shadeOf(cell, column);
    const classes = column.marks !== undefined && shade === null ? ' class="mark"' : shade === null ? numberClass(column) : ` class="mark shade-${shade}"`;
    return index === 0 && !isNumeric(column.kind) ? `<th scope="row">${text}</th>` : `<td${classes}>${text}</td>`;
  });
  return `<tr>${cells.join('')}</tr>\n`;
}

function numberClass(column: TableColumn): string {
  return isNumeric(column.kind) ? ' class="number"' : '';
}
