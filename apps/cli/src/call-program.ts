import type { Diagnostic } from '@pbc-planner/base';
import type { BudgetMethodManifest, CommandManifest } from '@pbc-planner/domain';
import { parametersOf } from '@pbc-planner/toolkit/command-line';
import { globalOptionsOf } from './arguments/global-options.ts';
import { parseArguments } from './arguments/parser.ts';
import { unknownCommand, usageFaults } from './arguments/usage-faults.ts';
import { commandOf, hasFlag } from './arguments/words.ts';
import { exitCodes } from './exit-codes.ts';
import { diagnosticLine } from './print/diagnostics.ts';
import { writeError, writeOut } from './print/write-answer.ts';
import { jsonText, refusedAnswer } from './refused-answer.ts';
import { runCall } from './run-call.ts';
import { isTerminal, openWorkbench } from './workbench.ts';

/** Runs the command that the arguments call; without one, opens the workbench. @returns the exit code; `null` where neither can be. */
export async function callProgram(
  argv: readonly string[], words: readonly string[], commands: readonly CommandManifest[], methods: readonly BudgetMethodManifest[],
): Promise<number | null> {
  const command = commandOf(words, commands);
  const schema = command && parametersOf(command, methods);
  const parsed = parseArguments(argv, command, schema);
  const options = globalOptionsOf(parsed);
  if (command === null || schema === null) {
    if (words.length > 0) return refuse([unknownCommand(words, commands)], argv);
    return isTerminal(options) ? openWorkbench(options) : null;
  }
  const faults = usageFaults(command, schema, parsed, process.stdout.isTTY === true);
  return faults.length > 0 ? refuse(faults, argv) : runCall({ command: command.id, parsed }, options);
}

async function refuse(diagnostics: readonly Diagnostic[], argv: readonly string[]): Promise<number> {
  if (hasFlag(argv, '--json')) await writeOut(jsonText(refusedAnswer('pbc', diagnostics)));
  else writeError(diagnostics.map((one) => `${diagnosticLine(one)}\n`).join(''));
  return exitCodes.usage;
}
