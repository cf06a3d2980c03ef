/** A text without the byte order mark that some editors put before it. It says nothing, so it is no damage. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '');
}
