import type { PracticeCode } from '../practice.ts';
import { captureKinds, sessionRoles, type QuorumRule, type SessionRole } from '../session/session-template.ts';
import type {
  AgendaBlock, Attendance, AttendanceState, CaptureConflict, CapturedItem, Session, SessionCapture, SessionConcern, SessionScreen,
} from '../session/session.ts';
import {
  agendaBlockShape, attendanceStateShape, capturedItemShape, captureShape, concernShape, conflictShape, newCaptureShape, quorumShape, roleShape,
} from '../session/session-shapes.ts';
import { personKey } from './change-process-state.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { fields, filledText, flag, listOf, oneOf, orNull, recordOf, text, wholeBetween } from './shape.ts';

/** What happens in facilitated sessions. */
export interface SessionEvents {
  readonly 'session started': {
    readonly session: string; readonly template: string; readonly title: string; readonly rehearsal: boolean;
    readonly idleMinutes: number; readonly quorum: QuorumRule; readonly agenda: readonly AgendaBlock[];
  };
  readonly 'session taken over': { readonly session: string; readonly from: string };
  readonly 'session block opened': { readonly session: string; readonly block: string; readonly title: string };
  readonly 'session paused': { readonly session: string };
  readonly 'session went on': { readonly session: string };
  readonly 'session screen shown': { readonly session: string; readonly screen: SessionScreen };
  readonly 'session attendance recorded': {
    readonly session: string; readonly person: string; readonly practice: PracticeCode | null; readonly role: SessionRole;
    readonly state: AttendanceState; readonly proxyFor: PracticeCode | null;
  };
  readonly 'session item captured': { readonly session: string; readonly capture: Omit<SessionCapture, 'by' | 'at' | 'done'> };
  readonly 'session item mended': { readonly session: string; readonly capture: string; readonly to: CapturedItem };
  readonly 'session concern recorded': { readonly session: string; readonly concern: Omit<SessionConcern, 'at'> };
  readonly 'session action done': { readonly session: string; readonly action: string; readonly note: string | null };
  readonly 'session note written': { readonly session: string; readonly block: string; readonly text: string };
  readonly 'session table named': { readonly session: string; readonly table: string | null };
  readonly 'session item merged': { readonly session: string; readonly capture: SessionCapture; readonly from: string };
  readonly 'session conflict found': { readonly session: string; readonly conflict: Omit<CaptureConflict, 'settled'> };
  readonly 'session conflict settled': { readonly session: string; readonly conflict: string; readonly capture: string; readonly keep: 'ours' | 'theirs' };
  readonly 'session closed': { readonly session: string; readonly title: string };
  readonly 'session minutes approved': { readonly session: string; readonly title: string };
}

const stateWords: Readonly<Record<AttendanceState, string>> = { present: 'present', late: 'arrived late', left: 'left', apology: 'sent apologies' };

export const sessions: EventSlice<SessionEvents> = {
  'session started': {
    shape: {
      session: filledText, template: text, title: text, rehearsal: flag, idleMinutes: wholeBetween(1, 1_000), quorum: fields<QuorumRule>(quorumShape), agenda: listOf(fields<AgendaBlock>(agendaBlockShape)),
    },
    apply: (state, data, { time, by, sequence }) => (data.agenda.length === 0 || state.sessions.some(({ id }) => id === data.session) ? state : { ...state, sessions: [...state.sessions, begun(data, { time, by, sequence })] }),
    describe: ({ session, title, rehearsal }) => `started ${session}, ${title}${rehearsal ? ', as a rehearsal' : ''}`,
    audience: 'public',
    undoable: true,
  },
  'session taken over': {
    shape: { session: text, from: text },
    apply: (state, { session }, { by, time }) => change(state, session, ({ facilitators }) => ({ facilitators: [...facilitators, { person: by, from: time }] })),
    describe: ({ session, from }) => `took ${session} over from ${from}`,
    audience: 'public',
    undoable: false,
  },
  'session block opened': {
    shape: { session: text, block: text, title: text },
    apply: (state, { session, block }, { time }) => change(state, session, (before) => (before.agenda.some(({ id }) => id === block)
      ? { block, paused: false, stretches: [...stopped(before, time), { block, from: time, to: null }] } : {})),
    describe: ({ session, title }) => `went to ${title} in ${session}`,
    audience: 'public',
    undoable: true,
  },
  'session paused': {
    shape: { session: text },
    apply: (state, { session }, { time }) => change(state, session, (before) => ({ paused: true, stretches: stopped(before, time) })),
    describe: ({ session }) => `paused ${session}`,
    audience: 'public',
    undoable: true,
  },
  'session went on': {
    shape: { session: text },
    apply: (state, { session }, { time }) => change(state, session, (before) => ({ paused: false, stretches: [...stopped(before, time), { block: before.block, from: time, to: null }] })),
    describe: ({ session }) => `went on with ${session}`,
    audience: 'public',
    undoable: true,
  },
  'session screen shown': {
    shape: { session: text, screen: fields<SessionScreen>({ view: text, settings: recordOf(text) }) },
    apply: (state, { session, screen }) => change(state, session, () => ({ screen })),
    describe: ({ session }) => `showed something else in ${session}`,
    audience: 'private',
    undoable: true,
    unseenByUndo: true,
  },
  'session attendance recorded': {
    shape: { session: text, person: filledText, practice: orNull(text), role: roleShape, state: attendanceStateShape, proxyFor: orNull(text) },
    apply: (state, { session, ...said }, { time }) => change(state, session, ({ attendance }) => ({ attendance: withPerson(attendance, said, time) })),
    describe: ({ session, person, practice, role, state, proxyFor }) =>
      `recorded of ${person} (${sessionRoles[role]}${practice === null ? '' : `, ${practice}`}) at ${session}: ${stateWords[state]}${proxyFor === null ? '' : `, as proxy for ${proxyFor}`}`,
    audience: 'public',
    undoable: true,
  },
  'session item captured': {
    shape: { session: text, capture: fields<SessionEvents['session item captured']['capture']>(newCaptureShape) },
    apply: (state, { session, capture }, { by, time }) => change(state, session, ({ captures }) => ({ captures: added(captures, { ...capture, by, at: time, done: null }) })),
    describe: ({ capture: { id, text, owner, due } }) => `captured ${id}: ${text}${owner === null ? '' : `, ${owner}`}${due === null ? '' : ` by ${due}`}`,
    audience: 'public',
    undoable: true,
  },
  'session item mended': {
    shape: { session: text, capture: text, to: fields<CapturedItem>(capturedItemShape) },
    apply: (state, { session, capture, to }) => change(state, session, ({ captures }) => ({ captures: captures.map((one) => (one.id === capture ? { ...one, ...to } : one)) })),
    describe: ({ capture, to: { text, owner, due } }) => `mended ${capture}: ${text}${owner === null ? '' : `, ${owner}`}${due === null ? '' : ` by ${due}`}`,
    audience: 'public',
    undoable: true,
  },
  'session concern recorded': {
    shape: { session: text, concern: fields<SessionEvents['session concern recorded']['concern']>(concernShape) },
    apply: (state, { session, concern }, { time }) => change(state, session, ({ concerns }) => ({ concerns: [...concerns, { ...concern, at: time }] })),
    describe: ({ concern: { capture, person, text, dissent } }) =>
      `recorded ${dissent ? 'a dissent' : 'a concern'}${person === null ? '' : ` of ${person}`}${capture === null ? '' : ` about ${capture}`}: ${text}`,
    audience: 'public',
    undoable: true,
  },
  'session action done': {
    shape: { session: text, action: text, note: orNull(text) },
    apply: (state, { session, action, note }, { by, time }) =>
      change(state, session, ({ captures }) => ({ captures: captures.map((one) => (one.id === action ? { ...one, done: { at: time, by, note } } : one)) })),
    describe: ({ action, note }) => `recorded that ${action} is done${note === null ? '' : `: ${note}`}`,
    audience: 'public',
    undoable: true,
  },
  'session note written': {
    shape: { session: text, block: text, text },
    apply: (state, { session, block, text }, { by, time }) => change(state, session, ({ notes }) => ({ notes: [...notes, { block, text, by, at: time }] })),
    describe: () => 'wrote a private note',
    audience: 'private',
    undoable: true,
  },
  'session table named': {
    shape: { session: text, table: orNull(text) },
    apply: (state, { session, table }) => change(state, session, () => ({ table })),
    describe: ({ session, table }) => (table === null ? `made this the plan of the whole room of ${session}` : `made this the copy of table ${table} for ${session}`),
    audience: 'public',
    undoable: true,
  },
  'session item merged': {
    shape: { session: text, capture: fields<SessionCapture>(captureShape), from: text },
    apply: (state, { session, capture }) => change(state, session, ({ captures }) => ({ captures: added(captures, capture) })),
    describe: ({ capture: { id, text }, from }) => `merged ${id} from ${from}: ${text}`,
    audience: 'public',
    undoable: true,
  },
  'session conflict found': {
    shape: { session: text, conflict: fields<SessionEvents['session conflict found']['conflict']>(conflictShape) },
    apply: (state, { session, conflict }) => change(state, session, ({ conflicts }) => ({ conflicts: [...conflicts, { ...conflict, settled: null }] })),
    describe: ({ conflict: { id, capture, from } }) => `found ${id}: ${capture} is written in another way in what ${from} brought`,
    audience: 'public',
    undoable: true,
  },
  'session conflict settled': {
    shape: { session: text, conflict: text, capture: text, keep: oneOf('ours', 'theirs') },
    apply: (state, { session, conflict, keep }, { by, time }) => change(state, session, (before) => settled(before, conflict, { keep, by, at: time })),
    describe: ({ conflict, capture, keep }) => `settled ${conflict}: ${keep === 'ours' ? `kept ${capture} as it is` : `took ${capture} as the table wrote it`}`,
    audience: 'public',
    undoable: true,
  },
  'session closed': {
    shape: { session: text, title: text },
    apply: (state, { session }, { by, time, sequence }) => change(state, session, (before) => ({ paused: true, stretches: stopped(before, time), closed: { by, at: time, sequence } })),
    describe: ({ session, title }) => `closed ${session}, ${title}`,
    audience: 'public',
    undoable: true,
  },
  'session minutes approved': {
    shape: { session: text, title: text },
    apply: (state, { session }, { by, time }) => change(state, session, () => ({ approved: { by, at: time } })),
    describe: ({ session, title }) => `approved the minutes of ${session}, ${title}`,
    audience: 'public',
    undoable: false,
  },
};

/** A session of the plan; `null` where there is none of that id. */
export function sessionOf({ sessions: all }: Pick<PlanState, 'sessions'>, id: string): Session | null {
  return all.find((one) => one.id === id) ?? null;
}

/** The session that is open; a plan has at most one. `null` where none is. */
export function openSession({ sessions: all }: Pick<PlanState, 'sessions'>): Session | null {
  return all.find(({ closed }) => closed === null) ?? null;
}

/** Who leads a session now. */
export function facilitatorOf({ facilitators }: Pick<Session, 'facilitators'>): string {
  return facilitators.at(-1)?.person ?? '';
}

/** Whether a type of event is one of sessions themselves, and not of what is done to the plan in them. */
export function isSessionEvent(type: string): boolean {
  return Object.hasOwn(sessions, type);
}

function begun({ session, ...data }: SessionEvents['session started'], { time, by, sequence }: { readonly time: string; readonly by: string; readonly sequence: number }): Session {
  const first = data.agenda[0]?.id ?? '';
  return {
    ...data, id: session, startedAt: time, startedSequence: sequence, facilitators: [{ person: by, from: time }], block: first, paused: false,
    stretches: [{ block: first, from: time, to: null }], screen: null, attendance: [], captures: [], concerns: [], notes: [], table: null, conflicts: [], closed: null, approved: null,
  };
}

function stopped({ stretches }: Session, time: string): Session['stretches'] {
  return stretches.map((one) => (one.to === null ? { ...one, to: time } : one));
}

function withPerson(
  attendance: readonly Attendance[],
  { person, practice, role, state, proxyFor }: Omit<SessionEvents['session attendance recorded'], 'session'>,
  time: string,
): readonly Attendance[] {
  const key = personKey(person);
  const before = attendance.find((one) => personKey(one.person) === key);
  const cameNow = state === 'present' || state === 'late';
  const next: Attendance = {
    person: before?.person ?? person, practice, role, state, proxyFor,
    late: state === 'late' || (state === 'left' && (before?.late ?? false)),
    arrivedAt: state === 'apology' ? null : (before?.arrivedAt ?? (cameNow ? time : null)),
    leftAt: state === 'left' ? time : null,
  };
  return before === undefined ? [...attendance, next] : attendance.map((one) => (one === before ? next : one));
}

/** The captures with one more; an id that stands already stays as it is. */
function added(captures: readonly SessionCapture[], capture: SessionCapture): readonly SessionCapture[] {
  return captures.some(({ id }) => id === capture.id) || !captureKinds.includes(capture.kind) ? captures : [...captures, capture];
}

function settled(before: Session, conflict: string, how: NonNullable<CaptureConflict['settled']>): Partial<Session> {
  const found = before.conflicts.find((one) => one.id === conflict && one.settled === null);
  if (found === undefined) return {};
  return {
    conflicts: before.conflicts.map((one) => (one === found ? { ...one, settled: how } : one)),
    captures: how.keep === 'ours' ? before.captures : before.captures.map((one) => (one.id === found.capture ? { ...found.theirs, done: one.done ?? found.theirs.done } : one)),
  };
}

/** A session changed; one that there is not stays away. */
function change(state: PlanState, session: string, to: (before: Session) => Partial<Session>): PlanState {
  return state.sessions.some(({ id }) => id === session)
    ? { ...state, sessions: state.sessions.map((one) => (one.id === session ? { ...one, ...to(one) } : one)) }
    : state;
}
