import type { GlobalOptions } from './arguments/global-options.ts';
import type { ParsedCommand } from './arguments/parser.ts';
import { exitCodes } from './exit-codes.ts';
import { openToolkit } from './open-toolkit.ts';
import { runCommand, writeAnswer } from './run-command.ts';
import { isTerminal, showWorkbench } from './workbench.ts';

/** Opens the planner for one call. `demo` in a terminal goes on into the workbench. @returns the exit code. */
export async function runCall(call: ParsedCommand, options: GlobalOptions): Promise<number> {
  const toolkit = await openToolkit(call.command, options);
  if (typeof toolkit === 'number') return toolkit;
  try {
    if (call.command !== 'demo' || !isTerminal(options)) return await runCommand(call, options, toolkit);
    const dir = call.parsed['dir'];
    const run = await toolkit.run('demo', typeof dir === 'string' ? { dir } : {});
    if (run.status !== 'fine') {
      await writeAnswer(run.answer, options);
      return exitCodes[run.status];
    }
    return await showWorkbench(toolkit, options);
  } finally {
    await toolkit.close();
  }
}
