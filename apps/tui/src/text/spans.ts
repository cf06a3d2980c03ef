import { safeForTerminal } from '@pbc-planner/base';
import type { Role, Theme } from '../theme/themes.ts';
import { clipText, textWidth } from './character-width.ts';

/** A piece of a line: plain text, or text in a role. */
export type Span = string | readonly [role: Role | null, text: string];

const switches = new Map<string, readonly [on: string, off: string]>();

/** What switches a role on, and off again by the counterpart of each code. */
function switchesOf(codes: string): readonly [on: string, off: string] {
  const kept = switches.get(codes);
  if (kept) return kept;
  const off = (code: number) => (code === 1 ? 22 : code < 10 ? code + 20 : (code >= 40 && code < 50) || code >= 100 ? 49 : 39);
  const made = [`\u001B[${codes}m`, `\u001B[${codes.split(';').map((code) => off(Number(code))).join(';')}m`] as const;
  switches.set(codes, made);
  return made;
}

/** A text in a role. The text must be safe and clipped already; views use `drawLine`. */
export function paint(theme: Theme, role: Role | null, text: string): string {
  const codes = role === null ? '' : theme.codes[role];
  if (codes === '' || text === '') return text;
  const [on, off] = switchesOf(codes);
  return on + text + off;
}

/**
 * One line of the screen, at most `width` columns wide. Every text that views show passes through here, so none can steer
 * the terminal or push the frame out of shape. With `fill`, the rest of the line is painted in that role.
 */
export function drawLine(theme: Theme, width: number, spans: readonly Span[], fill?: Role): string {
  let room = width;
  let line = '';
  let open: Role | null = null;
  let pending = '';
  const add = (role: Role | null, text: string) => {
    if (role !== open) {
      line += paint(theme, open, pending);
      pending = '';
      open = role;
    }
    pending += text;
  };
  for (const span of spans) {
    if (room <= 0) break;
    const [role, raw] = typeof span === 'string' ? [null, span] as const : span;
    const text = clipText(written(theme, safeForTerminal(raw)), room, theme.glyphs.ellipsis);
    room -= textWidth(text);
    if (text !== '') add(role ?? fill ?? null, text);
  }
  if (fill !== undefined && room > 0) add(fill, ' '.repeat(room));
  return line + paint(theme, open, pending);
}

function written({ instead }: Theme, text: string): string {
  return instead === undefined ? text : text.replace(/[·–…•’│]/g, (character) => instead[character] ?? character);
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
