import { groupThousands } from './money.ts';

/** C0 and C1 controls, and the marks that turn the direction of writing or hide characters. */
const unseen = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;

/** Halves of characters, which no file can hold. */
const broken = /\p{Surrogate}/gu;

/** The most characters that a name or a note keeps. */
export const MAXIMUM_TEXT = 2_000;

/**
 * Text as it may be kept: composed (NFC), without controls, direction marks or halves of characters, white space folded, bounded.
 * Every text from a file or a person passes through here once, on its way in.
 */
export function cleanText(text: string, maximum = MAXIMUM_TEXT): string {
  const seen = text.slice(0, maximum * 4).replace(/[\t\r\n]+/g, ' ').replace(unseen, '').replace(broken, '');
  const folded = seen.normalize('NFC').replace(/ {2,}/g, ' ').trim();
  return folded.length <= maximum ? folded : `${folded.slice(0, maximum - 1).replace(broken, '')}…`;
}

/** Text that cannot steer a terminal: controls and direction marks become visible escapes; line feeds stay where asked. */
export function safeForTerminal(text: string, keepLineFeeds = false): string {
  return text.replace(unseen, (character) => {
    if (keepLineFeeds && character === '\n') return character;
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** Plain string order, the order of all keys and codes: no locale, so the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `1 practice`, `2 practices`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${groupThousands(String(count))} ${count === 1 ? one : many}`;
}
