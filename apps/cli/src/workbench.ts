import type { Toolkit } from '@pbc-planner/toolkit';
import type { GlobalOptions } from './arguments/global-options.ts';
import { openToolkit } from './open-toolkit.ts';

/** Whether there is a person at a terminal, who can be shown the workbench, drawn or in lines. */
export function isTerminal({ json, format, out }: GlobalOptions): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && !json && format === undefined && out === undefined;
}

/** Opens the workbench on the workspace at hand. @returns the exit code. */
export async function openWorkbench(options: GlobalOptions): Promise<number> {
  const toolkit = await openToolkit(null, options);
  if (typeof toolkit === 'number') return toolkit;
  try {
    return await showWorkbench(toolkit, options);
  } finally {
    await toolkit.close();
  }
}

/** Shows the workbench until the person leaves: drawn, or in lines where somebody asks for `--plain`. */
export async function showWorkbench(toolkit: Toolkit, { plain }: Pick<GlobalOptions, 'plain'>): Promise<number> {
  const tui = await import('@pbc-planner/tui');
  return tui.openWorkbench(toolkit, plain ? { layout: 'lines' } : {});
}
