import type { Session } from './session.ts';

/** The clock of one block. */
export interface BlockClock {
  readonly plannedSeconds: number;
  /** Pauses left out, and of every silence no more than the session's idle minutes. */
  readonly elapsedSeconds: number;
  readonly over: boolean;
}

/**
 * How long a session was on a block. A pause does not count; of a time in which nothing happened at most the idle minutes do, so that a power
 * cut or a forgotten session does not run on.
 * @param activity when anything was written into the plan, ISO 8601 in UTC, in order.
 * @param now ISO 8601, UTC.
 */
export function secondsOn(session: Pick<Session, 'stretches' | 'idleMinutes'>, block: string, activity: readonly string[], now: string): number {
  const most = session.idleMinutes * 60_000;
  let milliseconds = 0;
  for (const { block: own, from, to } of session.stretches) {
    if (own !== block) continue;
    const end = to ?? now;
    let last = from;
    // Times of one form stand in the order of their texts, which spares reading each of thousands for every block.
    for (const time of activity) {
      if (time <= last || time >= end) continue;
      milliseconds += Math.min(Date.parse(time) - Date.parse(last), most);
      last = time;
    }
    milliseconds += Math.min(Math.max(Date.parse(end) - Date.parse(last), 0), most);
  }
  return Math.floor(milliseconds / 1000);
}

/** The clock of a block of the agenda. @throws Error for a block that the agenda does not have. */
export function blockClock(session: Session, block: string, activity: readonly string[], now: string): BlockClock {
  const planned = session.agenda.find(({ id }) => id === block);
  if (planned === undefined) throw new Error(`The session has no block ${block}`);
  const plannedSeconds = planned.minutes * 60;
  const elapsedSeconds = secondsOn(session, block, activity, now);
  return { plannedSeconds, elapsedSeconds, over: elapsedSeconds > plannedSeconds };
}

/** Whether the clock runs, stands by somebody's wish, or stands because nothing happened for too long. */
export type ClockState = 'running' | 'paused' | 'idle' | 'closed';

/** Whether the clock of a session runs. */
export function clockState({ paused, closed, idleMinutes, startedAt }: Session, activity: readonly string[], now: string): ClockState {
  if (closed !== null) return 'closed';
  if (paused) return 'paused';
  const last = Date.parse(activity.at(-1) ?? startedAt);
  return Date.parse(now) - last > idleMinutes * 60_000 ? 'idle' : 'running';
}
