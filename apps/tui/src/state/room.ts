import { blockClock, clockState, facilitatorOf, minutesText, personKey, type BlockClock, type ClockState, type Session, type SessionOutcome } from '@pbc-planner/domain';

/** The session that is open, as the log has it, and the time that its clocks stand at. */
export interface Room {
  readonly session: Session;
  /** When anything was written into the plan since the session began: ISO 8601, UTC, in order. */
  readonly activity: readonly string[];
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** The clock of the block at hand, worked out once for each moment. */
export interface RoomClock extends BlockClock {
  readonly title: string;
  /** Counts from 1. */
  readonly number: number;
  readonly of: number;
  readonly state: ClockState;
}

const clocks = new WeakMap<Room, RoomClock>();

/** The clock of the block at hand. */
export function roomClock(room: Room): RoomClock {
  const kept = clocks.get(room);
  if (kept !== undefined) return kept;
  const { session, activity, now } = room;
  const index = session.agenda.findIndex(({ id }) => id === session.block);
  const made: RoomClock = {
    ...blockClock(session, session.block, activity, now), title: session.agenda[index]?.title ?? session.block, number: index + 1, of: session.agenda.length,
    state: clockState(session, activity, now),
  };
  clocks.set(room, made);
  return made;
}

const words: Readonly<Record<ClockState, string>> = { running: '', paused: ' paused', idle: ' idle', closed: ' closed' };

/** A clock in few characters: `26:10 of 25:00 OVER`, and whether it stands. */
export function clockText({ elapsedSeconds, plannedSeconds, over }: BlockClock, state: ClockState): string {
  return `${minutesText(elapsedSeconds)} of ${minutesText(plannedSeconds)}${over ? ' OVER' : ''}${words[state]}`;
}

/** The room a moment later; the same where its clock shows the same. */
export function roomAt(room: Room, now: string): Room {
  const next = { ...room, now };
  const [before, after] = [roomClock(room), roomClock(next)];
  return before.elapsedSeconds === after.elapsedSeconds && before.state === after.state ? room : next;
}

/** The person who leads the session, where that is somebody else than who sits here; `null` else. */
export function ledByOther({ session }: Room, by: string): string | null {
  const facilitator = facilitatorOf(session);
  return personKey(facilitator) === personKey(by) ? null : facilitator;
}

/** What the room sees, with its clocks at another moment; the same where it is of another session or closed. */
export function atMoment(outcome: SessionOutcome, room: Room): SessionOutcome {
  if (outcome.session !== room.session.id || outcome.clock === 'closed' || outcome.here.id !== room.session.block) return outcome;
  const { session, activity, now } = room;
  const agenda = outcome.agenda.map((block) => (block.state === 'here' ? { ...block, ...blockClock(session, block.id, activity, now) } : block));
  const here = { ...outcome.here, ...blockClock(session, session.block, activity, now) };
  return { ...outcome, agenda, here, asOf: now, clock: clockState(session, activity, now), elapsedSeconds: agenda.reduce((sum, one) => sum + one.elapsedSeconds, 0) };
}

/** Whether half of a block is past and what its card brings then is not on screen yet. */
export function twistIsDue({ here }: SessionOutcome): boolean {
  return here.card !== null && here.card.twist === null && here.elapsedSeconds * 2 >= here.plannedSeconds;
}
