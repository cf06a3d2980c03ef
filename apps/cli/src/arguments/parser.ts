import type { BudgetMethodManifest, CommandManifest, ParameterSchema } from '@pbc-planner/domain';
import { flagOf, parametersOf } from '@pbc-planner/toolkit/command-line';
import yargs, { type Argv, type Options } from 'yargs';
import { globalOptions } from './global-options.ts';

/** A command line, understood. */
export interface ParsedCommand {
  readonly command: string;
  readonly parsed: Readonly<Record<string, unknown>>;
}

/** What the command line asks for, or the text to show instead. */
export type Parsing =
  | { readonly kind: 'command'; readonly call: ParsedCommand }
  | { readonly kind: 'nothing'; readonly parsed: Readonly<Record<string, unknown>> }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'usage'; readonly message: string };

/** Makes the command line out of the manifests: subcommands, positions, flags, help and examples. */
export async function parseArguments(
  argv: readonly string[], commands: readonly CommandManifest[], methods: readonly BudgetMethodManifest[], width: number | null,
): Promise<Parsing> {
  let called: ParsedCommand | null = null;
  let problem: string | null = null;
  const parser = withGlobals(yargs([])
    .scriptName('pbc')
    .usage('$0 COMMAND [OPTIONS]\n\nThe locality planner: budgets and responsibilities of a commissioning locality.\nIn a terminal, pbc alone opens the workbench.')
    .wrap(width)
    .version(false)
    .help('help', 'Show help')
    .exitProcess(false)
    .strict()
    .parserConfiguration({ 'parse-numbers': false, 'parse-positional-numbers': false, 'duplicate-arguments-array': true, 'boolean-negation': false, 'populate--': false })
    .fail((message, error) => {
      if (error !== undefined && error !== null && message === null) throw error;
      problem ??= message;
    }));
  const groups = new Map<string, CommandManifest[]>();
  for (const command of commands) {
    const [first = ''] = command.id.split('.');
    groups.set(first, [...(groups.get(first) ?? []), command]);
  }
  const run = (command: CommandManifest) => (parsed: Record<string, unknown>) => {
    called = { command: command.id, parsed };
  };
  for (const [first, own] of groups) {
    const single = own.find(({ id }) => id === first);
    if (single) addCommand(parser, single, first, methods, run(single));
    else parser.command(first, groupTitle(own), (group: Argv) => {
      for (const command of own) addCommand(group, command, command.id.slice(first.length + 1), methods, run(command));
      return group.demandCommand(1, `Name what to do: ${own.map(({ id }) => id.replaceAll('.', ' ')).join(', ')}.`);
    });
  }
  let help = '';
  const parsed = await parser.parseAsync([...argv], {}, (_error: unknown, _argv: unknown, output: string) => {
    help = output;
  });
  if (help !== '' && problem === null) return { kind: 'help', text: `${help}\n` };
  if (problem !== null) return { kind: 'usage', message: problem };
  return called === null ? { kind: 'nothing', parsed } : { kind: 'command', call: called };
}

function groupTitle(commands: readonly CommandManifest[]): string {
  return commands.map(({ id }) => id.slice(id.indexOf('.') + 1)).join(', ');
}

function withGlobals(parser: Argv): Argv {
  for (const [name, { type, description, alias, choices }] of Object.entries(globalOptions)) {
    parser.option(name, {
      type, description, group: 'For every command:', global: true,
      ...(alias ? { alias } : {}), ...(choices ? { choices } : {}), ...(type === 'string' ? { requiresArg: true } : {}),
    } as Options);
  }
  return parser;
}

function addCommand(parser: Argv, manifest: CommandManifest, words: string, methods: readonly BudgetMethodManifest[], run: (parsed: Record<string, unknown>) => void): void {
  const schema = parametersOf(manifest, methods);
  const entries = Object.entries(schema.properties);
  const positions = entries.filter(([, one]) => one['x-position'] !== undefined).sort(([, a], [, b]) => (a['x-position'] ?? 0) - (b['x-position'] ?? 0));
  const required = new Set(schema.required ?? []);
  const line = [words, ...positions.map(([name]) => (required.has(name) ? `<${name}>` : `[${name}]`))].join(' ');
  parser.command(line, manifest.title, (command: Argv) => {
    command.usage(`$0 ${manifest.id.replaceAll('.', ' ')}${line.slice(words.length)} [OPTIONS]\n\n${manifest.description}`);
    for (const [name, one] of positions) command.positional(name, { ...describe(one), type: 'string' });
    for (const [name, one] of entries) {
      if (one['x-position'] === undefined) command.option(flagOf(name).slice(2), { ...describe(one), ...typeOf(one), demandOption: required.has(name) });
    }
    for (const example of manifest.examples) command.example(example, '');
    return command;
  }, run);
}

function describe(schema: ParameterSchema): Options {
  const standing = schema.default === undefined || schema.type === 'boolean' ? '' : ` [${String(schema.default)} if left out]`;
  return { description: `${schema.description}${standing}` };
}

function typeOf(schema: ParameterSchema): Options {
  if (schema.type === 'boolean') return { type: 'boolean' };
  return { type: 'string', requiresArg: true, ...(schema.enum ? { choices: schema.enum } : {}) };
}
