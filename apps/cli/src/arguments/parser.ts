import type { CommandManifest, ParameterSchema, ParametersSchema } from '@pbc-planner/domain';
import { flagOf } from '@pbc-planner/toolkit/command-line';
import yargs, { type Argv, type Options } from 'yargs';
import { globalOptions } from './global-options.ts';

/** Arguments taken apart, by flag and position; whether they are right is for others to say. */
export type ParsedArguments = Readonly<Record<string, unknown>>;

/** A command line, understood. */
export interface ParsedCommand {
  readonly command: string;
  readonly parsed: ParsedArguments;
}

/**
 * Takes arguments apart by subcommands, positions and flags made from the manifests. `command` is `null` where the words name none.
 * It refuses nothing: unknown flags and words are among what was parsed, and a flag without its value has an empty one.
 */
export async function parseArguments(
  argv: readonly string[], commands: readonly CommandManifest[], parametersOf: (command: CommandManifest) => ParametersSchema,
): Promise<{ readonly command: string | null; readonly parsed: ParsedArguments }> {
  let called: ParsedCommand | null = null;
  const parser = yargs([])
    .scriptName('pbc')
    .version(false)
    .help(false)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, cause) => {
      throw cause ?? new Error(`The command line was not understood: ${message}`);
    })
    .parserConfiguration({
      'parse-numbers': false, 'parse-positional-numbers': false, 'duplicate-arguments-array': true, 'boolean-negation': false,
      'camel-case-expansion': false, 'dot-notation': false, 'strip-aliased': true, 'populate--': false,
    });
  for (const [name, { type, alias }] of Object.entries(globalOptions)) parser.option(name, { type, global: true, ...(alias ? { alias } : {}) });

  const add = (to: Argv, command: CommandManifest, word: string) =>
    addCommand(to, word, parametersOf(command), (parsed) => {
      called = { command: command.id, parsed };
    });
  for (const [first, own] of Map.groupBy(commands, ({ id }) => id.split('.')[0] as string)) {
    const single = own.find(({ id }) => id === first);
    if (single) add(parser, single, first);
    else {
      parser.command(first, false, (group: Argv) => {
        for (const command of own) add(group, command, command.id.slice(first.length + 1));
        return group;
      });
    }
  }
  const parsed = await parser.parseAsync([...argv]);
  return called ?? { command: null, parsed };
}

function addCommand(parser: Argv, word: string, { properties }: ParametersSchema, run: (parsed: ParsedArguments) => void): void {
  const entries = Object.entries(properties);
  const positions = entries.filter(([, one]) => one['x-position'] !== undefined).sort(([, a], [, b]) => (a['x-position'] ?? 0) - (b['x-position'] ?? 0));
  parser.command([word, ...positions.map(([name]) => `[${name}]`)].join(' '), false, (command: Argv) => {
    for (const [name] of positions) command.positional(name, { type: 'string' });
    for (const [name, one] of entries) {
      if (one['x-position'] === undefined) command.option(flagOf(name).slice(2), typeOf(one));
    }
    return command;
  }, run);
}

function typeOf({ type }: ParameterSchema): Options {
  return { type: type === 'boolean' ? 'boolean' : 'string' };
}
