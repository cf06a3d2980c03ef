import { safeForTerminal } from '@pbc-planner/base';

/** Halves of characters, and characters that XML may not hold: no encoding of them is valid everywhere. */
const unwritable = /[\p{Surrogate}\uFFFE\uFFFF]/gu;

/**
 * Text with nothing unseen in it: controls, terminal escapes and direction marks become visible escapes, lone halves
 * of characters become U+FFFD, and every line break becomes a line feed. It is not escaped for any format yet.
 */
export function visibleText(text: string): string {
  return safeForTerminal(text.replace(/\r\n?/g, '\n'), true).replace(unwritable, '\uFFFD');
}

/** The same on one line. */
export function visibleLine(text: string): string {
  return visibleText(text).replaceAll('\n', ' ');
}
