import { groupThousands } from './money.ts';

/**
 * What nobody sees, or what steers a screen: C0 and C1 controls, marks that turn the direction of writing, joiners and
 * blanks without width, fillers that look like spaces, annotation marks, and the invisible tags beyond the first plane.
 */
const unseen = new RegExp(
  '[\\u0000-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F'
  + '\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]|\\uDB40[\\uDC00-\\uDDEF]|\\uD834[\\uDD73-\\uDD7A]',
  'g',
);

/** Halves of characters, which no file can hold. */
const broken = /\p{Surrogate}/gu;

/** The most characters that a name or a note keeps. */
export const MAXIMUM_TEXT = 2_000;

/**
 * Text as it may be kept: composed (NFC), without controls, direction marks or halves of characters, white space folded, bounded.
 * Every text from a file or a person passes through here once, on its way in.
 */
export function cleanText(text: string, maximum = MAXIMUM_TEXT): string {
  // Halves go first: two of them around a hidden character would else make a new hidden one.
  const seen = text.slice(0, maximum * 4).replace(broken, '').replace(/[\t\r\n]+/g, ' ').replace(unseen, '');
  const folded = seen.normalize('NFC').replace(/ {2,}/g, ' ').trim();
  return folded.length <= maximum ? folded : `${folded.slice(0, maximum - 1).replace(broken, '')}…`;
}

/** Text of many lines as it may be kept: composed, without controls but line feeds, and cut at a bound. */
export function cleanLines(text: string, maximum: number): string {
  const seen = text.slice(0, maximum).replace(broken, '').replace(/\r\n?/g, '\n');
  return seen.replaceAll('\t', ' ').replace(unseen, (character) => (character === '\n' ? character : '')).normalize('NFC');
}

/** Text that cannot steer a terminal: controls and direction marks become visible escapes; line feeds stay where asked. */
export function safeForTerminal(text: string, keepLineFeeds = false): string {
  return text.replace(unseen, (character) => {
    if (keepLineFeeds && character === '\n') return character;
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : inUnits(character);
  });
}

/**
 * A JSON text in which every control and direction mark is an escape, those too that JSON lets stand as they are: the
 * same value for whoever reads it, and harmless on a terminal. White space between values stays.
 */
export function safeJson(json: string): string {
  return json.replace(unseen, (character) => (character === '\n' ? character : inUnits(character)));
}

function inUnits(character: string): string {
  return character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Plain string order, the order of all keys and codes: no locale, so the same everywhere. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `1 practice`, `2 practices`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${groupThousands(String(count))} ${count === 1 ? one : many}`;
}
