import type { Toolkit } from '@pbc-planner/toolkit';
import { screenOf } from '../state/screen-memory.ts';
import type { Store } from '../state/store.ts';
import { summary } from './read-plan.ts';

/** So long nothing has to change on screen before it is written into the plan: a held key writes once, where it stops. */
const SETTLED = 700;

/** Keeps what is on screen in the plan while a session is open, so that it is there again after a power cut. */
export interface ScreenKeeper {
  /** Keeps what has not been kept yet, at once. */
  readonly flush: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Watches a store. A key costs nothing but a look at the clock: what is on screen is only worked out, and written, when it has settled.
 * Where it cannot be saved it is not tried again before the plan is another one.
 */
export function keepScreen(store: Store, toolkit: Toolkit, now: () => Date, fail: (fault: unknown) => void): ScreenKeeper {
  let timer: NodeJS.Timeout | null = null;
  let changedAt = 0;
  let keeping: Promise<void> = Promise.resolve();
  let failedAt: number | null = null;
  let shown = store.read();

  const unsubscribe = store.subscribe(() => {
    const state = store.read();
    // The clock of the room goes on by itself: only what somebody did is a reason to keep the screen.
    const onlyTicked = state.screen === shown.screen && state.modal === shown.modal && state.wall === shown.wall && state[state.screen].table === shown[shown.screen].table
      && state.plan === shown.plan && state.focus === shown.focus && state.subjects === shown.subjects && state[state.screen].top === shown[shown.screen].top && state.budgets === shown.budgets;
    shown = state;
    if (onlyTicked || state.room === null) return;
    changedAt = Date.now();
    timer ??= setTimeout(settle, SETTLED);
  });

  function settle(): void {
    const quiet = Date.now() - changedAt;
    timer = quiet < SETTLED ? setTimeout(settle, SETTLED - quiet) : null;
    if (timer === null) keeping = keeping.then(keep).catch(fail);
  }

  async function keep(): Promise<void> {
    const { room, plan, modal, restoring } = store.read();
    if (room === null || plan === null || plan.readOnly !== null || restoring !== null || modal !== null || failedAt === plan.revision) return;
    const { view, settings } = screenOf(store.read());
    const before = room.session.screen;
    if (before !== null && before.view === view && sameSettings(before.settings, settings)) return;
    const { status } = await toolkit.run('session.screen', { view, settings: Object.entries(settings).map(([name, value]) => `${name}=${value}`) });
    failedAt = status === 'fine' ? null : plan.revision;
    store.dispatch({ type: 'screen kept', ...summary(toolkit, now()) });
  }

  return {
    flush: () => {
      keeping = keeping.then(keep).catch(fail);
      return keeping;
    },
    stop: () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function sameSettings(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
