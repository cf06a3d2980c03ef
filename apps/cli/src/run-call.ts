import { refusal } from '@pbc-planner/domain';
import { createToolkit, WorkspaceFault, type Toolkit } from '@pbc-planner/toolkit';
import type { GlobalOptions } from './arguments/global-options.ts';
import type { ParsedCommand } from './arguments/parser.ts';
import { exitCodes } from './exit-codes.ts';
import { runCommand, writeAnswer } from './run-command.ts';
import { isTerminal, showWorkbench } from './workbench.ts';

/** Opens the planner for one call. `demo` in a terminal goes on into the workbench. @returns the exit code. */
export async function runCall(call: ParsedCommand, options: GlobalOptions): Promise<number> {
  const toolkit = await openToolkit(call.command, options);
  if (typeof toolkit === 'number') return toolkit;
  try {
    if (call.command !== 'demo' || !isTerminal(options)) return await runCommand(call, options, toolkit);
    const run = await toolkit.run('demo', call.parsed['dir'] === undefined ? {} : { dir: call.parsed['dir'] });
    if (run.status !== 'fine') {
      await writeAnswer(run.answer, options);
      return exitCodes[run.status];
    }
    return await showWorkbench(toolkit);
  } finally {
    await toolkit.close();
  }
}

/** Commands that make a workspace of their own must not stumble over a damaged one around them. */
const foundsItsOwn: readonly string[] = ['init', 'demo', 'schema', 'completion'];

/** The planner on the workspace at hand, or the exit code when its plan cannot be opened. */
export async function openToolkit(command: string | null, options: GlobalOptions): Promise<Toolkit | number> {
  try {
    return await createToolkit({
      workspace: command !== null && foundsItsOwn.includes(command) ? null : (options.workspace ?? '.'),
      ...(options.by === undefined ? {} : { by: options.by }),
      ...(options.packs === undefined ? {} : { packs: options.packs }),
    });
  } catch (cause) {
    if (!(cause instanceof WorkspaceFault)) throw cause;
    await writeAnswer({ format: 1, ...refusal(command ?? 'pbc'), diagnostics: cause.diagnostics }, options);
    return exitCodes.storage;
  }
}
