import { render, type Instance } from 'ink';
import type { Diagnostic } from '@pbc-planner/base';
import type { Toolkit } from '@pbc-planner/toolkit';
import { createEffects } from './effects/effects.ts';
import { defaultKeys, type KeyTable } from './keys/key-table.ts';
import { firstState } from './state/first-state.ts';
import { createStore, type Store } from './state/store.ts';
import type { ViewId } from './state/workbench-state.ts';
import { copySequence } from './terminal/clipboard.ts';
import type { TerminalStreams } from './terminal/terminal-guard.ts';
import { themes, type Theme } from './theme/themes.ts';
import { Workbench } from './workbench.tsx';

/** How a workbench is mounted. */
export interface MountOptions extends TerminalStreams {
  readonly toolkit: Toolkit;
  readonly keys?: KeyTable;
  readonly theme?: Theme;
  readonly view?: ViewId;
  /** What was wrong with the user's own keys. */
  readonly diagnostics?: readonly Diagnostic[];
  readonly onLeave: (code: number) => void;
  readonly onFault: (fault: unknown) => void;
  /** Called after each frame, with the milliseconds that Ink took to draw it. */
  readonly onFrame?: (milliseconds: number) => void;
}

/** A workbench on a terminal. */
export interface MountedWorkbench {
  readonly store: Store;
  readonly instance: Instance;
  /** Settles when the views have their figures. */
  readonly loaded: Promise<void>;
  readonly unmount: () => void;
}

/** Draws the workbench on given streams: what `openWorkbench`, the screen tests and the benchmark all stand on. */
export function mountWorkbench(options: MountOptions): MountedWorkbench {
  const { toolkit, stdin, stdout, stderr, keys = defaultKeys } = options;
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const copy = (text: string) => {
    const sequence = copySequence(text);
    if (sequence === null) store.dispatch({ type: 'noticed', text: 'This is too long for the clipboard. Use an export instead.', bad: true });
    else stdout.write(sequence);
  };
  const effects = createEffects({
    toolkit, keys, copy, leave: options.onLeave, fail: options.onFault, dispatch: (...actions) => store.dispatch(...actions),
  });
  const store = createStore(firstState(size(), keys, options.theme ?? themes.dark, options.view ?? 'budgets'), effects.perform);
  store.dispatch({ type: 'found', source: 'keys', diagnostics: options.diagnostics ?? [] });
  const resized = () => store.dispatch({ type: 'resized', size: size() });
  stdout.on('resize', resized);
  const loaded = effects.load();
  const instance = render(<Workbench store={store} />, {
    stdin, stdout, stderr, exitOnCtrlC: false, patchConsole: false, interactive: true, alternateScreen: true, incrementalRendering: true, maxFps: 120,
    onRender: ({ renderTime }) => options.onFrame?.(renderTime),
  });
  loaded.catch(options.onFault);
  return {
    store, instance, loaded,
    unmount: () => {
      stdout.off('resize', resized);
      instance.unmount();
    },
  };
}
