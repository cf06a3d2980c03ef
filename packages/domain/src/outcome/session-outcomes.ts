import type { Call } from '../contracts/command.ts';
import type { PracticeCode } from '../practice.ts';
import type { BlockClock, ClockState } from '../session/session-clock.ts';
import type { Attendance, CaptureConflict, PrivateNote, SessionCapture, SessionConcern, SessionScreen } from '../session/session.ts';
import type { VoteOutcome } from './vote-outcome.ts';
import type { CaptureKind, ChallengeCard, QuorumRule } from '../session/session-template.ts';

/** A block of an agenda with its clock. */
export interface ShownBlock extends BlockClock {
  readonly id: string;
  readonly title: string;
  /** Whether it is at hand, was at hand before, or comes yet. */
  readonly state: 'here' | 'visited' | 'ahead';
  readonly challenge: string | null;
  /** How many items were captured in it. */
  readonly captured: number;
}

/** A captured item with what is amiss with it. */
export interface ShownCapture extends SessionCapture {
  readonly session: string;
  /** What an action lacks; empty for everything else. */
  readonly missing: readonly ('owner' | 'due')[];
  /** Whether it is an open action whose day is past. */
  readonly overdue: boolean;
}

/** Whether a session can decide, and by which rule. */
export interface ShownQuorum {
  readonly met: boolean;
  /** In a sentence. */
  readonly text: string;
  /** Practices of the locality, those that somebody stands for, and those that are needed; `null` where the rule asks for none. */
  readonly practices: number;
  readonly represented: readonly PracticeCode[];
  readonly needed: number | null;
  readonly people: number;
  readonly peopleNeeded: number | null;
  readonly grade: QuorumRule['grade'];
}

/** What the room hears before a block is left, or before the session closes. */
export interface ReadBack {
  /** The block that would be left; `null` for the whole session. */
  readonly block: string | null;
  readonly decided: readonly ShownCapture[];
  readonly actions: readonly ShownCapture[];
  readonly questions: readonly ShownCapture[];
  readonly parked: readonly ShownCapture[];
  /** What the challenge asks at its end; `null` where there is none. */
  readonly debrief: string | null;
}

/** What the screen of the room shows: the agenda, the block at hand and what was captured. Nothing private is in it. */
export interface SessionOutcome {
  readonly kind: 'session';
  readonly locality: string;
  readonly fictional: boolean;
  readonly session: string;
  readonly template: string;
  readonly title: string;
  readonly rehearsal: boolean;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** The time that the clocks stand at. */
  readonly asOf: string;
  readonly clock: ClockState;
  readonly facilitator: string;
  /** The table that this copy stands on; `null` for the room's own. */
  readonly table: string | null;
  readonly agenda: readonly ShownBlock[];
  readonly plannedSeconds: number;
  readonly elapsedSeconds: number;
  readonly here: ShownBlock & {
    /** Counts from 1. */
    readonly number: number;
    /** What the room reads: a few words a line. */
    readonly prompt: readonly string[];
    /** What it asks to be captured. */
    readonly captures: readonly CaptureKind[];
    /** The command that the block shows; `null` where it shows none. */
    readonly shows: Call | null;
    /** The challenge; its twist from half time on, and `null` before. */
    readonly card: (Pick<ChallengeCard, 'title' | 'situation' | 'data' | 'roles' | 'question'> & { readonly twist: string | null }) | null;
  };
  /** `null` unless something is to be left or closed. */
  readonly readBack: ReadBack | null;
  readonly attendance: readonly Attendance[];
  readonly quorum: ShownQuorum;
  readonly captures: readonly ShownCapture[];
  readonly concerns: readonly SessionConcern[];
  /** Ids of actions without an owner or a day. */
  readonly flagged: readonly string[];
  /** Those that nobody settled yet. */
  readonly conflicts: readonly CaptureConflict[];
  /** What was on screen last, for whoever resumes. */
  readonly screen: SessionScreen | null;
}

/** One session of a list. */
export interface ListedSession {
  readonly session: string;
  readonly title: string;
  readonly template: string;
  readonly rehearsal: boolean;
  readonly state: 'open' | 'closed' | 'approved';
  readonly startedAt: string;
  readonly closedAt: string | null;
  readonly facilitator: string;
  readonly people: number;
  readonly decisions: number;
  readonly actions: number;
  readonly openActions: number;
}

/** The sessions of a plan, and how others can be started. */
export interface SessionsOutcome {
  readonly kind: 'sessions';
  readonly locality: string;
  readonly fictional: boolean;
  /** The latest first. */
  readonly sessions: readonly ListedSession[];
  readonly templates: readonly {
    readonly id: string; readonly title: string; readonly minutes: number; readonly blocks: number; readonly rehearsalOnly: boolean;
    /** The cards that may be picked, and how many are. */
    readonly challenges: readonly { readonly id: string; readonly title: string }[];
    readonly picked: number;
  }[];
}

/** The actions of all sessions, overdue first, and whom to chase. */
export interface ActionsOutcome {
  readonly kind: 'actions';
  readonly locality: string;
  readonly fictional: boolean;
  /** The day that dates are judged by. */
  readonly asOf: string;
  /** Open ones, those without a day last; then those that are done, where they were asked for. */
  readonly actions: readonly ShownCapture[];
  /** Open actions by practice; under `null` those of nobody's practice. */
  readonly chase: readonly { readonly practice: PracticeCode | null; readonly name: string; readonly actions: readonly string[] }[];
}

/** Who was there of one practice. */
export interface MinutedPractice {
  readonly practice: PracticeCode;
  readonly name: string;
  readonly represented: 'own' | 'proxy' | 'nobody';
  readonly people: readonly Attendance[];
  /** Who stood for it besides an own practice. */
  readonly proxies: readonly string[];
}

/** Something that was done to the plan during a session. */
export interface MinutedChange {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly by: string;
  /** A sentence in the past tense. */
  readonly text: string;
}

/** The minutes of a session, from the same log as everything else. Nothing private is in them. */
export interface MinutesOutcome {
  readonly kind: 'minutes';
  readonly locality: string;
  readonly fictional: boolean;
  readonly session: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly startedAt: string;
  /** `null` while the session is open. */
  readonly closedAt: string | null;
  readonly state: 'open' | 'draft' | 'approved';
  readonly approved: { readonly by: string; readonly at: string } | null;
  /** Who led it, in order: the first one began it, each other one took it over. */
  readonly facilitators: readonly { readonly person: string; readonly from: string }[];
  /** Whether names stand as roles. */
  readonly roles: boolean;
  readonly agenda: readonly ShownBlock[];
  readonly quorum: ShownQuorum;
  readonly practices: readonly MinutedPractice[];
  /** People of no practice. */
  readonly others: readonly Attendance[];
  readonly decisions: readonly ShownCapture[];
  readonly actions: readonly ShownCapture[];
  readonly questions: readonly ShownCapture[];
  readonly parked: readonly ShownCapture[];
  readonly concerns: readonly SessionConcern[];
  /** As the room saw them, names as roles where that was asked. */
  readonly votes: readonly VoteOutcome[];
  /** Interests that were declared, denied or dealt with. */
  readonly interests: readonly MinutedChange[];
  readonly matrixChanges: readonly MinutedChange[];
  /** Everything else that was done to the plan. */
  readonly planChanges: readonly MinutedChange[];
  /** Items that tables wrote in two ways and nobody settled. */
  readonly conflicts: readonly CaptureConflict[];
}

/** The facilitator's own screen: the room's in brief, with what the room must not read. */
export interface SessionFollowOutcome {
  readonly kind: 'session-follow';
  readonly locality: string;
  readonly fictional: boolean;
  readonly session: string;
  readonly title: string;
  readonly rehearsal: boolean;
  readonly asOf: string;
  readonly clock: ClockState;
  readonly facilitator: string;
  readonly elapsedSeconds: number;
  readonly plannedSeconds: number;
  readonly here: ShownBlock & { readonly number: number; readonly of: number; readonly prompt: readonly string[]; readonly shows: Call | null };
  readonly next: { readonly id: string; readonly title: string; readonly minutes: number } | null;
  /** The template's notes for the block, one idea a line. */
  readonly guide: readonly string[];
  readonly card: ChallengeCard | null;
  readonly notes: readonly PrivateNote[];
  readonly quorum: ShownQuorum;
  readonly flagged: readonly ShownCapture[];
  readonly conflicts: readonly CaptureConflict[];
  readonly screen: SessionScreen | null;
}

/** What a table captured, for the plan of the whole room to merge. */
export interface SessionTableOutcome {
  readonly kind: 'session-table';
  readonly locality: string;
  readonly fictional: boolean;
  readonly session: string;
  readonly template: string;
  readonly startedAt: string;
  readonly table: string | null;
  readonly captures: readonly SessionCapture[];
  readonly concerns: readonly SessionConcern[];
}
