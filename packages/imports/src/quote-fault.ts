import { error, type Diagnostic } from '@pbc-planner/base';
import type { Delimiter } from './delimiter.ts';

const hint = 'A cell in quotes ends with a quote, and a quote inside it is written twice ("").';

/**
 * Finds where the quotes of a text first go wrong, after the parser has said that they do: `unclosed-quote` at the line
 * and column where the quote opens, `stray-quote` where one stands inside a cell. The text has line feeds only.
 * @returns `null` when the quotes are right.
 */
export function findQuoteFault(file: string, text: string, delimiter: Delimiter): Diagnostic | null {
  let line = 1;
  let column = 1;
  let atStart = true;
  let position = 0;
  while (position < text.length) {
    const character = text[position];
    if (character === '"') {
      const place = { file, line, column };
      if (!atStart) {
        const message = 'A quote mark stands inside a cell that has no quotes around it.';
        return error('stray-quote', message, { place, hint: `Put the whole cell in quotes. ${hint}` });
      }
      const end = closingQuote(text, position);
      if (end < 0) return error('unclosed-quote', 'A quote opens here and is never closed.', { place, hint });
      line += lineFeeds(text, position, end);
      position = end + 1;
      atStart = false;
      const next = text[position];
      if (next === undefined || next === '\n' || next === delimiter) continue;
      if (line === place.line) return error('stray-quote', 'A quote mark stands inside a cell, or text follows its closing quote.', { place, hint });
      const message = `A quote opens here and is not closed before line ${line}, where another quote stands inside the cell.`;
      return error('unclosed-quote', message, { place, hint });
    }
    if (character === delimiter) column += 1;
    if (character === '\n') {
      line += 1;
      column = 1;
    }
    atStart = character === delimiter || character === '\n';
    position += 1;
  }
  return null;
}

/** Where the quote that opens at a position is closed; -1 when it is not. */
function closingQuote(text: string, opens: number): number {
  let position = text.indexOf('"', opens + 1);
  while (position >= 0 && text[position + 1] === '"') position = text.indexOf('"', position + 2);
  return position;
}

function lineFeeds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
