/** Letters that take two columns: East Asian wide ones, and pictures. */
const wide = new RegExp(
  '[\\u1100-\\u115F\\u2E80-\\u303E\\u3041-\\uA4CF\\uA960-\\uA97F\\uAC00-\\uD7A3\\uF900-\\uFAFF\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6'
  + '\\u{1B000}-\\u{1B2FF}\\u{1F300}-\\u{1F64F}\\u{1F900}-\\u{1F9FF}\\u{20000}-\\u{3FFFD}\\p{Emoji_Presentation}]',
  'u',
);
const mark = /\p{Mark}/u;

/** Text of which every character takes one column: most of it, so worth asking first. */
const narrow = /^[\u0020-\u02FF\u2010-\u2027\u20AC\u2500-\u257F]*$/;

/** The columns that one character takes on a terminal. */
export function characterWidth(character: string): number {
  if (mark.test(character)) return 0;
  return wide.test(character) ? 2 : 1;
}

/** The columns that a line takes on a terminal; the line holds no controls. */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The longest beginning of a text that fits into that many columns. */
export function fitting(text: string, width: number): string {
  let end = 0;
  let taken = 0;
  for (const character of text) {
    taken += characterWidth(character);
    if (taken > width) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The text in at most that many columns, with `…` where something was left out. */
export function shorten(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${fitting(text, width - 1).trimEnd()}…`;
}

/** The text filled with spaces to a number of columns, on the left or on the right. */
export function pad(text: string, width: number, right: boolean): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return right ? fill + text : text + fill;
}
