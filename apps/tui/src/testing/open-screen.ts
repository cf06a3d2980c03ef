import { setTimeout as pause } from 'node:timers/promises';
import { mountWorkbench, type MountedWorkbench, type MountOptions } from '../mount-workbench.ts';
import { fakeToolkit, type FakeOptions, type FakeToolkit } from './fake-toolkit.ts';
import { headlessTerminal, type HeadlessTerminal } from './headless-terminal.ts';

/** The real workbench on a headless terminal. */
export interface OpenScreen extends HeadlessTerminal {
  readonly toolkit: FakeToolkit;
  readonly workbench: MountedWorkbench;
  /** Types keys, waits until no more is written, and gives the screen as one text. */
  readonly press: (bytes: string) => Promise<string>;
  readonly text: () => Promise<string>;
  readonly left: number[];
  readonly faults: unknown[];
}

/** Opens the workbench on a fake toolkit at a fixed size, with its figures on screen. */
export async function openScreen(
  columns: number, rows: number, fake: FakeOptions = {}, options: Partial<MountOptions> = {},
): Promise<OpenScreen> {
  const terminal = headlessTerminal(columns, rows);
  const toolkit = fakeToolkit(fake);
  const left: number[] = [];
  const faults: unknown[] = [];
  const workbench = mountWorkbench({
    ...terminal.streams, toolkit, onLeave: (code) => left.push(code), onFault: (fault) => faults.push(fault), ...options,
  });
  await workbench.loaded;
  const text = async () => {
    let quiet = 0;
    for (let length = -1; quiet < 2; length = terminal.written().length) {
      await pause(25);
      quiet = terminal.written().length === length ? quiet + 1 : 0;
    }
    return (await terminal.screen()).join('\n');
  };
  await text();
  return {
    ...terminal, toolkit, workbench, text, left, faults,
    press: async (bytes) => {
      terminal.type(bytes);
      return text();
    },
  };
}
