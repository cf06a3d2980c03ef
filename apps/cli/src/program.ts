import { error, safeForTerminal, type Diagnostic } from '@pbc-planner/base';
import { refusal } from '@pbc-planner/domain';
import { catalogue, parametersOf } from '@pbc-planner/toolkit/command-line';
import { hasFlag, plainWords } from './arguments/words.ts';
import { exitCodes } from './exit-codes.ts';
import { diagnosticLine } from './print/diagnostics.ts';
import { writeError, writeOut } from './print/write-answer.ts';

/** Help is never wider than this. */
const widestHelp = 80;

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
  const manifests = catalogue.map(({ manifest }) => manifest);
  const commands = manifests.flatMap(({ commands: own }) => own ?? []);
  const methods = manifests.flatMap(({ budgetMethods }) => budgetMethods ?? []);
  const words = plainWords(argv, commands.map((command) => parametersOf(command, methods)));
  const help = async (of: readonly string[]) => (await import('./arguments/help.ts')).helpText(of, manifests, Math.min(process.stdout.columns ?? widestHelp, widestHelp));
  if (hasFlag(argv, '--help', '-h') || words[0] === 'help') {
    await writeOut(await help(words[0] === 'help' ? words.slice(1) : words));
    return exitCodes.fine;
  }

  const { parseArguments } = await import('./arguments/parser.ts');
  const { command, parsed } = await parseArguments(argv, commands, (one) => parametersOf(one, methods));
  const manifest = commands.find(({ id }) => id === command);
  const { globalOptionsOf } = await import('./arguments/global-options.ts');
  const options = globalOptionsOf(parsed);
  if (manifest) {
    const { usageFaults } = await import('./arguments/usage-faults.ts');
    const faults = usageFaults(manifest, parametersOf(manifest, methods), parsed);
    if (faults.length > 0) return refuse(faults, argv);
    const { runCall } = await import('./run-call.ts');
    return runCall({ command: manifest.id, parsed }, options);
  }
  if (words.length > 0) {
    const { unknownCommand } = await import('./arguments/usage-faults.ts');
    return refuse([unknownCommand(words, commands)], argv);
  }
  const { isTerminal, openWorkbench } = await import('./workbench.ts');
  if (isTerminal(options)) return openWorkbench(options);
  writeError(await help([]));
  return exitCodes.usage;
}

async function refuse(diagnostics: readonly Diagnostic[], argv: readonly string[]): Promise<number> {
  if (hasFlag(argv, '--json')) await writeOut(`${JSON.stringify({ format: 1, ...refusal('pbc'), diagnostics }, null, 2)}\n`);
  else writeError(diagnostics.map((one) => `${diagnosticLine(one)}\n`).join(''));
  return exitCodes.usage;
}

/** A bug: a short report on standard error, the stack only where somebody asks for it. */
async function unexpected(cause: unknown, argv: readonly string[]): Promise<number> {
  const message = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
  const diagnostic = error('bug', `The planner met a fault of its own. ${message}`, { hint: 'Nothing was saved by this command. Please report it with the command that you ran; PBC_DEBUG=1 shows more.' });
  writeError(`${safeForTerminal(`error: ${diagnostic.message} ${diagnostic.hint}`, true)}\n`);
  if (process.env['PBC_DEBUG'] && cause instanceof Error) writeError(`${safeForTerminal(cause.stack ?? '', true)}\n`);
  if (hasFlag(argv, '--json')) await writeOut(`${JSON.stringify({ format: 1, ...refusal('pbc'), diagnostics: [diagnostic] }, null, 2)}\n`);
  return exitCodes.bug;
}
