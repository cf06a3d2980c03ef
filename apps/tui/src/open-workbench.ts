import type { Diagnostic } from '@pbc-planner/base';
import type { Toolkit } from '@pbc-planner/toolkit';
import { keyFiles, loadKeys } from './keys/load-keys.ts';
import { mountWorkbench } from './mount-workbench.ts';
import type { Layout, ViewId } from './state/workbench-state.ts';
import { guardTerminal } from './terminal/terminal-guard.ts';
import { themeFor, themes, type ThemeName } from './theme/themes.ts';

/** How the workbench opens. */
export interface WorkbenchOptions {
  /** A theme by name; else what the environment asks for (`NO_COLOR`, the locale, the terminal). */
  readonly theme?: ThemeName;
  /** The view it opens on: Budgets when nobody says. */
  readonly initialView?: ViewId;
  /** In lines for a screen reader or a terminal that cannot be drawn on; else drawn, unless `PBC_SCREEN_READER` or `TERM=dumb` asks for lines. */
  readonly layout?: Layout;
  /** Why the plan of the workspace could not be opened; the commands that mend its files can be run. */
  readonly unopened?: readonly Diagnostic[];
}

/**
 * Opens the workbench on this process's terminal. Resolves with the exit code when the person leaves, by a key or by a signal:
 * 0, 130 (interrupted), 143, 129, 70 after a bug, 2 where there is no terminal. Never throws, and never ends the process.
 */
export async function openWorkbench(toolkit: Toolkit, options: WorkbenchOptions = {}): Promise<number> {
  const { stdin, stdout, stderr, env } = process;
  if (!stdin.isTTY || !stdout.isTTY) {
    stderr.write('The workbench needs a terminal for both input and output. In a script, name a command: see pbc --help.\n');
    return 2;
  }
  const commands = new Set(toolkit.registry.commands.map(({ id }) => id));
  const keys = await loadKeys(keyFiles(toolkit.plan()?.directory ?? null, env), commands);
  const guard = guardTerminal({ stdin, stdout, stderr });
  try {
    const mounted = mountWorkbench({
      toolkit, stdin, stdout, stderr, keys: keys.table, diagnostics: keys.diagnostics, unopened: options.unopened ?? [],
      layout: options.layout ?? (env['PBC_SCREEN_READER'] || env['TERM'] === 'dumb' ? 'lines' : 'screen'),
      theme: options.theme ? themes[options.theme] : themeFor(env),
      ...(options.initialView ? { view: options.initialView } : {}),
      onLeave: guard.leave, onFault: guard.fail,
    });
    guard.watch(mounted);
  } catch (fault) {
    guard.fail(fault);
  }
  return guard.left;
}
