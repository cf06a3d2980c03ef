import { isDeepStrictEqual } from 'node:util';
import { changesOf, foldPlan, type Change, type KeptChange, type PlanEvent, type Repeated } from '@pbc-planner/domain';
import { whatWasDone } from './what-was-done.ts';

/** How a kept change fits the plan as it is now. */
export interface Fit {
  /** `done` where it would change nothing any more, `conflicts` where a person has to decide, `refused` where its command cannot be run. */
  readonly state: 'fits' | 'done' | 'conflicts' | 'refused';
  /** Why it does not simply fit, in sentences. */
  readonly reasons: readonly string[];
}

/**
 * How a kept change fits the plan as it is, given what its call would do to it now; `null` where its file names no call. It conflicts where
 * its call would record something else than it did then, where somebody has done the same since, and where the order of the two matters:
 * where the plan would be another if it had come first.
 */
export function fitOf(change: KeptChange, tried: Repeated | null, events: readonly PlanEvent[]): Fit {
  if (tried === null) return { state: 'refused', reasons: ['Its file does not say which command made it, so it can only be repeated by hand.'] };
  if (!tried.ok) return { state: 'refused', reasons: tried.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message) };
  if (tried.events.length === 0) return { state: 'done', reasons: ['It would change nothing any more.'] };
  const reasons = [...originReasons(change), ...recordReasons(change, tried.events, events), ...orderReasons(change, tried.events, events)];
  return { state: reasons.length > 0 ? 'conflicts' : 'fits', reasons };
}

function originReasons({ begins, revision }: KeptChange): string[] {
  return begins === null ? [`The plan has not grown out of revision ${revision}, so nobody can tell what has changed since.`] : [];
}

function recordReasons(change: KeptChange, now: readonly PlanEvent[], events: readonly PlanEvent[]): string[] {
  if (isDeepStrictEqual(recordOf(now), recordOf(change.events))) return [];
  return [`Its command would record something else now: ${whatWasDone({ events: now }, events)}.`];
}

function orderReasons({ begins, events: kept }: KeptChange, mine: readonly PlanEvent[], events: readonly PlanEvent[]): string[] {
  if (begins === null) return [];
  const base = events.slice(0, begins);
  const since = changesOf(events).filter((one) => one.live && (one.events[0] as PlanEvent).sequence > begins);
  const commutes = isDeepStrictEqual(foldPlan([...events, ...mine]), foldPlan([...base, ...mine, ...events.slice(begins)]));
  return since.flatMap((theirs) => {
    const told = `Change ${theirs.change} by ${first(theirs).by} at ${first(theirs).time.slice(0, 16).replace('T', ' ')}`;
    const what = whatWasDone(theirs, events);
    if (isDeepStrictEqual(recordOf(theirs.events), recordOf(kept))) return [`${told} did the same: ${what}.`];
    return commutes || isSameEitherWay(theirs, mine, events) ? [] : [`${told} touches the same thing: ${what}.`];
  });
}

/** Whether the plan is the same with my change before theirs and after it. */
function isSameEitherWay(theirs: Change, mine: readonly PlanEvent[], events: readonly PlanEvent[]): boolean {
  const before = events.slice(0, first(theirs).sequence - 1);
  return isDeepStrictEqual(foldPlan([...before, ...theirs.events, ...mine]), foldPlan([...before, ...mine, ...theirs.events]));
}

function first({ events }: Change): PlanEvent {
  return events[0] as PlanEvent;
}

/** What events say, as a file holds it, without where they stand. */
function recordOf(events: readonly PlanEvent[]): unknown {
  return JSON.parse(JSON.stringify(events.map(({ type, data }) => ({ type, data })))) as unknown;
}
