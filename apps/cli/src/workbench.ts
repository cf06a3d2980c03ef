import type { Diagnostic } from '@pbc-planner/base';
import { createToolkit, WorkspaceFault, type Toolkit } from '@pbc-planner/toolkit';
import type { GlobalOptions } from './arguments/global-options.ts';
import { exitCodes } from './exit-codes.ts';

/** Whether there is a person at a terminal, who can be shown the workbench, drawn or in lines. */
export function isTerminal({ json, format, out }: GlobalOptions): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !json && format === undefined && out === undefined;
}

/** Opens the workbench on the workspace at hand; where its plan cannot be opened, on the commands that mend its files. @returns the exit code. */
export async function openWorkbench(options: GlobalOptions): Promise<number> {
  const opened = await openForWorkbench(options);
  try {
    const code = await showWorkbench(opened.toolkit, options, opened.unopened);
    return code === 0 && opened.unopened.length > 0 && opened.toolkit.plan() === null ? exitCodes.storage : code;
  } finally {
    await opened.toolkit.close();
  }
}

async function openForWorkbench({ workspace = '.', by, packs }: GlobalOptions): Promise<{ readonly toolkit: Toolkit; readonly unopened: readonly Diagnostic[] }> {
  const options = { workspace, ...(by === undefined ? {} : { by }), ...(packs === undefined ? {} : { packs }) };
  try {
    return { toolkit: await createToolkit(options), unopened: [] };
  } catch (cause) {
    if (!(cause instanceof WorkspaceFault)) throw cause;
    return { toolkit: await createToolkit({ ...options, openPlan: false }), unopened: cause.diagnostics };
  }
}

/** Shows the workbench until the person leaves: drawn, or in lines where somebody asks for `--plain`. `unopened`: why the plan could not be opened. */
export async function showWorkbench(toolkit: Toolkit, { plain }: Pick<GlobalOptions, 'plain'>, unopened: readonly Diagnostic[] = []): Promise<number> {
  const tui = await import('@pbc-planner/tui');
  return tui.openWorkbench(toolkit, { unopened, ...(plain ? { layout: 'lines' } as const : {}) });
}
