import type { CommandManifest, ParametersSchema } from '@pbc-planner/domain';
import { flagOf } from '@pbc-planner/toolkit/command-line';
import { Parser } from 'yargs/helpers';
import { globalOptions } from './global-options.ts';

/** Arguments taken apart, by flag and by the name of the position; those that nobody gave are absent. `_`: words without a place. */
export interface ParsedArguments {
  readonly _: readonly string[];
  readonly [name: string]: unknown;
}

/** A command line, understood. */
export interface ParsedCommand {
  readonly command: string;
  readonly parsed: ParsedArguments;
}

const configuration = {
  'parse-numbers': false, 'parse-positional-numbers': false, 'duplicate-arguments-array': true, 'boolean-negation': false,
  'camel-case-expansion': false, 'dot-notation': false, 'strip-aliased': true, 'populate--': false,
} as const;

/**
 * Takes arguments apart by the flags and positions of a command; `null` for the global flags alone.
 * It refuses nothing: unknown flags are among what was parsed, and a flag without its value has an empty one.
 */
export function parseArguments(argv: readonly string[], command: CommandManifest | null, schema: ParametersSchema | null): ParsedArguments {
  const own = Object.entries(schema?.properties ?? {});
  const flags = [
    ...Object.entries(globalOptions).map(([name, { type }]) => [name, type] as const),
    ...own.filter(([, one]) => one['x-position'] === undefined).map(([name, { type }]) => [flagOf(name).slice(2), type] as const),
  ];
  const { _: words, ...parsed } = Parser([...argv], {
    configuration,
    string: flags.filter(([, type]) => type !== 'boolean').map(([name]) => name),
    boolean: flags.filter(([, type]) => type === 'boolean').map(([name]) => name),
    alias: Object.fromEntries(Object.entries(globalOptions).flatMap(([name, { alias }]) => (alias === undefined ? [] : [[name, alias]]))),
  });
  const rest = words.map(String).slice(command?.id.split('.').length ?? 0);
  const positions = own.filter(([, one]) => one['x-position'] !== undefined).sort(([, a], [, b]) => (a['x-position'] ?? 0) - (b['x-position'] ?? 0));
  const placed = positions.slice(0, rest.length).map(([name], index) => [name, rest[index]] as const);
  return { ...parsed, ...Object.fromEntries(placed), _: rest.slice(placed.length) };
}
