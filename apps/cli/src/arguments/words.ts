import type { CommandManifest, ParametersSchema } from '@pbc-planner/domain';
import { flagOf } from '@pbc-planner/toolkit/command-line';
import { globalOptions } from './global-options.ts';

/** The arguments that are neither flags nor values of flags: the words of a command, then its positions. */
export function plainWords(argv: readonly string[], schemas: readonly ParametersSchema[]): string[] {
  const withValue = flagsWithValue(schemas);
  const words: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const one = argv[index] as string;
    if (one === '--') return [...words, ...argv.slice(index + 1)];
    if (!one.startsWith('-') || one === '-') words.push(one);
    else if (withValue.has(one)) index += 1;
  }
  return words;
}

function flagsWithValue(schemas: readonly ParametersSchema[]): ReadonlySet<string> {
  const own = schemas.flatMap(({ properties }) => Object.entries(properties))
    .filter(([, { type, 'x-position': position }]) => type !== 'boolean' && position === undefined)
    .map(([name]) => flagOf(name));
  const everywhere = Object.entries(globalOptions).filter(([, { type }]) => type === 'string')
    .flatMap(([name, { alias }]) => [`--${name}`, ...(alias === undefined ? [] : [`-${alias}`])]);
  return new Set([...own, ...everywhere]);
}

/** A command as it is typed after `pbc`: `budget compare`. */
export function typedWords({ id }: Pick<CommandManifest, 'id'>): string {
  return id.replaceAll('.', ' ');
}

/** The command that some words begin with; `null` when there is none. */
export function commandOf(words: readonly string[], commands: readonly CommandManifest[]): CommandManifest | null {
  return commands.find(({ id }) => id.split('.').every((word, index) => words[index] === word)) ?? null;
}

/** Whether a flag stands among the arguments, before a `--`. */
export function hasFlag(argv: readonly string[], ...flags: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end < 0 ? argv : argv.slice(0, end)).some((one) => flags.includes(one));
}
