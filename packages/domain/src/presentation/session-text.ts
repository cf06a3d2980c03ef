import type { ShownBlock, ShownCapture } from '../outcome/session-outcomes.ts';
import { sessionRoles } from '../session/session-template.ts';
import type { Attendance } from '../session/session.ts';
import type { ClockState } from '../session/session-clock.ts';

/** Seconds as minutes and seconds: `12:05`. */
export function minutesText(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A block's clock: `16:10 of 15:00 OVER`. */
export function blockTime({ elapsedSeconds, plannedSeconds, over }: Pick<ShownBlock, 'elapsedSeconds' | 'plannedSeconds' | 'over'>): string {
  return `${minutesText(elapsedSeconds)} of ${minutesText(plannedSeconds)}${over ? ' OVER' : ''}`;
}

/** How a clock stands, for people. */
export const clockWords: Readonly<Record<ClockState, string>> = {
  running: 'running', paused: 'paused', idle: 'stands still: nothing happened for too long', closed: 'closed',
};

/** A time as people read it: `2006-11-06 11:00 UTC`. */
export function timeText(time: string): string {
  return `${time.slice(0, 16).replace('T', ' ')} UTC`;
}

/** A captured item as a line: `action-3: Write to the trust. Jo Field, by 2006-12-05`. */
export function captureText({ id, kind, text, owner, due, missing, overdue, done }: ShownCapture): string {
  if (kind !== 'action') return `${id}: ${text}`;
  const marks = [...(missing.length === 0 ? [] : [`no ${missing.map((one) => (one === 'due' ? 'day' : one)).join(', no ')}`]), ...(overdue ? ['OVERDUE'] : []), ...(done === null ? [] : ['done'])];
  const who = [owner, due === null ? null : `by ${due}`].filter((one) => one !== null).join(', ');
  return `${id}: ${text}${who === '' ? '' : ` (${who})`}${marks.length === 0 ? '' : ` [${marks.join('; ')}]`}`;
}

/** A person at a session as a line: `Dr Byrne, GP, late, proxy for hope`. */
export function attendeeText({ person, role, state, late, proxyFor }: Attendance): string {
  return [
    person, ...(person === sessionRoles[role] ? [] : [sessionRoles[role]]), ...(late ? ['late'] : []), ...(state === 'left' ? ['left early'] : state === 'apology' ? ['apologies'] : []),
    ...(proxyFor === null ? [] : [`proxy for ${proxyFor}`]),
  ].join(', ');
}
