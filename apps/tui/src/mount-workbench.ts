import type { Diagnostic } from '@pbc-planner/base';
import type { Toolkit } from '@pbc-planner/toolkit';
import { createEffects } from './effects/effects.ts';
import { defaultKeys, type KeyTable } from './keys/key-table.ts';
import { surfaceOf } from './screen/surface.ts';
import { firstState } from './state/first-state.ts';
import { createStore, type Store } from './state/store.ts';
import type { Layout, ViewId, WorkbenchState } from './state/workbench-state.ts';
import { copySequence } from './terminal/clipboard.ts';
import type { TerminalStreams } from './terminal/terminal-guard.ts';
import { themes, type Theme } from './theme/themes.ts';

/** How a workbench is mounted. */
export interface MountOptions extends TerminalStreams {
  readonly toolkit: Toolkit;
  readonly keys?: KeyTable;
  readonly theme?: Theme;
  readonly view?: ViewId;
  /** Drawn on the whole screen when nobody says. */
  readonly layout?: Layout;
  /** What was wrong with the user's own keys. */
  readonly diagnostics?: readonly Diagnostic[];
  /** Why the plan could not be opened. */
  readonly unopened?: readonly Diagnostic[];
  readonly onLeave: (code: number) => void;
  readonly onFault: (fault: unknown) => void;
}

/** A workbench on a terminal. */
export interface MountedWorkbench {
  readonly store: Store;
  /** Settles when keys are listened to and the views have their figures. */
  readonly loaded: Promise<void>;
  /** Gives the screen and the keyboard back. */
  readonly unmount: () => void;
  /** Draws everything anew: somebody else has written on the screen. */
  readonly redraw: () => void;
}

/**
 * Draws the workbench on given streams: what `openWorkbench`, the screen tests and the benchmark all stand on. The first frame
 * is drawn before React and Ink are loaded, which takes as long again as everything before it; keys typed meanwhile wait.
 */
export function mountWorkbench(options: MountOptions): MountedWorkbench {
  const { toolkit, stdin, stdout, keys = defaultKeys, onLeave, onFault } = options;
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const copy = (text: string) => {
    const sequence = copySequence(text);
    if (sequence === null) store.dispatch({ type: 'noticed', text: 'This is too long for the clipboard. Use an export instead.', bad: true });
    else stdout.write(sequence);
  };
  const layout = options.layout ?? 'screen';
  const surface = surfaceOf(layout, stdout);
  const show = (state: WorkbenchState) => surface.show(state);
  const effects = createEffects({ toolkit, keys, copy, leave: onLeave, fail: onFault, dispatch: (...actions) => store.dispatch(...actions) });
  const store = createStore(firstState(size(), keys, layout === 'lines' ? themes.ascii : options.theme ?? themes.dark, options.view ?? 'budgets', layout), effects.perform);
  const resized = () => {
    surface.forget();
    store.dispatch({ type: 'resized', size: size() });
  };
  let unmounted = false;
  let stopKeys: () => void = () => stdin.setRawMode(false);

  async function listen(): Promise<void> {
    const { runWorkbench } = await import('./workbench.tsx');
    if (unmounted) return;
    const instance = runWorkbench({ store, show }, stdin, size());
    stopKeys = () => instance.unmount();
    instance.waitUntilExit().catch(onFault);
  }

  store.dispatch({ type: 'found', source: 'keys', diagnostics: options.diagnostics ?? [] }, { type: 'found', source: 'plan', diagnostics: options.unopened ?? [] });
  stdin.setRawMode(true);
  surface.open();
  stdout.on('resize', resized);
  const figures = effects.load();
  show(store.read());
  const loaded = Promise.all([listen(), figures]).then(() => undefined);
  loaded.catch(onFault);
  return {
    store, loaded,
    redraw: () => {
      surface.forget();
      show(store.read());
    },
    unmount: () => {
      if (unmounted) return;
      unmounted = true;
      stdout.off('resize', resized);
      surface.close();
      stopKeys();
    },
  };
}
