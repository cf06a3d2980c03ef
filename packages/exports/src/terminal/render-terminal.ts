import { blocksFor, type Block, type Document, type Table } from '@pbc-planner/base';
import type { ExportOptions } from '../export-format.ts';
import { fictionalSentence } from '../fictional.ts';
import { tablesWithoutTitle } from '../table-heading.ts';
import { visibleLine, visibleText } from '../visible-text.ts';
import { displayWidth } from './display-width.ts';
import { inkFor, type Ink } from './ink.ts';
import { terminalTable } from './terminal-table.ts';
import { factLines, hang, wrap } from './wrap.ts';

const usualWidth = 80;

/** The narrowest terminal that lines are fitted to. */
const leastWidth = 10;

/**
 * A document as a person sees it in a terminal: lines of at most `options.width` columns (80 unless told, `Infinity`
 * never wraps), ending with a line feed. Nothing in the document's text can steer the terminal.
 */
export function renderTerminal(document: Document, options: ExportOptions = {}): string {
  const width = Math.max(leastWidth, Math.floor(options.width ?? usualWidth));
  const ink = inkFor(options.colour ?? false);
  const untitled = tablesWithoutTitle(document);
  const parts = [
    underlined(document.title, '=', width, ink),
    ...(document.fictional ? [wrap(fictionalSentence, width).map(ink.warning)] : []),
    ...blocksFor(document.blocks, 'reading').map((block) => blockLines(block, width, ink, untitled)),
  ];
  return `${parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function blockLines(block: Block, width: number, ink: Ink, untitled: ReadonlySet<Table>): string[] {
  switch (block.kind) {
    case 'heading': return underlined(block.text, '-', width, ink);
    case 'paragraph': return wrap(visibleText(block.text), width);
    case 'list': return block.items.flatMap((item, index) => hang(block.numbered ? `${index + 1}. ` : '- ', visibleText(item), width));
    case 'facts': return factLines(block.facts.map(([name, value]) => [visibleLine(name), visibleText(value)] as const), width);
    case 'table': {
      const title = untitled.has(block.table) ? [] : wrap(visibleLine(block.table.title), width).map(ink.bold);
      return [...title, ...terminalTable(block.table, width, ink)];
    }
  }
}

function underlined(text: string, mark: string, width: number, ink: Ink): string[] {
  const lines = wrap(visibleLine(text), width);
  const longest = Math.max(...lines.map(displayWidth));
  return longest === 0 ? [] : [...lines.map(ink.bold), ink.faint(mark.repeat(longest))];
}
