/** What stands between the cells of a file. */
export type Delimiter = ',' | ';' | '\t';

/** Delimiters as people call them. The order decides a draw. */
export const delimiterNames: Readonly<Record<Delimiter, string>> = { ',': 'comma', '\t': 'tab', ';': 'semicolon' };

/**
 * The delimiter that the heading row uses most, outside its quotes. A heading row without any is one column,
 * for which a comma does as well as another.
 */
export function recogniseDelimiter(text: string): Delimiter {
  const counts: Record<Delimiter, number> = { ',': 0, '\t': 0, ';': 0 };
  let quoted = false;
  let begun = false;
  for (const character of text) {
    if (character === '\n' && !quoted && begun) break;
    if (character !== '\n') begun = true;
    if (character === '"') quoted = !quoted;
    else if (!quoted && Object.hasOwn(counts, character)) counts[character as Delimiter] += 1;
  }
  const found = Object.keys(counts) as Delimiter[];
  return found.reduce((most, one) => (counts[one] > counts[most] ? one : most));
}
