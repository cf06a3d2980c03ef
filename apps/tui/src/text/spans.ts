import { safeForTerminal } from '@pbc-planner/base';
import type { Role, Theme } from '../theme/themes.ts';
import { clipText, textWidth } from './character-width.ts';

/** A piece of a line: plain text, or text in a role. */
export type Span = string | readonly [role: Role | null, text: string];

/** A text in a role. The text must be safe and clipped already; views use `drawLine`. */
export function paint(theme: Theme, role: Role | null, text: string): string {
  const code = role === null ? '' : theme.codes[role];
  return code === '' || text === '' ? text : `\u001B[${code}m${text}\u001B[0m`;
}

/**
 * One line of the screen, at most `width` columns wide. Every text that views show passes through here, so none can steer
 * the terminal or push the frame out of shape. With `fill`, the rest of the line is painted in that role.
 */
export function drawLine(theme: Theme, width: number, spans: readonly Span[], fill?: Role): string {
  let room = width;
  let line = '';
  for (const span of spans) {
    if (room <= 0) break;
    const [role, raw] = typeof span === 'string' ? [null, span] as const : span;
    const text = clipText(safeForTerminal(raw), room, theme.glyphs.ellipsis);
    room -= textWidth(text);
    line += paint(theme, role ?? fill ?? null, text);
  }
  return fill === undefined ? line : line + paint(theme, fill, ' '.repeat(Math.max(0, room)));
}

/** A line with something on the left and something on the right; the right gives way last. */
export function drawEnds(theme: Theme, width: number, left: readonly Span[], right: readonly Span[], fill?: Role): string {
  const rightWidth = Math.min(width, spansWidth(right));
  const leftWidth = Math.min(width - rightWidth, spansWidth(left));
  const gap = ' '.repeat(width - rightWidth - leftWidth);
  return drawLine(theme, leftWidth, left, fill) + paint(theme, fill ?? null, gap) + drawLine(theme, rightWidth, right, fill);
}

/** The columns that spans take together. */
export function spansWidth(spans: readonly Span[]): number {
  return spans.reduce((width, span) => width + textWidth(safeForTerminal(typeof span === 'string' ? span : span[1])), 0);
}
