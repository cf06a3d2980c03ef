import type { Grade, Pence } from '@pbc-planner/base';
import type { DeclaredInterest, GateOverride, HeldEvidence, RecordedRoute, WithdrawnEvidence } from '../plan/change-process-state.ts';
import type { GateSeverity, ProcessStep } from '../process/change-process.ts';

/** Whether a condition holds. `unknown`: nobody has said, which is not the same as no. */
export type GateConditionState = 'met' | 'missing' | 'unknown';

/** A condition of a gate, as the plan stands. */
export interface ShownCondition {
  readonly id: string;
  readonly fact: string;
  readonly severity: GateSeverity;
  readonly text: string;
  readonly override: 'with reason' | 'never';
  readonly state: GateConditionState;
  /** Why, in a sentence. */
  readonly reason: string;
  /** What to do about it; empty where it is met. */
  readonly mend: string;
  /** Who went past it in this call, and why; `null` where nobody did. */
  readonly overridden: { readonly by: string; readonly reason: string } | null;
}

/** The exit gate of one step of one project. */
export interface GateOutcome {
  readonly kind: 'gate';
  readonly locality: string;
  readonly fictional: boolean;
  readonly process: string;
  readonly project: string;
  readonly title: string;
  readonly step: string;
  readonly stepTitle: string;
  /** Whether nothing blocks. */
  readonly open: boolean;
  /** Whether the project went through in this call, and what comes next; `null` where nothing does. */
  readonly advanced: boolean;
  readonly next: string | null;
  readonly conditions: readonly ShownCondition[];
  readonly grade: Grade;
}

/** A step of a walk. */
export interface WalkedStep {
  readonly id: string;
  readonly title: string;
  readonly state: 'passed' | 'here' | 'ahead';
  readonly lead: string;
  readonly typicalTime: ProcessStep['typicalTime'];
  /** When it was left, ISO 8601 in UTC, and by whom. */
  readonly passed: { readonly at: string; readonly by: string } | null;
  /** How many conditions of its gate block and warn, as the plan stands. */
  readonly blocking: number;
  readonly warning: number;
}

/** Where a project stands in its process of change. */
export interface WalkOutcome {
  readonly kind: 'walk';
  readonly locality: string;
  readonly fictional: boolean;
  readonly project: string;
  readonly title: string;
  /** `chosen`: somebody chose it for this project; otherwise it is the locality's. */
  readonly process: { readonly id: string; readonly title: string; readonly chosen?: boolean };
  readonly steps: readonly WalkedStep[];
  /** The step it is at; `null` where all were passed. */
  readonly here: {
    readonly step: ProcessStep;
    readonly answers: readonly { readonly question: string; readonly text: string; readonly answer: string | null; readonly by: string | null }[];
    readonly conditions: readonly ShownCondition[];
  } | null;
  /** `freshUntil`: the last day on which it counts; `null` where its kind does not age. */
  readonly evidence: readonly (HeldEvidence & { readonly title: string; readonly stale: boolean; readonly freshUntil?: string | null })[];
  readonly withdrawn?: readonly WithdrawnEvidence[];
  readonly deciders: readonly { readonly person: string; readonly declared: 'nothing yet' | 'no interest' | 'an interest'; readonly counted: boolean }[];
  readonly interests: readonly DeclaredInterest[];
  readonly route: (RecordedRoute & { readonly title: string }) | null;
  readonly launch: readonly { readonly id: string; readonly title: string; readonly text: string | null }[];
  readonly reviews: readonly {
    readonly verdict: 'keep' | 'change' | 'stop'; readonly grossPence: Pence; readonly netPence: Pence; readonly freedUp: string | null; readonly note: string; readonly on: string;
  }[];
  /** Every condition that anybody ever went past. */
  readonly overrides: readonly GateOverride[];
  readonly grade: Grade;
}
