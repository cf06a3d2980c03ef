import { error, safeForTerminal, type Diagnostic } from '@pbc-planner/base';
import { refusal } from '@pbc-planner/domain';
import { catalogue, nearest } from '@pbc-planner/toolkit/command-line';
import { globalOptionsOf, type GlobalOptions } from './arguments/global-options.ts';
import { parseArguments } from './arguments/parser.ts';
import { exitCodes } from './exit-codes.ts';
import { writeError, writeOut } from './print/write-answer.ts';

/** Understands the command line and does what it asks for. @returns the exit code; nothing is thrown. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE') throw cause;
  });
  try {
    return await understand(argv);
  } catch (cause) {
    return await unexpected(cause, argv);
  }
}

async function understand(argv: readonly string[]): Promise<number> {
  const commands = catalogue.flatMap(({ manifest }) => manifest.commands ?? []);
  const methods = catalogue.flatMap(({ manifest }) => manifest.budgetMethods ?? []);
  const width = process.stdout.isTTY ? Math.min(process.stdout.columns ?? 80, 110) : 100;
  const parsing = await parseArguments(argv, commands, methods, width);
  switch (parsing.kind) {
    case 'help':
      await writeOut(parsing.text);
      return exitCodes.fine;
    case 'usage':
      return refuse(usageProblem(parsing.message, argv, commands.map(({ id }) => id)), argv);
    case 'nothing':
      return openOrHelp(globalOptionsOf(parsing.parsed), argv, commands, methods, width);
    case 'command': {
      const { runCall } = await import('./run-call.ts');
      return runCall(parsing.call, globalOptionsOf(parsing.call.parsed));
    }
  }
}

/** `pbc` alone: the workbench in a terminal, else the help and a sign that something was missing. */
async function openOrHelp(options: GlobalOptions, argv: readonly string[], ...[commands, methods, width]: [Parameters<typeof parseArguments>[1], Parameters<typeof parseArguments>[2], number]): Promise<number> {
  const word = argv.find((one) => !one.startsWith('-'));
  if (word !== undefined && word !== options.workspace) return refuse(usageProblem('', argv, commands.map(({ id }) => id)), argv);
  const { isTerminal, openWorkbench } = await import('./workbench.ts');
  if (isTerminal(options)) return openWorkbench(options);
  const help = await parseArguments(['--help'], commands, methods, width);
  if (help.kind === 'help') writeError(help.text);
  return exitCodes.usage;
}

function usageProblem(message: string, argv: readonly string[], commands: readonly string[]): Diagnostic {
  const words = argv.filter((one, index) => !one.startsWith('-') && !(argv[index - 1] ?? '').startsWith('-'));
  const known = commands.some((id) => id.split('.').every((word, index) => words[index] === word));
  if (known || words.length === 0) return error('bad-usage', tidy(message), { hint: `See pbc ${words.slice(0, 2).join(' ')} --help.`.replace(/ {2,}/g, ' ') });
  const typed = words.slice(0, 2).join('.');
  const groups = [...new Set(commands.map((id) => id.split('.')[0] as string))];
  const first = words[0] as string;
  if (groups.includes(first)) {
    const own = commands.filter((id) => id.startsWith(`${first}.`));
    const near = nearest(typed, own);
    return error('unknown-command', words[1] === undefined ? `"pbc ${first}" needs to know what to do.` : `There is no command "pbc ${words.slice(0, 2).join(' ')}".`, {
      hint: near.length > 0 && words[1] !== undefined ? `Did you mean ${near.map(asTyped).join(' or ')}?` : `There is ${own.map(asTyped).join(', ')}.`,
    });
  }
  const near = nearest(first, groups);
  return error('unknown-command', `There is no command "pbc ${first}".`, { hint: near.length > 0 ? `Did you mean ${near.map(asTyped).join(' or ')}?` : 'See pbc --help.' });
}

function asTyped(id: string): string {
  return `pbc ${id.replaceAll('.', ' ')}`;
}

function tidy(message: string): string {
  const text = message.replace(/\s*\n\s*/g, ' ').trim();
  return text.endsWith('.') ? text : `${text}.`;
}

async function refuse(diagnostic: Diagnostic, argv: readonly string[]): Promise<number> {
  const { diagnosticLine } = await import('./print/diagnostics.ts');
  writeError(`${diagnosticLine(diagnostic)}\n`);
  if (argv.includes('--json')) await writeOut(`${JSON.stringify({ format: 1, ...refusal('pbc'), diagnostics: [diagnostic] }, null, 2)}\n`);
  return exitCodes.usage;
}

/** A bug: a short report on standard error, the stack only where somebody asks for it. */
async function unexpected(cause: unknown, argv: readonly string[]): Promise<number> {
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const diagnostic = error('bug', `The planner met a fault of its own. ${message}`, { hint: 'Nothing was saved by this command. Please report it with the command that you ran; PBC_DEBUG=1 shows more.' });
  writeError(`${safeForTerminal(`error: ${diagnostic.message} ${diagnostic.hint}`, true)}\n`);
  if (process.env['PBC_DEBUG'] && cause instanceof Error) writeError(`${safeForTerminal(cause.stack ?? '', true)}\n`);
  if (argv.includes('--json')) await writeOut(`${JSON.stringify({ format: 1, ...refusal('pbc'), diagnostics: [diagnostic] }, null, 2)}\n`);
  return exitCodes.bug;
}
