import { count, day, fields, filledText, flag, listOf, oneOf, optional, orNull, text, time, wholeBetween, type Fields, type Shape } from '../plan/shape.ts';
import { captureKinds, sessionRoles, type QuorumRule, type SessionRole } from './session-template.ts';
import type { AgendaBlock, AttendanceState, CaptureConflict, CapturedItem, SessionCapture, SessionConcern } from './session.ts';

/** As whom somebody is there. */
export const roleShape: Shape<SessionRole> = oneOf(...(Object.keys(sessionRoles) as SessionRole[]));

/** Whether somebody is there. */
export const attendanceStateShape: Shape<AttendanceState> = oneOf('present', 'late', 'left', 'apology');

/** When a session can decide. */
export const quorumShape: Fields<QuorumRule> = {
  practicesPercent: optional(wholeBetween(1, 100)), practices: optional(count), people: optional(count), roles: listOf(roleShape), reason: text,
  grade: oneOf('verified', 'derived', 'proposed', 'unverified'),
};

/** A block of an agenda. */
export const agendaBlockShape: Fields<AgendaBlock> = {
  id: filledText, title: text, minutes: wholeBetween(1, 1_000), challenge: optional(fields<NonNullable<AgendaBlock['challenge']>>({ id: text, title: text })),
};

/** What was captured. */
export const capturedItemShape: Fields<CapturedItem> = { kind: oneOf(...captureKinds), text, owner: orNull(text), due: orNull(day), practice: orNull(text) };

/** A captured item as a command makes it. */
export const newCaptureShape: Fields<Omit<SessionCapture, 'by' | 'at' | 'done'>> = { ...capturedItemShape, id: filledText, block: text, table: orNull(text) };

/** A captured item with its origin. */
export const captureShape: Fields<SessionCapture> = {
  ...newCaptureShape, by: text, at: time, done: orNull(fields<NonNullable<SessionCapture['done']>>({ at: time, by: text, note: orNull(text) })),
};

/** A concern or a dissent. */
export const concernShape: Fields<Omit<SessionConcern, 'at'>> = { capture: orNull(text), person: orNull(text), text, dissent: flag };

/** An item that was written in two ways. */
export const conflictShape: Fields<Omit<CaptureConflict, 'settled'>> = { id: filledText, capture: text, theirs: fields<SessionCapture>(captureShape), from: text };
