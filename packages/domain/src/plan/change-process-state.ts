import type { Pence } from '@pbc-planner/base';
import type { GateSeverity } from '../process/change-process.ts';
import type { PlanState } from './plan-state.ts';

/** Something that somebody can be shown. */
export interface HeldEvidence {
  readonly id: string;
  readonly kind: string;
  readonly what: string;
  /** A paper, a person, a count: where it can be looked up. Never empty. */
  readonly source: string;
  /** A day such as 2006-10-31. */
  readonly on: string;
}

/** Evidence that somebody took back. */
export interface WithdrawnEvidence extends HeldEvidence {
  /** Empty where it was taken back without one. */
  readonly reason: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** A condition that somebody went past, for good on record. */
export interface GateOverride {
  readonly step: string;
  readonly condition: string;
  /** The condition as it read then. */
  readonly text: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** How the service will be provided, who was counted for and against, and why. */
export interface RecordedRoute {
  readonly route: string;
  readonly reasons: string;
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
}

/** What came of a change: the net saving decides, and a loss is negative. */
export interface ReviewRecord {
  readonly verdict: 'keep' | 'change' | 'stop';
  readonly grossPence: Pence;
  readonly netPence: Pence;
  /** What is done with money that is freed up; `null` where nobody said. */
  readonly freedUp: string | null;
  readonly note: string;
  readonly on: string;
}

/** How far a project is in its process of change, and what it gathered on the way. */
export interface Walk {
  /** The process that it walks, chosen when it began; `null` where nobody chose. */
  readonly process: string | null;
  /** Steps that were left through their gates, by id. */
  readonly passed: ReadonlyMap<string, { readonly by: string; readonly at: string }>;
  readonly answers: ReadonlyMap<string, { readonly answer: string; readonly by: string }>;
  readonly evidence: readonly HeldEvidence[];
  /** Evidence that counts no more, with the reason; its id is never used again. */
  readonly withdrawn: readonly WithdrawnEvidence[];
  readonly deciders: readonly string[];
  /** People who said that they have no interest, by `personKey`. */
  readonly declaredNone: ReadonlySet<string>;
  readonly overrides: readonly GateOverride[];
  readonly route: RecordedRoute | null;
  /** What was said of the service to find the route, by question; what nobody said is not in it. */
  readonly routeFacts: ReadonlyMap<string, { readonly answer: string; readonly by: string }>;
  readonly launch: ReadonlyMap<string, string>;
  readonly reviews: readonly ReviewRecord[];
  /** How many of them are of an earlier round: there were so many when steps were last reopened. */
  readonly reviewsBefore: number;
}

/** What became of an interest: the person left the decision, stayed without a vote, or has it no more. */
export type InterestHandling = 'left' | 'stayed without a vote' | 'ended';

/** An interest that a person has in what a project decides. */
export interface DeclaredInterest {
  readonly id: string;
  readonly project: string;
  readonly person: string;
  readonly about: string;
  /** Whether the interest is in a service that would compete for the work. */
  readonly rival: boolean;
  /** `null` while it is unresolved. */
  readonly handled: { readonly how: InterestHandling; readonly note: string; readonly by: string; readonly at: string } | null;
}

/** A problem as the locality keeps it. */
export interface LoggedProblem {
  readonly id: string;
  readonly title: string;
  /** `null`: of every project. */
  readonly project: string | null;
  readonly owner: string | null;
  readonly response: string | null;
  readonly due: string | null;
  readonly gate: { readonly step: string; readonly severity: GateSeverity } | null;
  readonly closed: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** The process of change of every project, with its registers. */
export interface ChangeProcesses {
  readonly walks: ReadonlyMap<string, Walk>;
  readonly interests: readonly DeclaredInterest[];
  readonly problems: ReadonlyMap<string, LoggedProblem>;
}

/** Before anybody walked. */
export const noChangeProcesses: ChangeProcesses = { walks: new Map(), interests: [], problems: new Map() };

const noWalk: Walk = {
  process: null, passed: new Map(), answers: new Map(), evidence: [], withdrawn: [], deciders: [], declaredNone: new Set(), overrides: [], route: null, routeFacts: new Map(),
  launch: new Map(), reviews: [], reviewsBefore: 0,
};

/** How far a project is; nothing gathered yet where nobody began. */
export function walkOf({ changeProcesses }: PlanState, project: string): Walk {
  return changeProcesses.walks.get(project) ?? noWalk;
}

/** One key for one person, however the name is spaced or capitalised. */
export function personKey(name: string): string {
  return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}
