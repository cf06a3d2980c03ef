/** Lines of the screen as text alone, without the codes of their roles. */
export function plainText(lines: readonly string[]): string {
  return lines.map((line) => line.replace(/\u001B\[[\d;]*m/g, '').trimEnd()).join('\n');
}
