import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run, Toolkit } from '@pbc-planner/toolkit';
import type { GlobalOptions } from './arguments/global-options.ts';
import { exitCodes } from './exit-codes.ts';
import { openToolkit } from './open-toolkit.ts';
import { writeOut } from './print/write-answer.ts';
import { writeAnswer } from './run-command.ts';

const command = 'session.follow';

/** Another screen, and no cursor; and back again. */
const ENTER = '\u001B[?1049h\u001B[?25l';
const LEAVE = '\u001B[0m\u001B[?1049l\u001B[?25h';

/** How often the clock is drawn and the plan looked at, in milliseconds. */
const EVERY = 1_000;

const signals = [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const;

/**
 * Shows the facilitator's screen until the session is closed or somebody leaves with Ctrl-C. The plan is opened anew whenever its file has changed;
 * nothing is written to it.
 * @returns the exit code: 0 after the close, 130 after Ctrl-C, 143 and 129 after the other signals, 4 where the plan cannot be opened.
 */
export async function followSession(options: GlobalOptions): Promise<number> {
  const first = await openToolkit(command, options);
  if (typeof first === 'number') return first;
  const { left, forget, leave } = leaving();
  let toolkit = first;
  let run: Run = await toolkit.run(command, {});
  try {
    if (run.answer.kind === 'refusal') leave(exitCodes[run.status]);
    else await writeOut(ENTER);
    let seen = await stampOf(toolkit);
    while (run.answer.kind === 'session-follow') {
      await writeOut(await frameOf(run, options));
      if (await Promise.race([left, later()]) !== undefined) break;
      const now = await stampOf(toolkit);
      if (now !== seen) {
        await toolkit.close();
        const opened = await openToolkit(command, options);
        if (typeof opened === 'number') return opened;
        toolkit = opened;
        seen = now;
      }
      run = await toolkit.run(command, {});
    }
    leave(exitCodes.fine);
    return await left;
  } finally {
    forget();
    await writeOut(LEAVE);
    await toolkit.close();
    if (run.answer.kind === 'refusal') await writeAnswer(run.answer, options);
  }
}

/** A promise of the exit code, settled by a signal or by whoever calls `leave` first. */
function leaving(): { readonly left: Promise<number>; readonly leave: (code: number) => void; readonly forget: () => void } {
  let leave: (code: number) => void = () => undefined;
  const left = new Promise<number>((settle) => (leave = settle));
  const handlers = signals.map(([signal, code]) => [signal, () => leave(code)] as const);
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return { left, leave, forget: () => handlers.forEach(([signal, handler]) => process.off(signal, handler)) };
}

/** The screen from its top, each line cleared to its end, so that nothing flickers; what does not fit is left out. */
async function frameOf({ answer }: Run, { plain }: GlobalOptions): Promise<string> {
  const { columns = 80, rows = 24 } = process.stdout;
  const colour = !plain && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const { exportAnswer } = await import('@pbc-planner/toolkit/exports');
  const shown = await exportAnswer(answer, { format: 'table', screen: true, width: columns, colour });
  const lines = shown.ok ? String(shown.value).split('\n') : shown.diagnostics.map(({ message }) => message);
  return `\u001B[H${lines.slice(0, rows - 1).map((line) => `${line}\u001B[K\r\n`).join('')}\u001B[J`;
}

/** What tells one state of the plan's file from another. */
async function stampOf(toolkit: Toolkit): Promise<string> {
  const found = await stat(join(toolkit.plan()?.directory ?? '.', 'plan.json')).catch(() => null);
  return found === null ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}

function later(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, EVERY, undefined));
}
