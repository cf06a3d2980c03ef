import type { CommandEntry } from './workbench-state.ts';

/** A command to run, with what is known of its parameters. */
export interface PreparedCall {
  readonly command: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The calls that a hint names: `pbc process evidence dvt risks --what "..."` is `process.evidence` of that project and kind. Only
 * values that are `known` are taken over; the others are examples, and a person fills them in. A hint may name several calls.
 */
export function callsOfHint(hint: string, commands: readonly CommandEntry[], known: ReadonlySet<string>): PreparedCall[] {
  return hint.split(/(?=\bpbc )/).flatMap((part): PreparedCall[] => {
    const words = wordsOf(part);
    if (words[0] !== 'pbc') return [];
    const entry = [3, 2, 1].map((count) => commands.find(({ manifest }) => manifest.id === words.slice(1, 1 + count).join('.'))).find((one) => one !== undefined);
    return entry === undefined ? [] : [{ command: entry.manifest.id, params: paramsIn(words.slice(1 + entry.manifest.id.split('.').length), entry, known) }];
  });
}

function paramsIn(words: readonly string[], { parameters }: CommandEntry, known: ReadonlySet<string>): Record<string, unknown> {
  const byPlace = Object.entries(parameters.properties).filter(([, schema]) => schema['x-position'] !== undefined)
    .sort((a, b) => (a[1]['x-position'] ?? 0) - (b[1]['x-position'] ?? 0)).map(([name]) => name);
  const params: Record<string, unknown> = {};
  let place = 0;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const flag = word.startsWith('--');
    const name = flag ? word.slice(2).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : byPlace[place];
    const value = flag ? words[at + 1] ?? '' : word;
    if (flag) at += 1;
    else place += 1;
    if (name !== undefined && Object.hasOwn(parameters.properties, name) && known.has(value)) params[name] = value;
  }
  return params;
}

/** The words of a command line, those between quotes as one, without commas at their ends. */
function wordsOf(line: string): string[] {
  return (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/,$/, '').replaceAll('"', ''));
}
