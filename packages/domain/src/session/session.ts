import type { PracticeCode } from '../practice.ts';
import type { CaptureKind, QuorumRule, SessionRole } from './session-template.ts';

/** A block of a session's agenda, as it was when the session began. */
export interface AgendaBlock {
  readonly id: string;
  readonly title: string;
  /** Planned minutes. */
  readonly minutes: number;
  /** The card that was picked for it; absent where the block has none. */
  readonly challenge?: { readonly id: string; readonly title: string };
}

/** A stretch of time in which the clock of a block ran. */
export interface Stretch {
  readonly block: string;
  /** ISO 8601, UTC. */
  readonly from: string;
  /** `null` while it runs. */
  readonly to: string | null;
}

/** Whether somebody is in the room. */
export type AttendanceState = 'present' | 'late' | 'left' | 'apology';

/** One person at a session. */
export interface Attendance {
  readonly person: string;
  /** `null` for somebody who is of no practice. */
  readonly practice: PracticeCode | null;
  readonly role: SessionRole;
  readonly state: AttendanceState;
  /** The practice that the person stands for besides the own one; `null` where there is none. */
  readonly proxyFor: PracticeCode | null;
  /** Whether the person came after the beginning, also where the person left again. */
  readonly late: boolean;
  /** ISO 8601, UTC; `null` where it did not happen. */
  readonly arrivedAt: string | null;
  readonly leftAt: string | null;
}

/** What a room left behind, without when and by whom it was written down. */
export interface CapturedItem {
  readonly kind: CaptureKind;
  readonly text: string;
  /** Who does it; `null` where nobody said. */
  readonly owner: string | null;
  /** A day such as 2006-11-06; `null` where nobody said. */
  readonly due: string | null;
  /** The practice that is to be asked about it; `null` where it is nobody's in particular. */
  readonly practice: PracticeCode | null;
}

/** A captured item with its origin. Its id is one in the whole plan, and names the table that wrote it. */
export interface SessionCapture extends CapturedItem {
  readonly id: string;
  readonly block: string;
  /** The table that wrote it; `null` at the plan of the whole room. */
  readonly table: string | null;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** For an action: when and by whom it was said to be done; `null` while it is open. */
  readonly done: { readonly at: string; readonly by: string; readonly note: string | null } | null;
}

/** A concern about something that was captured. A dissent is the wish that the minutes name it. */
export interface SessionConcern {
  /** What it is about; `null`: the session as a whole. */
  readonly capture: string | null;
  /** Whose it is; `null` where the person did not want to be named. */
  readonly person: string | null;
  readonly text: string;
  readonly dissent: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A note of the facilitator, which no minutes, file or screen of the room shows. */
export interface PrivateNote {
  readonly block: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
}

/** What was on screen, so that whoever resumes sees the same. */
export interface SessionScreen {
  /** The view of the workbench, or the id of the command that it shows. */
  readonly view: string;
  /** Its settings, by name. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The same item written in two ways at two tables. Open until somebody settles it; neither way wins by being last. */
export interface CaptureConflict {
  readonly id: string;
  /** The captured item. */
  readonly capture: string;
  readonly theirs: SessionCapture;
  /** The table that the other way came from, else its file. */
  readonly from: string;
  /** `null` while it is open. */
  readonly settled: { readonly keep: 'ours' | 'theirs'; readonly by: string; readonly at: string } | null;
}

/** A facilitated session, as its events add up. Elapsed time is worked out from the stretches and never stored. */
export interface Session {
  readonly id: string;
  /** The id of its template. */
  readonly template: string;
  readonly title: string;
  /** Whether it is played on a fictional locality. */
  readonly rehearsal: boolean;
  readonly idleMinutes: number;
  readonly quorum: QuorumRule;
  readonly agenda: readonly AgendaBlock[];
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The number of the event that began it: what came after it and before its close was done in it. */
  readonly startedSequence: number;
  /** Who led it, in order; the last one leads it now. */
  readonly facilitators: readonly { readonly person: string; readonly from: string }[];
  /** The block at hand. */
  readonly block: string;
  readonly paused: boolean;
  readonly stretches: readonly Stretch[];
  readonly screen: SessionScreen | null;
  /** One a person, in the order in which they were first named. */
  readonly attendance: readonly Attendance[];
  readonly captures: readonly SessionCapture[];
  readonly concerns: readonly SessionConcern[];
  readonly notes: readonly PrivateNote[];
  /** The table that this copy of the plan stands on; `null` for the room's own. */
  readonly table: string | null;
  readonly conflicts: readonly CaptureConflict[];
  readonly closed: { readonly by: string; readonly at: string; readonly sequence: number } | null;
  readonly approved: { readonly by: string; readonly at: string } | null;
}
