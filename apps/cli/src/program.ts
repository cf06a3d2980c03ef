import { error, safeForTerminal } from '@pbc-planner/base';
import { catalogue, parametersOf } from '@pbc-planner/toolkit/command-line';
import { hasFlag, plainWords } from './arguments/words.ts';
import { exitCodes } from './exit-codes.ts';
import { diagnosticLine } from './print/diagnostics.ts';
import { OutputFault, writeError, writeOut } from './print/write-answer.ts';
import { jsonText, refusedAnswer } from './refused-answer.ts';

/** Help is never wider than this. */
const widestHelp = 80;

/** Understands the command line and does what it asks for. @returns the exit code; nothing is thrown. */
export async function runProgram(argv: readonly string[]): Promise<number> {
  try {
    return await understand(argv);
  } catch (cause) {
    if (!(cause instanceof OutputFault)) return await unexpected(cause, argv);
    writeError(`${diagnosticLine(cause.diagnostic)}\n`);
    return exitCodes.storage;
  }
}

async function understand(argv: readonly string[]): Promise<number> {
  const manifests = catalogue.map(({ manifest }) => manifest);
  const commands = manifests.flatMap(({ commands: own }) => own ?? []);
  const methods = manifests.flatMap(({ budgetMethods }) => budgetMethods ?? []);
  const words = plainWords(argv, commands.map((command) => parametersOf(command, methods)));
  const help = async (of: readonly string[]) => (await import('./arguments/help.ts')).helpText(of, manifests, Math.min(process.stdout.columns ?? widestHelp, widestHelp));
  if (hasFlag(argv, '--help', '-h') || words[0] === 'help') {
    await writeOut(await help(words[0] === 'help' ? words.slice(1) : words));
    return exitCodes.fine;
  }
  const { callProgram } = await import('./call-program.ts');
  const code = await callProgram(argv, words, commands, methods);
  if (code !== null) return code;
  writeError(await help([]));
  return exitCodes.usage;
}

/** A bug: a short report on standard error, the stack only where somebody asks for it. */
async function unexpected(cause: unknown, argv: readonly string[]): Promise<number> {
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const diagnostic = error('bug', `The planner met a fault of its own. ${message}`, { hint: 'Nothing was saved by this command. Please report it with the command that you ran; PBC_DEBUG=1 shows more.' });
  writeError(`${safeForTerminal(`error: ${diagnostic.message} ${diagnostic.hint}`, true)}\n`);
  if (process.env['PBC_DEBUG'] && cause instanceof Error) writeError(`${safeForTerminal(cause.stack ?? '', true)}\n`);
  if (hasFlag(argv, '--json')) await writeOut(jsonText(refusedAnswer('pbc', [diagnostic])));
  return exitCodes.bug;
}
