import { useSyncExternalStore, type ReactNode } from 'react';
import { useKeys } from './keys/use-keys.ts';
import type { Store } from './state/store.ts';
import { Shell } from './views/shell.tsx';

/** The workbench on a store: keys go in, the screen comes out. */
export function Workbench({ store }: { readonly store: Store }): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.read, store.read);
  useKeys(
    (keys) => store.dispatch(...keys.map((key) => ({ type: 'key', key }) as const)),
    (text) => store.dispatch({ type: 'paste', text }),
  );
  return <Shell state={state} />;
}
