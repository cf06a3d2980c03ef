import type { BudgetMethodManifest, CommandManifest, ContributionManifest, ParameterSchema } from '@pbc-planner/domain';
import { flagOf, parametersOf } from '@pbc-planner/toolkit/command-line';
import { globalOptions } from './global-options.ts';
import { placeholderOf } from './placeholder.ts';
import { columns, wrapped, type Line } from './text-columns.ts';
import { commandOf, typedWords } from './words.ts';

/** The help for some words: of a command, of a group of commands, or of the whole program where the words name neither. */
export function helpText(words: readonly string[], contributions: readonly ContributionManifest[], width: number): string {
  const commands = contributions.flatMap(({ commands: own }) => own ?? []);
  const methods = contributions.flatMap(({ budgetMethods }) => budgetMethods ?? []);
  const command = commandOf(words, commands);
  if (command) return sections(commandHelp(command, methods, width));
  const group = commands.filter(({ id }) => id.startsWith(`${words[0]}.`));
  return sections(group.length > 0 ? groupHelp(words[0] as string, group, width) : programHelp(contributions, width));
}

function sections(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function programHelp(contributions: readonly ContributionManifest[], width: number): string[] {
  const groups = contributions.filter(({ commands = [] }) => commands.length > 0);
  const indent = widest(groups.flatMap(({ commands = [] }) => commands.map(commandLine)));
  return [
    'Usage: pbc COMMAND [OPTIONS]',
    wrapped('The locality planner: budgets and responsibilities of a commissioning locality. In a terminal, pbc alone opens the workbench.', width),
    ...groups.map(({ title, commands = [] }) => section(title, commands.map(commandLine), width, indent)),
    section('Options of every command', [...globalLines(), ['    --version', 'Print the version.']], width),
    wrapped('Exit codes: 0 fine; 1 problems found; 2 wrong usage; 3 the data was refused; 4 the plan could not be opened or saved; 70 a bug.', width),
    wrapped('See pbc COMMAND --help for what a command takes, with examples.', width),
  ];
}

function groupHelp(group: string, commands: readonly CommandManifest[], width: number): string[] {
  return [
    `Usage: pbc ${group} COMMAND [OPTIONS]`,
    section('Commands', commands.map(commandLine), width),
    wrapped(`See pbc ${group} COMMAND --help for what a command takes, with examples.`, width),
  ];
}

function commandHelp(command: CommandManifest, methods: readonly BudgetMethodManifest[], width: number): string[] {
  const { properties, required = [] } = parametersOf(command, methods);
  const entries = Object.entries(properties);
  const flags = entries.filter(([, { 'x-position': position }]) => position === undefined);
  const needed = flags.filter(([name]) => required.includes(name)).map(([name, schema]) => ` ${flagOf(name)} ${placeholderOf(name, schema)}`);
  return [
    wrapped(`Usage: pbc ${typedWords(command)}${positionsOf(command)}${needed.join('')} [OPTIONS]`, width, '  '),
    wrapped(command.description, width),
    section('Arguments', positional(command).map(([name, schema]): Line => [name.toUpperCase(), meaning(schema)]), width),
    section('Options', flags.map(([name, schema]): Line => [flagLine(name, schema), meaning(schema)]), width),
    ['Examples:', ...command.examples.map((example) => `  ${example}`)].join('\n'),
    section('Options of every command', globalLines(), width),
  ];
}

function section(title: string, lines: readonly Line[], width: number, indent = widest(lines)): string {
  return lines.length === 0 ? '' : [`${title}:`, ...columns(lines, width, indent)].join('\n');
}

function widest(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map(([left]) => left.length));
}

function commandLine(command: CommandManifest): Line {
  return [`pbc ${typedWords(command)}${positionsOf(command)}`, command.title];
}

function positional({ parameters }: CommandManifest): [string, ParameterSchema][] {
  return Object.entries(parameters.properties)
    .filter(([, { 'x-position': position }]) => position !== undefined)
    .sort(([, a], [, b]) => (a['x-position'] ?? 0) - (b['x-position'] ?? 0));
}

function positionsOf(command: CommandManifest): string {
  const required = command.parameters.required ?? [];
  return positional(command).map(([name]) => ` ${required.includes(name) ? name.toUpperCase() : `[${name.toUpperCase()}]`}`).join('');
}

function flagLine(name: string, schema: ParameterSchema): string {
  return schema.type === 'boolean' ? flagOf(name) : `${flagOf(name)} ${placeholderOf(name, schema)}`;
}

function meaning({ type, description, enum: words, default: standing }: ParameterSchema): string {
  const choice = words === undefined ? '' : ` One of ${words.join(', ')}.`;
  const untold = standing === undefined || type === 'boolean' || description.includes('Left out:');
  return `${description}${choice}${untold ? '' : ` [${String(standing)} if left out]`}`;
}

function globalLines(): Line[] {
  const lines = Object.entries(globalOptions).map(([name, { alias, placeholder, description }]): Line =>
    [`${alias === undefined ? '    ' : `-${alias}, `}--${name}${placeholder === undefined ? '' : ` ${placeholder}`}`, description]);
  return [...lines, ['-h, --help', 'Show this help.']];
}
