import type { Grade, Source } from '@pbc-planner/base';

/** What a gate does where a condition is not met: it stops the project, or says so and lets it through. */
export type GateSeverity = 'blocks' | 'warns';

/** A question of a step. Its answer is kept with who gave it. */
export interface ProcessQuestion {
  readonly id: string;
  readonly question: string;
}

/** A kind of evidence that a step asks for. */
export interface EvidenceKind {
  readonly id: string;
  readonly title: string;
  /** After so many months it no longer counts; absent where it does not age. */
  readonly staleAfterMonths?: number;
}

/** A condition of an exit gate: a named fact of the plan, and what follows where it is not so. */
export interface GateCondition {
  readonly id: string;
  /** A name of the closed set of facts, or `evidence:`, `answer:` or `launch:` with an id of this pack. */
  readonly fact: string;
  readonly severity: GateSeverity;
  /** What must be so, in a sentence. */
  readonly text: string;
  /** Whether somebody may go past it with a name and a reason. Never past an interest. */
  readonly override: 'with reason' | 'never';
}

/** A step of change. */
export interface ProcessStep {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly support?: string;
  /** What should be so before it begins. */
  readonly entry: readonly string[];
  readonly questions: readonly ProcessQuestion[];
  readonly evidence: readonly EvidenceKind[];
  /** What is there when it is done. */
  readonly output: readonly string[];
  readonly pitfalls: readonly string[];
  readonly typicalTime: { readonly text: string; readonly grade: Grade };
  readonly gate: readonly GateCondition[];
}

/** A way to the provider. Choosing one is advice with reasons, and no legal verdict. */
export interface ProviderRoute {
  readonly id: string;
  readonly title: string;
  /** When it is the way, in a sentence. */
  readonly when: string;
  /**
   * Groups of facts of the closed set, any of which speaks for it: every fact of the group is so, or with `not ` before it is not.
   * Absent: the process gives no advice on it.
   */
  readonly advised?: readonly (readonly string[])[];
}

/** Something to have in place before patients are sent. */
export interface LaunchItem {
  readonly id: string;
  readonly title: string;
}

/** A problem that others met. Until somebody says whether it is here too, it is not known. */
export interface KnownProblem {
  readonly id: string;
  readonly title: string;
  /** What may help, in a sentence. */
  readonly response: string;
  /** The gate that asks for it. */
  readonly gate?: { readonly step: string; readonly severity: GateSeverity };
}

/** A locality's process of change, as data: a step removed, renamed or added is a change of this and of no code. */
export interface ChangeProcess {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly steps: readonly ProcessStep[];
  readonly routes: readonly ProviderRoute[];
  readonly launch: readonly LaunchItem[];
  readonly problems: readonly KnownProblem[];
  readonly sources: Readonly<Record<string, Source>>;
  /** Of steps, conditions and kinds of evidence. */
  readonly grade: Grade;
}
