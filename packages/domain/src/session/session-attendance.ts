import type { PracticeCode } from '../practice.ts';
import { personKey } from '../plan/change-process-state.ts';
import type { PlanState } from '../plan/plan-state.ts';
import type { Attendance, Session } from './session.ts';
import type { SessionRole } from './session-template.ts';

/** How a practice is there: by somebody of its own, or by a proxy. */
export type Representation = 'own' | 'proxy';

/** Who is in the room, and for which practices. */
export interface SessionAttendance {
  /** Everybody who was named, in that order. */
  readonly people: readonly Attendance[];
  readonly here: readonly Attendance[];
  readonly apologies: readonly Attendance[];
  /** Practices that somebody in the room stands for. */
  readonly represented: ReadonlyMap<PracticeCode, Representation>;
}

/** The attendance of a session now. A practice is there with somebody of one of the quorum's roles, or with a proxy. */
export function attendanceOf({ attendance, quorum }: Pick<Session, 'attendance' | 'quorum'>): SessionAttendance {
  const here = attendance.filter(isHere);
  const represented = new Map<PracticeCode, Representation>();
  for (const { practice, role } of here) if (practice !== null && quorum.roles.includes(role)) represented.set(practice, 'own');
  for (const { proxyFor } of here) if (proxyFor !== null && !represented.has(proxyFor)) represented.set(proxyFor, 'proxy');
  return { people: attendance, here, apologies: attendance.filter(({ state }) => state === 'apology'), represented };
}

/** Whether somebody is in the room. */
export function isHere({ state }: Pick<Attendance, 'state'>): boolean {
  return state === 'present' || state === 'late';
}

/** A person at a session, however the name is spaced or capitalised; `null` for somebody who was not named. */
export function attendeeOf({ attendance }: Pick<Session, 'attendance'>, person: string): Attendance | null {
  return attendance.find((one) => personKey(one.person) === personKey(person)) ?? null;
}

/** As whom somebody came to the latest session that names the person, so that an observer need be told once; `null` for a stranger. */
export function rememberedAttendee({ sessions }: Pick<PlanState, 'sessions'>, person: string): { readonly practice: PracticeCode | null; readonly role: SessionRole } | null {
  for (const session of sessions.toReversed()) {
    const known = attendeeOf(session, person);
    if (known !== null) return known;
  }
  return null;
}
