import { cleanText, MAXIMUM_TEXT } from '@pbc-planner/base';

/** Whether cleaning would leave a text as it is: printable ASCII, no space at its ends, none doubled, not too long. */
function isClean(text: string): boolean {
  if (text.length > MAXIMUM_TEXT) return false;
  let previous = 0x20;
  for (let position = 0; position < text.length; position += 1) {
    const code = text.charCodeAt(position);
    if (code < 0x20 || code > 0x7e || (code === 0x20 && previous === 0x20)) return false;
    previous = code;
  }
  return previous !== 0x20 || text.length === 0;
}

/** `cleanText` for one of a million cells: almost all are clean already, and a look at each character is all they cost. */
export function cleanCell(text: string): string {
  return isClean(text) ? text : cleanText(text);
}

/** Whether cleaning cut a text to the length that is kept. */
export function wasShortened(text: string, cleaned: string): boolean {
  return text.length > MAXIMUM_TEXT && (text.length > MAXIMUM_TEXT * 4 || cleaned.endsWith('…')) && cleaned.length === MAXIMUM_TEXT;
}
