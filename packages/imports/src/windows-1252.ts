/** What the bytes 80 to 9F mean in Windows-1252; a space marks the five that mean nothing. */
const upper = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Where the first byte stands that means nothing in Windows-1252; -1 when all bytes mean something. */
export function undefinedInWindows1252(bytes: Uint8Array): number {
  return bytes.findIndex((byte) => byte >= 0x80 && byte <= 0x9f && upper[byte - 0x80] === ' ');
}

/**
 * Text of Windows-1252 bytes. Written out, because some releases of Node 22 and 23 decode 80 to 9F as controls.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\u0080-\u009F]/g, (character) => upper[character.charCodeAt(0) - 0x80] as string);
}
