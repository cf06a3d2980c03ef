import { displayWidth, fitting, pad } from './display-width.ts';

/** Breaks a text into lines of at most `width` columns, between words where it can; its own line feeds stay. At least one line. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, width));
}

function wrapLine(text: string, width: number): string[] {
  if (displayWidth(text) <= width) return [text.trimEnd()];
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').filter((one) => one !== '')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) <= width) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (displayWidth(line) > width) {
      const piece = fitting(line, width) || [...line][0] as string;
      lines.push(piece);
      line = line.slice(piece.length);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}

/** Lines behind a mark such as `- `, the later ones under the text of the first. */
export function hang(mark: string, text: string, width: number): string[] {
  const indent = ' '.repeat(mark.length);
  return wrap(text, Math.max(1, width - mark.length)).map((line, index) => (index === 0 ? mark : indent) + line);
}

/** Names on the left, values beside them in one column; a name takes at most two fifths of the width. */
export function factLines(facts: readonly (readonly [name: string, value: string])[], width: number): string[] {
  const widest = Math.max(0, ...facts.map(([name]) => displayWidth(name)));
  const nameWidth = Math.max(1, Math.min(widest, Math.floor((width - 2) * 0.4)));
  return facts.flatMap(([name, value]) => {
    const names = wrap(name, nameWidth);
    const values = wrap(value, Math.max(1, width - nameWidth - 2));
    const count = Math.max(names.length, values.length);
    return Array.from({ length: count }, (_, index) => `${pad(names[index] ?? '', nameWidth, false)}  ${values[index] ?? ''}`.trimEnd());
  });
}
