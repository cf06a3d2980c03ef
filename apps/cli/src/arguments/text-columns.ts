/** A line of two columns: what it is about, and what it says of it. */
export type Line = readonly [left: string, right: string];

/** The left column is at most this wide; a longer entry has a line of its own. */
const widestLeft = 30;

/** Text broken at spaces into lines of at most `width`; lines after the first begin with `hanging`. */
export function wrapped(text: string, width: number, hanging = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line.trim() !== '') {
      lines.push(line);
      line = hanging + word;
    } else line = longer;
  }
  return [...lines, line].join('\n');
}

/** Lines of two columns, the right one wrapped so that the whole is at most `width` wide. `indent`: how wide the left column is. */
export function columns(lines: readonly Line[], width: number, indent: number): string[] {
  const left = Math.min(indent, widestLeft);
  const start = ' '.repeat(left + 4);
  return lines.flatMap(([name, text]) => {
    const texts = wrapped(text, Math.max(20, width - start.length)).split('\n');
    const first = name.length <= left ? [`  ${name.padEnd(left)}  ${texts[0]}`] : [`  ${name}`, start + texts[0]];
    return [...first, ...texts.slice(1).map((line) => start + line)].map((line) => line.trimEnd());
  });
}
