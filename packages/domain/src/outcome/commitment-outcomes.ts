import type { Grade } from '@pbc-planner/base';
import type { PracticeCode } from '../practice.ts';
import type { ScaleStep } from '../responsibility/responsibility-framework.ts';

/** A round, as answers name it. */
export interface RoundSummary {
  readonly number: number;
  readonly title: string;
  /** ISO 8601. */
  readonly openedAt: string;
  readonly revealed: boolean;
  /** Why it was revealed before every sheet was complete; `null` where all were, or before. */
  readonly override: string | null;
}

/** What is asked of whom. */
interface OfLocality {
  readonly locality: string;
  readonly fictional: boolean;
  readonly framework: string;
}

/** How much of a sheet or of a round is answered. */
export interface Coverage {
  /** Answers given, willingness and capacity each counting one. */
  readonly answered: number;
  readonly asked: number;
}

/** The sheets of some practices: what is asked, and what is answered; never what the answer was. */
export interface CommitmentSheetOutcome extends OfLocality {
  readonly kind: 'commitment-sheet';
  readonly round: RoundSummary | null;
  readonly questions: { readonly willingness: string; readonly capacity: string };
  readonly willingness: readonly ScaleStep[];
  readonly capacity: readonly ScaleStep[];
  readonly sheets: readonly {
    readonly practice: PracticeCode;
    readonly name: string;
    readonly coverage: Coverage;
    readonly items: readonly { readonly item: string; readonly title: string; readonly willingness: boolean; readonly capacity: boolean; readonly note: boolean }[];
  }[];
  /** Whether something was kept by this call. */
  readonly saved: boolean;
  readonly dryRun: boolean;
}

/** A practice as a heat map shows it. */
export interface HeatmapPractice {
  /** A letter where the name stays hidden, else the code. */
  readonly column: string;
  /** `null` where it stays hidden. */
  readonly practice: PracticeCode | null;
  readonly name: string | null;
  readonly answered: number;
  /** The mean of what it answered, to two decimals; `null` where it answered nothing. */
  readonly index: string | null;
}

/** What the answers to one item come to. Numbers are exact decimals as text; `null` where there are too few answers. */
export interface ItemStatistics {
  readonly answered: number;
  readonly median: string | null;
  readonly lowerQuartile: string | null;
  readonly upperQuartile: string | null;
  readonly interquartileRange: string | null;
  /** Rounded once, to two decimals, half away from zero. */
  readonly mean: string | null;
  /** The same weighted by registered patients; `null` too where a list is not known. */
  readonly weightedMean: string | null;
  /** Practices that could lead. */
  readonly couldLead: number;
  readonly polarised: boolean;
}

/** One item of a heat map; cells in the order of the practices, `null` for no answer. */
export interface HeatmapItem {
  readonly id: string;
  readonly title: string;
  readonly cells: readonly (number | null)[];
  /** The cells of the round that it is held against. */
  readonly before: readonly (number | null)[] | null;
  readonly statistics: ItemStatistics;
  /** The band of the mean; `null` without one. */
  readonly band: string | null;
}

/** Somebody's score with the reason given. */
export interface ScoreReason {
  readonly column: string;
  readonly score: number;
  readonly note: string | null;
}

/** A polarised item with the outermost scores, lowest first. */
export interface Discussion {
  readonly item: string;
  readonly title: string;
  readonly interquartileRange: string;
  readonly lowest: readonly ScoreReason[];
  readonly highest: readonly ScoreReason[];
}

/** Items by practices. Before a round is revealed there are no practices, no cells and no statistics in it: only the coverage. */
export interface HeatmapOutcome extends OfLocality {
  readonly kind: 'heatmap';
  readonly measure: 'willingness' | 'capacity';
  readonly round: RoundSummary;
  readonly against: RoundSummary | null;
  readonly scale: readonly (ScaleStep & { readonly letter: string })[];
  readonly bands: readonly { readonly id: string; readonly letter: string; readonly title: string; readonly from: number }[];
  /** Draw with letters of ASCII alone. */
  readonly ascii: boolean;
  readonly grade: Grade;
  readonly coverage: Coverage & { readonly complete: number; readonly practices: number };
  readonly practices: readonly HeatmapPractice[];
  readonly items: readonly HeatmapItem[];
  readonly discussion: readonly Discussion[];
  readonly quartiles: 'inclusive';
  readonly couldLeadFrom: number;
  readonly polarisedFrom: number;
  readonly notes: readonly string[];
}

/** Somebody who could lead, with how ready. */
export interface LeadCandidate {
  readonly column: string;
  readonly practice: PracticeCode | null;
  readonly name: string | null;
  readonly willingness: number;
  readonly capacity: number | null;
}

/** Who could lead what. Never more than a suggestion. */
export interface LeadsOutcome extends OfLocality {
  readonly kind: 'leads';
  readonly round: RoundSummary;
  readonly items: readonly {
    readonly id: string;
    readonly title: string;
    /** `nobody` could lead it; `somebody` does; there is a choice to make; or too little is answered to say. */
    readonly state: 'nobody' | 'somebody' | 'choice' | 'not-answered';
    readonly candidates: readonly LeadCandidate[];
  }[];
  readonly gaps: readonly {
    readonly item: string;
    readonly title: string;
    readonly column: string;
    readonly practice: PracticeCode | null;
    readonly willingness: number;
    readonly capacity: number;
    /** Willingness less capacity: above zero willing without capacity, below zero able without will. */
    readonly gap: number;
    readonly note: string | null;
  }[];
  readonly couldLeadFrom: number;
  readonly chooseFrom: number;
  readonly gapFrom: number;
  readonly notes: readonly string[];
}

/** The locality agreement as it stands, or as it stood. */
export interface AgreementOutcome extends OfLocality {
  readonly kind: 'agreement';
  /** 0 before a word is written. */
  readonly version: number;
  /** Whether it is the wording in force now. */
  readonly current: boolean;
  readonly writtenAt: string | null;
  readonly grade: Grade;
  readonly note: string;
  readonly clauses: readonly {
    readonly id: string;
    readonly title: string;
    readonly mustAnswer: string;
    readonly mandatory: boolean;
    readonly answeredBySignatures: boolean;
    readonly text: string | null;
    readonly items: readonly { readonly id: string; readonly title: string }[];
  }[];
  /** What an agreement is complete with. */
  readonly parts: readonly { readonly id: string; readonly title: string; readonly met: boolean }[];
  /** Mandatory clauses without a text. */
  readonly missing: readonly string[];
  readonly signatures: readonly {
    readonly practice: PracticeCode;
    readonly name: string;
    readonly signatory: string;
    readonly role: string;
    readonly version: number;
    readonly signedAt: string;
    readonly state: 'signed' | 'lapsed' | 'withdrawn';
    readonly reason: string | null;
  }[];
  readonly unsigned: readonly { readonly practice: PracticeCode; readonly name: string }[];
  /** `null` where the whole agreement is asked for, else the clauses shown. */
  readonly only: readonly string[] | null;
}

/** How far something of an action point is. */
export type TrackedState = 'not-started' | 'in-hand' | 'done' | 'not-applicable' | 'overdue';

/** What is tracked of an action point, for the locality or for one practice. */
export interface Tracked {
  readonly state: TrackedState;
  /** What the plan itself shows; `null` where it shows nothing. */
  readonly shown: string | null;
  readonly owner: string | null;
  readonly due: string | null;
  readonly evidence: string | null;
  readonly reason: string | null;
}

/** The action points of a framework, each with how far it is. */
export interface ActionPointsOutcome extends OfLocality {
  readonly kind: 'action-points';
  /** The day that dates are judged by. */
  readonly on: string;
  readonly points: readonly (Tracked & {
    readonly id: string;
    readonly title: string;
    readonly answers: string;
    readonly doneWhen: string;
    readonly countPer: 'practice' | 'locality';
    readonly grade: Grade;
    /** Practices for which it is done or does not apply, of all; `null` where it counts once for the locality. */
    readonly done: { readonly practices: number; readonly of: number } | null;
    readonly nextStep: string | null;
    readonly practices: readonly (Tracked & { readonly practice: PracticeCode; readonly name: string })[];
  })[];
}
