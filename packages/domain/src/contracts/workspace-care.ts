import type { Diagnostic, Result, Severity } from '@pbc-planner/base';
import type { PlanEvent } from '../plan/plan-event.ts';
import type { Call } from './command.ts';

/** Something about the files of a workspace that is amiss or worth knowing. */
export interface WorkspaceFinding {
  /** An `error` is lost or cannot be read, a `warning` asks for somebody's attention, an `info` is only told. */
  readonly severity: Severity;
  /** A stable code in kebab-case, for scripts. */
  readonly code: string;
  /** The file or folder, as seen from the workspace. */
  readonly file: string;
  /** The line of the file, from 1, where that is known. */
  readonly line?: number;
  /** What it is, in sentences. */
  readonly what: string;
  /** What to do about it, in sentences. */
  readonly remedy: string;
  /** Whether mending does that; else it is for a person to do. */
  readonly mendable: boolean;
  /** Whether collecting would remove the file, which is done only when it is asked for. */
  readonly collectable?: boolean;
}

/** A file that nothing names any more, once collecting has been asked for. */
export interface CollectedFile {
  /** As seen from the workspace. */
  readonly file: string;
  /** Why it was not removed; `null` where it was. */
  readonly failure: string | null;
}

/** An earlier revision of the plan that is whole and can be brought back. */
export interface KeptRevision {
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly savedBy: string;
  /** How many changes the plan held then. */
  readonly changes: number;
  /** The file, as seen from the workspace. */
  readonly file: string;
}

/** A call as it was made, so that it can be made again: files by whole paths, lists taken apart. */
export interface RememberedCall extends Call {
  /** Whether whoever made it had said yes. */
  readonly confirmed: boolean;
}

/** A change that could not be saved because somebody else had changed the plan, as it was kept in a file of its own. */
export interface KeptChange {
  /** The file, as seen from the workspace. */
  readonly file: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly keptAt: string;
  /** The revision that it was made to. */
  readonly revision: number;
  /** `null` where the file does not say. */
  readonly call: RememberedCall | null;
  /** What it did to that revision. */
  readonly events: readonly PlanEvent[];
  /** How many of the plan's events were there before it; `null` where the plan has not grown out of that revision. */
  readonly begins: number | null;
}

/** The changes that are kept, the oldest first, and the events of the plan as it is. */
export interface KeptChanges {
  readonly events: readonly PlanEvent[];
  readonly changes: readonly KeptChange[];
}

/** What a call did, or would do, to the plan as it is. */
export interface Repeated {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** None where it would change nothing. */
  readonly events: readonly PlanEvent[];
}

/** The files of a workspace, in the care of whoever keeps them. It works where the plan cannot be opened too. */
export interface WorkspaceCare {
  /** Looks, and changes nothing. */
  readonly examine: () => Promise<readonly WorkspaceFinding[]>;
  /** Does the remedy of a finding that is mendable; it looks again first. Gives the cause where that failed, else `null`. */
  readonly mend: (finding: WorkspaceFinding) => Promise<string | null>;
  /** Removes the figures that nothing names any more: neither the plan, nor anything else in the workspace. It looks again first. */
  readonly collect: () => Promise<Result<readonly CollectedFile[]>>;
  /** The earlier revisions that are whole, the newest first. */
  readonly revisions: () => Promise<Result<readonly KeptRevision[]>>;
  /** Makes an earlier revision the plan again, as a new revision, and keeps what was there. The diagnostics say where. */
  readonly restore: (revision: number) => Promise<Result<{ readonly revision: number }>>;
  /** The changes that could not be saved. The plan is read again for it, and is the open one from then on. */
  readonly keptChanges: () => Promise<Result<KeptChanges>>;
  /** Notes that a kept change was repeated: its file stays under another name. Gives the cause where that failed, else `null`. */
  readonly settle: (file: string) => Promise<string | null>;
  /** What a call would do to the plan as it is. Nothing is saved. */
  readonly attempt: (call: RememberedCall) => Promise<Repeated>;
  /** Makes a call again and saves it, as a change of its own in the name of whoever acts now. */
  readonly repeat: (call: RememberedCall) => Promise<Repeated>;
}
