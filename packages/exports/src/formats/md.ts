import { blocksFor, type Block, type Cell, type Table, type TableColumn } from '@pbc-planner/base';
import { cellsOf, columnText, isNumeric, totalsOf } from '../cell-text.ts';
import type { Render } from '../export-format.ts';
import { fictionalMark, fictionalSentence } from '../fictional.ts';
import { tablesWithoutTitle } from '../table-heading.ts';
import { visibleText } from '../visible-text.ts';

/** CommonMark with the pipe tables of GitHub. */
export const render: Render = (document) => {
  const untitled = tablesWithoutTitle(document);
  const parts = [
    `# ${escapeMarkdown(document.title, 'line')}`,
    ...(document.fictional ? [`> ${fictionalSentence.replace(fictionalMark, `**${fictionalMark}**`)}`] : []),
    ...blocksFor(document.blocks, 'reading').map((block) => blockText(block, untitled)),
  ];
  return new TextEncoder().encode(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
};

/**
 * The one place where text is escaped for Markdown: it reads as itself, whatever it holds. A `block` stands at the start
 * of a line and keeps its line breaks; a `line` stands behind other marks and becomes one line.
 */
function escapeMarkdown(text: string, place: 'block' | 'line'): string {
  const lines = visibleText(text).split('\n').map((line) => {
    const inline = line.trim()
      .replace(/[\\`*[\]|~#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/&(?=\w+;)/g, '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return place === 'block' ? inline.replace(/^[-+=]/, '\\$&').replace(/^(\d+)([.)])/, '$1\\$2') : inline;
  });
  return place === 'block' ? lines.filter((line) => line !== '').join('\\\n') : lines.join(' ');
}

function blockText(block: Block, untitled: ReadonlySet<Table>): string {
  switch (block.kind) {
    case 'heading': return `## ${escapeMarkdown(block.text, 'line')}`;
    case 'paragraph': return escapeMarkdown(block.text, 'block');
    case 'list': return block.items.map((item, index) => listItem(block.numbered ? `${index + 1}. ` : '- ', item)).join('\n');
    case 'facts': return block.facts.map(([name, value]) => `- **${escapeMarkdown(name, 'line')}**: ${escapeMarkdown(value, 'line')}`).join('\n');
    case 'table': {
      const title = untitled.has(block.table) ? '' : `**${escapeMarkdown(block.table.title, 'line')}**\n\n`;
      return title + tableText(block.table);
    }
  }
}

function listItem(mark: string, item: string): string {
  return mark + escapeMarkdown(item, 'block').replaceAll('\n', `\n${' '.repeat(mark.length)}`);
}

function tableText(table: Table): string {
  if (table.columns.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const texts = (row: readonly Cell[]): string[] =>
    cellsOf(table, row).map((cell, index) => escapeMarkdown(columnText(cell, table.columns[index] as TableColumn), 'line'));
  const totals = totalsOf(table);
  return [
    line(table.columns.map((column) => escapeMarkdown(column.title, 'line'))),
    line(table.columns.map((column) => (isNumeric(column.kind) ? '---:' : '---'))),
    ...table.rows.map((row) => line(texts(row))),
    ...(totals ? [line(texts(totals).map((text) => (text === '' ? '' : `**${text}**`)))] : []),
  ].join('\n');
}
