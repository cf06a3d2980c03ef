import { createToolkit, type Toolkit } from '@pbc-planner/toolkit';
import { mountWorkbench, type MountedWorkbench } from '../mount-workbench.ts';
import type { Theme } from '../theme/themes.ts';
import { headlessTerminal, type HeadlessTerminal } from './headless-terminal.ts';

/** The real toolkit on a workbench of its own, and the calls that the workbench made. */
export interface Seat {
  readonly toolkit: Toolkit;
  readonly workbench: MountedWorkbench;
  readonly terminal: HeadlessTerminal;
  readonly calls: { command: string; params: Readonly<Record<string, unknown>>; confirmed: boolean }[];
  readonly faults: unknown[];
}

/** How somebody sits down. */
export interface SeatOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly theme?: Theme;
  /** A folder of a workspace; none when nobody says. */
  readonly workspace?: string | null;
  /** The toolkit in the way that a test wants it. */
  readonly changed?: (toolkit: Toolkit) => Toolkit;
}

/** Sits down at a workbench on the real toolkit, in a temporary Tarrow Vale or outside any workspace. */
export function sitDown(demo: boolean, columns = 100, rows = 30): Promise<Seat> {
  return sitDownAt(demo, { columns, rows });
}

/** Sits down at a workbench on the real toolkit, in a temporary Tarrow Vale, in a workspace, or outside any. */
export async function sitDownAt(demo: boolean, { columns = 80, rows = 24, theme, workspace = null, changed = (toolkit) => toolkit }: SeatOptions): Promise<Seat> {
  const own = await createToolkit({ workspace, by: 'Test' });
  if (demo) await own.run('demo', {});
  const calls: Seat['calls'] = [];
  const wanted = changed(own);
  const run = (command: string, params: Readonly<Record<string, unknown>> = {}, options: { confirmed?: boolean } = {}) => {
    calls.push({ command, params, confirmed: options.confirmed ?? false });
    return wanted.run(command, params, options);
  };
  const toolkit: Toolkit = { ...wanted, run: run as Toolkit['run'] };
  const terminal = headlessTerminal(columns, rows);
  const faults: unknown[] = [];
  const workbench = mountWorkbench({
    ...terminal.streams, toolkit, ...(theme === undefined ? {} : { theme }), onLeave: () => undefined, onFault: (fault) => faults.push(fault),
  });
  await workbench.loaded;
  // Whoever sits down is offered the meeting that was interrupted; tests of other things leave it as it is.
  if (workbench.store.read().modal !== null) workbench.store.dispatch({ type: 'key', key: 'escape' });
  return { toolkit, workbench, terminal, calls, faults };
}

/** Types keys, and waits until the workbench has come so far. */
export async function press({ workbench, terminal }: Seat, keys: string, done: (state: ReturnType<MountedWorkbench['store']['read']>) => boolean): Promise<void> {
  terminal.type(keys);
  for (let tries = 0; tries < 400; tries += 1) {
    if (done(workbench.store.read())) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`After ${JSON.stringify(keys)} the screen is\n${(await terminal.screen()).join('\n')}`);
}
