/** How a terminal makes a line stand out; each takes a whole line that holds no escapes. */
export interface Ink {
  readonly bold: (line: string) => string;
  readonly faint: (line: string) => string;
  readonly warning: (line: string) => string;
}

const sequence = (on: number, off: number) => (line: string) => (line === '' ? line : `\u001b[${on}m${line}\u001b[${off}m`);
const plain = (line: string) => line;

/** Weight and reverse video rather than colours, so that every theme of a terminal can show them; or nothing at all. */
export function inkFor(colour: boolean): Ink {
  return colour
    ? { bold: sequence(1, 22), faint: sequence(2, 22), warning: sequence(7, 27) }
    : { bold: plain, faint: plain, warning: plain };
}
