import type { TextField } from '../state/text-field.ts';
import { textWidth } from '../text/character-width.ts';
import type { Span } from '../text/spans.ts';
import type { Theme } from '../theme/themes.ts';

/** A text field with its caret, scrolled sideways so that the caret is in sight. */
export function fieldSpans({ text, caret }: TextField, width: number, theme: Theme): Span[] {
  const characters = [...text];
  const room = Math.max(4, width - 1);
  let start = 0;
  while (textWidth(characters.slice(start, caret).join('')) >= room) start += 1;
  const before = characters.slice(start, caret).join('');
  let end = caret;
  while (end < characters.length && textWidth(before + characters.slice(caret, end + 1).join('')) < room) end += 1;
  return [before, ['key', theme.glyphs.caret], characters.slice(caret, end).join('')];
}
