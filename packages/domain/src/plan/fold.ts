import { rulesOf } from './event-rules.ts';
import type { PlanEvent } from './plan-event.ts';
import { emptyPlan, type PlanState } from './plan-state.ts';

/** The changes that count: those that no later live `undone` names. */
export function liveChanges(events: readonly PlanEvent[]): Set<number> {
  const dead = new Set<number>();
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index] as PlanEvent;
    if (event.type === 'undone' && !dead.has(event.change)) dead.add(event.data.change);
  }
  return new Set(events.map(({ change }) => change).filter((change) => !dead.has(change)));
}

/** What the live events of a plan add up to. */
export function foldPlan(events: readonly PlanEvent[]): PlanState {
  const live = liveChanges(events);
  let state = emptyPlan;
  for (const event of events) {
    if (live.has(event.change)) state = rulesOf(event.type)?.apply(state, event.data as never, event) ?? state;
  }
  return state;
}

/** One command call: the events that it left, in order. */
export interface Change {
  readonly change: number;
  readonly events: readonly PlanEvent[];
  readonly live: boolean;
}

/** All changes of a plan, oldest first. */
export function changesOf(events: readonly PlanEvent[]): Change[] {
  const live = liveChanges(events);
  const changes = new Map<number, PlanEvent[]>();
  for (const event of events) {
    const same = changes.get(event.change);
    if (same) same.push(event);
    else changes.set(event.change, [event]);
  }
  return [...changes].map(([change, own]) => ({ change, events: own, live: live.has(change) }));
}

/** The change that undo takes back: the last live one that is no undoing. `null` when it may not be undone, or there is none. */
export function nextToUndo(events: readonly PlanEvent[]): Change | null {
  const last = changesOf(events).findLast((change) => change.live && !isUndoing(change) && !isUnseen(change));
  if (!last) return null;
  return last.events.every((event) => rulesOf(event.type)?.undoable ?? false) ? last : null;
}

/** The undoing that redo takes back: the last live one of a command's change, with no new change after it. */
export function nextToRedo(events: readonly PlanEvent[]): Change | null {
  const changes = changesOf(events);
  const undoings = new Set(changes.filter(isUndoing).map(({ change }) => change));
  const takesBackACommand = ({ events: own }: Change) =>
    own.every((event) => event.type === 'undone' && !undoings.has(event.data.change));
  const last = changes.findLast((change) => change.live && !isUnseen(change) && (!isUndoing(change) || takesBackACommand(change)));
  return last && isUndoing(last) ? last : null;
}

/** Whether undo and redo look past a change: all that it did is of no matter to anybody who would take something back. */
export function isUnseen({ events }: Pick<Change, 'events'>): boolean {
  return events.every(({ type }) => rulesOf(type)?.unseenByUndo === true);
}

function isUndoing(change: Change): boolean {
  return change.events.every((event) => event.type === 'undone');
}
