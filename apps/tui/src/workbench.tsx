import { useLayoutEffect, useSyncExternalStore } from 'react';
import { Writable } from 'node:stream';
import { render, type Instance } from 'ink';
import { useKeys } from './keys/use-keys.ts';
import type { Store } from './state/store.ts';
import type { WorkbenchState } from './state/workbench-state.ts';

/** What a running workbench stands on. */
export interface WorkbenchProps {
  readonly store: Store;
  /** Brings a state on screen. */
  readonly show: (state: WorkbenchState) => void;
}

/** The workbench on a store: keys go in, the screen comes out. */
export function Workbench({ store, show }: WorkbenchProps): null {
  const state = useSyncExternalStore(store.subscribe, store.read, store.read);
  useKeys(
    (keys) => store.dispatch(...keys.map((key) => ({ type: 'key', key }) as const)),
    (text) => store.dispatch({ type: 'paste', text }),
  );
  useLayoutEffect(() => show(state), [show, state]);
  return null;
}

/**
 * Runs the workbench in Ink, which has the keyboard and the order of updates. The screen is the painter's: Ink is given nothing
 * to draw, and what it writes about the terminal's state goes nowhere, so that two do not look after one terminal.
 */
export function runWorkbench(props: WorkbenchProps, stdin: NodeJS.ReadStream, size: { readonly columns: number; readonly rows: number }): Instance {
  const nowhere = () => Object.assign(new Writable({ write: (_chunk, _encoding, done) => done() }), { isTTY: true, ...size }) as unknown as NodeJS.WriteStream;
  return render(<Workbench {...props} />, {
    stdin, stdout: nowhere(), stderr: nowhere(), exitOnCtrlC: false, patchConsole: false, interactive: true, maxFps: 1_000,
  });
}
