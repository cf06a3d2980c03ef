import type { Result, Severity } from '@pbc-planner/base';

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

/** The files of a workspace, in the care of whoever keeps them. It works where the plan cannot be opened too. */
export interface WorkspaceCare {
  /** Looks, and changes nothing. */
  readonly examine: () => Promise<readonly WorkspaceFinding[]>;
  /** Does the remedy of a finding that is mendable; it looks again first. Gives the cause where that failed, else `null`. */
  readonly mend: (finding: WorkspaceFinding) => Promise<string | null>;
  /** The earlier revisions that are whole, the newest first. */
  readonly revisions: () => Promise<Result<readonly KeptRevision[]>>;
  /** Makes an earlier revision the plan again, as a new revision, and keeps what was there. The diagnostics say where. */
  readonly restore: (revision: number) => Promise<Result<{ readonly revision: number }>>;
}
