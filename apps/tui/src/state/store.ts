import type { Action, Effect } from './actions.ts';
import { reduce } from './reducer.ts';
import type { WorkbenchState } from './workbench-state.ts';

/** Holds the state of the workbench, and has effects done. */
export interface Store {
  readonly read: () => WorkbenchState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes actions in order; those who listen hear of them once. */
  readonly dispatch: (...actions: readonly Action[]) => void;
}

/** A store over a first state. `perform` does what the reducer asks for, after everyone has heard of the new state. */
export function createStore(first: WorkbenchState, perform: (effect: Effect) => void): Store {
  let state = first;
  const listeners = new Set<() => void>();
  return {
    read: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispatch: (...actions) => {
      const before = state;
      const effects: Effect[] = [];
      for (const action of actions) {
        const step = reduce(state, action);
        state = step.state;
        effects.push(...step.effects);
      }
      if (state !== before) for (const listener of listeners) listener();
      for (const effect of effects) perform(effect);
    },
  };
}
