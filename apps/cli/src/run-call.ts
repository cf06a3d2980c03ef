import { error } from '@pbc-planner/base';
import type { GlobalOptions } from './arguments/global-options.ts';
import type { ParsedCommand } from './arguments/parser.ts';
import { exitCodes } from './exit-codes.ts';
import { openToolkit } from './open-toolkit.ts';
import { refusedAnswer } from './refused-answer.ts';
import { runCommand, writeAnswer } from './run-command.ts';
import { isTerminal, showWorkbench } from './workbench.ts';

/** Opens the planner for one call. `demo` in a terminal goes on into the workbench. @returns the exit code. */
export async function runCall(call: ParsedCommand, options: GlobalOptions): Promise<number> {
  if (call.command === 'session.follow' && call.parsed['watch'] === true) return watchSession(options);
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

/** The facilitator's screen that stays. Without a terminal there is nobody to stay for. */
async function watchSession(options: GlobalOptions): Promise<number> {
  if (!isTerminal(options)) {
    await writeAnswer(refusedAnswer('session.follow', [error('no-terminal', 'There is no terminal to show it on.', { hint: 'Leave --watch out; the answer is then given once.' })]), options);
    return exitCodes.usage;
  }
  const { followSession } = await import('./follow-session.ts');
  return followSession(options);
}
