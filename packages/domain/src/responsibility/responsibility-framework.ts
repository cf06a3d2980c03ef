import type { Grade, Severity, Source } from '@pbc-planner/base';
import type { Condition } from './condition.ts';
import type { ResponsibilityStatus, Right } from './right.ts';

/** How far up a party stands, from the top; `beside` stands outside the ladder. */
export type PartyLevel = 'region' | 'area' | 'locality' | 'network' | 'practice' | 'beside';

/** Anybody that may hold a right. */
export interface FrameworkParty {
  readonly id: string;
  readonly title: string;
  readonly level: PartyLevel;
  /** For whom it stands where a check asks: patients, or clinicians other than GPs. */
  readonly stands?: 'patients' | 'clinicians';
  readonly motto?: string;
  readonly note?: string;
}

/** How several parties hold an item together. `null` is not known, which is legal. */
export interface SharedArrangement {
  readonly members: readonly string[];
  readonly convenor: string | null;
  readonly decisionRule: string | null;
  /** What else the rule says. */
  readonly decisionNote?: string;
  readonly tieBreak: string | null;
  /** A date, or how often. */
  readonly reviewBy: string | null;
}

/** How an unresolved item could be settled. Never more than a proposal. */
export interface Suggestion {
  /** What the source says elsewhere, and how strongly. */
  readonly hint?: string;
  readonly strength?: 'none' | 'weak' | 'medium' | 'strong';
  readonly proposed: readonly { readonly party: string; readonly right: 'lead' | 'joint' | 'support'; readonly part?: string }[];
  readonly grade: Grade;
}

/** One responsibility as a framework publishes it. */
export interface FrameworkItem {
  readonly id: string;
  readonly title: string;
  readonly group?: string;
  readonly status: ResponsibilityStatus;
  readonly lead?: string;
  /** Parties between which the source leaves an unresolved item open. */
  readonly candidates?: readonly string[];
  readonly suggestion?: Suggestion;
  readonly shared?: SharedArrangement & { readonly grade: Grade };
  /** Parties by right, besides the lead, the members and those that a condition names. */
  readonly roles: Readonly<Partial<Record<Exclude<Right, 'lead'>, readonly string[]>>>;
  readonly rolesGrade: Grade;
  readonly conditions: readonly (Condition & { readonly grade: Grade })[];
  readonly money: boolean;
  /** How much work it is against the others; 1 unless told. */
  readonly effort?: number;
  /** Ids in the framework's `sources`; none where nothing was found. */
  readonly sources: readonly string[];
  /** Of the status, the lead and what the source itself says of conditions. */
  readonly grade: Grade;
  readonly gradeNote?: string;
}

/** Two items that depend on each other. */
export interface FrameworkPair {
  readonly items: readonly [string, string];
  /**
   * `separation`: different parties must lead them. `gate`: the first is settled before the second.
   * The others tell how they belong together.
   */
  readonly kind: 'separation' | 'gate' | 'consistency' | 'sequence' | 'support';
  readonly reason: string;
  readonly grade: Grade;
}

/** How an item carries over into a later framework. */
export type SuccessorKind = '1:1' | 'changed' | 'split' | 'merged' | 'split+merged' | 'none';

export interface ItemSuccessor {
  readonly item: string;
  readonly to: readonly string[];
  readonly kind: SuccessorKind;
  readonly note?: string;
}

export interface PartySuccessor {
  readonly party: string;
  /** The first takes what nobody decides otherwise. */
  readonly to: readonly string[];
  readonly note?: string;
}

/** The table that leads from one framework to another. */
export interface FrameworkSuccessors {
  readonly framework: string;
  readonly grade: Grade;
  readonly items: readonly ItemSuccessor[];
  readonly parties: readonly PartySuccessor[];
}

/** How a framework sets one of the checks. */
export interface CheckSetting {
  readonly code: string;
  readonly severity: Severity;
  /** The number above which it speaks, in the unit of the check. */
  readonly limit?: number;
}

/** One of a framework's action points, to be tracked. */
export interface ActionPoint {
  readonly id: string;
  readonly title: string;
  readonly answers: string;
  readonly doneWhen: string;
  readonly countPer: 'practice' | 'locality';
  readonly sources: readonly string[];
  readonly grade: Grade;
  readonly evidenceGrade: Grade;
  /** The facts of the plan that tell how far it is; without any, only what somebody records tells. */
  readonly shownBy?: 'participation' | 'budget-method' | 'direct-management' | 'commitment' | 'projects';
  /** The parties that must each have answered, where it takes several. */
  readonly sides?: readonly string[];
  /** What to do next, as a call that works. */
  readonly nextStep?: string;
}

/** The clauses that an agreement between the members has to answer. */
export interface FrameworkAgreement {
  readonly grade: Grade;
  readonly note: string;
  readonly clauses: readonly {
    readonly id: string;
    readonly title: string;
    readonly mustAnswer: string;
    readonly mandatory: boolean;
    /** The list of signatures answers it, so it needs no text. */
    readonly answeredBySignatures?: boolean;
    readonly items: readonly string[];
  }[];
  /** What an agreement is complete with: each part needs at least one of its clauses filled. */
  readonly parts: readonly { readonly id: string; readonly title: string; readonly clauses: readonly string[] }[];
  readonly partsSources: readonly string[];
  readonly partsGrade: Grade;
}

/** One step of a scale. */
export interface ScaleStep {
  readonly score: number;
  readonly title: string;
}

/** How practices say how committed they are, and what is read out of it. */
export interface CommitmentScale {
  readonly grade: Grade;
  readonly note: string;
  /** What is asked, for people. */
  readonly questions: { readonly willingness: string; readonly capacity: string };
  /** From 0 upwards, without gaps. */
  readonly willingness: readonly ScaleStep[];
  readonly capacity: readonly ScaleStep[];
  /** Names for ranges of scores, the lowest first; each begins at `from` and ends where the next begins. */
  readonly bands: readonly { readonly id: string; readonly letter: string; readonly title: string; readonly from: number }[];
  /** The willingness from which a practice could lead, and the number of them from which there is a choice to make. */
  readonly couldLeadFrom: number;
  readonly chooseFrom: number;
  /** The interquartile range from which opinions are polarised. */
  readonly polarisedFrom: number;
  /** The difference of willingness and capacity from which there is a gap. */
  readonly gapFrom: number;
  /** Answers below which nothing is worked out of them. */
  readonly leastAnswers: number;
}

/** The responsibilities of a time: parties, items and rules, with their evidence. All that people read about items is here. */
export interface ResponsibilityFramework {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly sources: Readonly<Record<string, Source>>;
  /** What the words for rules of decision mean. */
  readonly decisionRules: Readonly<Record<string, string>>;
  readonly groups?: readonly { readonly id: string; readonly title: string; readonly commitment?: boolean }[];
  readonly parties: readonly FrameworkParty[];
  readonly items: readonly FrameworkItem[];
  readonly pairs: readonly FrameworkPair[];
  readonly successors: readonly FrameworkSuccessors[];
  readonly checks: readonly CheckSetting[];
  readonly actionPoints?: readonly ActionPoint[];
  readonly agreement?: FrameworkAgreement;
  /** How commitment is scored: on the items of the groups marked for it, or on all items where none is. */
  readonly commitment?: CommitmentScale;
  /** Findings and figures of the time, dated where they hold for a time. */
  readonly facts?: readonly { readonly text: string; readonly from?: string; readonly sources: readonly string[]; readonly grade: Grade }[];
  /** What was looked for and not found. */
  readonly gaps?: readonly string[];
}
