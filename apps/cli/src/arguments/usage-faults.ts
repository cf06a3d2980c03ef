import { error, type Diagnostic } from '@pbc-planner/base';
import type { CommandManifest, ParametersSchema } from '@pbc-planner/domain';
import { flagOf, nearest } from '@pbc-planner/toolkit/command-line';
import { globalOptionFaults, globalOptions, globalOptionsOf } from './global-options.ts';
import type { ParsedArguments } from './parser.ts';
import { placeholderOf } from './placeholder.ts';
import { typedWords } from './words.ts';

/** Everything that is wrong with the flags and words of a call before the command sees it; its parameters are checked where it runs. */
export function usageFaults(command: CommandManifest, schema: ParametersSchema, parsed: ParsedArguments, terminal: boolean): Diagnostic[] {
  const own = new Map(Object.entries(schema.properties).map(([name, one]) => [one['x-position'] === undefined ? flagOf(name).slice(2) : name, placeholderOf(name, one)]));
  const everywhere = new Map(Object.entries(globalOptions).map(([name, { placeholder }]) => [name, placeholder ?? '']));
  const known = new Map([...everywhere, ...own]);
  const flags = [...everywhere.keys(), ...Object.entries(schema.properties).filter(([, one]) => one['x-position'] === undefined).map(([name]) => flagOf(name).slice(2))];
  const faults: Diagnostic[] = [];
  for (const [name, value] of Object.entries(parsed)) {
    if (name === '_') continue;
    const placeholder = known.get(name);
    if (placeholder === undefined) faults.push(unknownFlag(name, flags, command));
    else if ([value].flat().includes('') && flags.includes(name)) faults.push(error('no-value', `--${name} needs a value: --${name} ${placeholder}.`, seeHelp(command)));
  }
  return [...faults, ...globalOptionFaults(globalOptionsOf(parsed), terminal), ...parsed._.map((word) => error('unknown-word', `"pbc ${typedWords(command)}" has no place for "${word}".`, seeHelp(command)))];
}

function unknownFlag(name: string, flags: readonly string[], command: CommandManifest): Diagnostic {
  const near = nearest(name, flags).map((one) => `--${one}`);
  const message = `There is no ${name.length === 1 ? `-${name}` : `--${name}`} for "pbc ${typedWords(command)}".`;
  return error('unknown-flag', message, near.length === 0 ? seeHelp(command) : { hint: `Did you mean ${near.join(' or ')}?` });
}

function seeHelp(command: CommandManifest): { hint: string } {
  return { hint: `See pbc ${typedWords(command)} --help.` };
}

/** Words that name no command: what is near, or what there is. */
export function unknownCommand(words: readonly string[], commands: readonly CommandManifest[]): Diagnostic {
  const typed = words.slice(0, 2).join(' ');
  const all = commands.map(typedWords);
  const [first = '', second] = words;
  const group = all.filter((one) => one.startsWith(`${first} `));
  if (group.length > 0 && second === undefined) {
    return error('unknown-command', `"pbc ${first}" needs to know what to do.`, { hint: `There is ${listed(group)}.` });
  }
  const message = `There is no command "pbc ${group.length > 0 ? typed : first}".`;
  const near = [...all.filter((one) => one.endsWith(` ${first}`)), ...nearest(typed, group.length > 0 ? group : all)];
  const nearWord = nearest(first, [...new Set(all.map((one) => one.split(' ')[0] as string))]);
  const found = near.length > 0 || group.length > 0 ? near : nearWord;
  if (found.length > 0) return error('unknown-command', message, { hint: `Did you mean ${found.map((one) => `pbc ${one}`).join(' or ')}?` });
  return error('unknown-command', message, { hint: group.length > 0 ? `There is ${listed(group)}.` : 'See pbc --help.' });
}

function listed(commands: readonly string[]): string {
  const typed = commands.map((one) => `pbc ${one}`);
  return typed.length === 1 ? typed.join('') : `${typed.slice(0, -1).join(', ')} and ${typed.at(-1)}`;
}
