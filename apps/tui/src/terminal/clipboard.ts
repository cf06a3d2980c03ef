import { Buffer } from 'node:buffer';

/** The longest text that terminals are known to take by OSC 52. */
const MAXIMUM_BYTES = 74_000;

/** The sequence (OSC 52) that asks a terminal to put a text on the clipboard; `null` for a text that is too long for it. */
export function copySequence(text: string): string | null {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.byteLength > MAXIMUM_BYTES ? null : `\u001B]52;c;${bytes.toString('base64')}\u0007`;
}
