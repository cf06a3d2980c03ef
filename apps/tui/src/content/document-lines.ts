import { blocksFor, safeForTerminal, type Block, type Document } from '@pbc-planner/base';
import { textWidth } from '../text/character-width.ts';
import type { Theme } from '../theme/themes.ts';
import { keepLines } from './kept-lines.ts';
import { paragraph } from './paragraph.ts';
import { tableLines } from './table-lines.ts';

/** A document in lines of the screen. */
export const documentLines = keepLines<Document>((document, width, theme) => {
  const lines = paragraph(theme, width, document.fictional ? `${document.title} (FICTIONAL)` : document.title, 'heading');
  for (const block of blocksFor(document.blocks, 'reading')) lines.push('', ...blockLines(block, width, theme));
  return lines;
});

function blockLines(block: Block, width: number, theme: Theme): string[] {
  switch (block.kind) {
    case 'heading': return paragraph(theme, width, block.text, 'heading');
    case 'paragraph': return paragraph(theme, width, block.text);
    case 'list': return block.items.flatMap((item, index) =>
      paragraph(theme, width, item, null, block.numbered ? `${String(index + 1).padStart(2)}. ` : ` ${theme.glyphs.bullet} `));
    case 'facts': return factLines(block.facts, width, theme);
    case 'table': return [...(block.table.title === '' ? [] : paragraph(theme, width, block.table.title, 'heading')), ...tableLines(block.table, width, theme)];
  }
}

function factLines(facts: readonly (readonly [string, string])[], width: number, theme: Theme): string[] {
  const names = Math.min(Math.floor(width / 2), Math.max(0, ...facts.map(([name]) => textWidth(safeForTerminal(name)))));
  return facts.flatMap(([name, value]) => {
    const lead = safeForTerminal(name);
    return textWidth(lead) > names
      ? [...paragraph(theme, width, lead, 'dim'), ...paragraph(theme, width, value, null, ' '.repeat(names + 2))]
      : paragraph(theme, width, value, null, `${lead.padEnd(names)}  `);
  });
}
