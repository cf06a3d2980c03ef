import { nextToRedo, nextToUndo, openSession, type PlanEvent, type PlanState } from '@pbc-planner/domain';
import type { ContextKeys, ContextValue, Term } from './when.ts';

interface ContextKey {
  readonly key: string;
  /** What to say when a command needs the key and it is not set, and when it needs it unset. */
  readonly missing: string;
  readonly unwanted: string;
  readonly value: (state: PlanState | null, events: readonly PlanEvent[]) => ContextValue;
}

/** Every key that a `when` clause may ask about. */
export const contextKeys: readonly ContextKey[] = [
  {
    key: 'workspace',
    missing: 'There is no workspace here. Make one with pbc init, name one with -C DIR, or try pbc demo.',
    unwanted: 'There is a workspace here already.',
    value: (state) => state?.founded != null,
  },
  {
    key: 'practices',
    missing: 'The plan holds no practices yet. Import a file with pbc import FILE.',
    unwanted: 'The plan holds practices already.',
    value: (state) => state !== null && (state.imports.length > 0 || state.entered.size > 0),
  },
  {
    key: 'fictional',
    missing: 'This works on a fictional locality alone. Try pbc demo.',
    unwanted: 'This does not work on a fictional locality.',
    value: (state) => state?.founded?.fictional ?? false,
  },
  {
    key: 'session',
    missing: 'No session is open. Start one with pbc session start TEMPLATE; pbc session list shows the templates.',
    unwanted: 'A session is open already. Go on with pbc session resume, or close it with pbc session close.',
    value: (state) => state !== null && openSession(state) !== null,
  },
  {
    key: 'undoable',
    missing: 'There is nothing that can be undone.',
    unwanted: 'There is something to undo.',
    value: (_, events) => nextToUndo(events) !== null,
  },
  {
    key: 'redoable',
    missing: 'There is nothing to redo: no change was undone, or something new was done after it.',
    unwanted: 'There is something to redo.',
    value: (_, events) => nextToRedo(events) !== null,
  },
];

/** The keys of a plan; `null` outside a workspace. */
export function contextOf(state: PlanState | null, events: readonly PlanEvent[]): ContextKeys {
  return new Map(contextKeys.map(({ key, value }) => [key, value(state, events)]));
}

/** A failing condition in words: what is missing and what would make it so. */
export function reasonFor({ key, negated, equals }: Term): string {
  const found = contextKeys.find((one) => one.key === key);
  if (!found) return `${key} is not known.`;
  if (equals !== null) return `This needs ${key} ${negated ? 'not ' : ''}to be "${equals}".`;
  return negated ? found.unwanted : found.missing;
}
