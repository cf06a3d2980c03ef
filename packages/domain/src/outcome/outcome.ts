import type { Diagnostic, Document, FinancialYear, Grade, Pence, Table, TraceStep } from '@pbc-planner/base';
import type { ServiceLineState } from '../plan/service-lines.ts';
import type { Practice, PracticeCode } from '../practice.ts';
import type { BudgetStatusOutcome } from './budget-status.ts';
import type { CaseStudyCheckOutcome, CaseStudyOutcome } from './case-study-outcomes.ts';
import type {
  ActionPointsOutcome, AgreementOutcome, CommitmentSheetOutcome, HeatmapOutcome, LeadsOutcome,
} from './commitment-outcomes.ts';
import type { DutyOutcome, InvolvementOutcome, RepresentativenessOutcome } from './involvement-outcomes.ts';
import type { MatrixDiffOutcome } from './matrix-diff.ts';
import type { MatrixRoundOutcome } from './matrix-round.ts';
import type { NeedIndexOutcome } from './need-index.ts';
import type { PaceOutcome } from './pace.ts';
import type { PrescribingUnitsOutcome } from './prescribing-units.ts';
import type { RiskPoolOutcome } from './risk-pool.ts';
import type { SavingsOutcome } from './savings.ts';
import type { ThresholdOutcome } from './threshold.ts';
import type { BusinessCaseOutcome, RouteAdviceOutcome, SpecificationOutcome } from './paper-outcomes.ts';
import type { GateOutcome, WalkOutcome } from './process-outcomes.ts';
import type { PortfolioOutcome, PrioritisationOutcome, ProjectOutcome, QuickWinOutcome } from './project-outcomes.ts';
import type { ScreenOutcome } from './screen.ts';
import type { CheckOutcome, MatrixImportOutcome, MatrixOutcome, MigrationOutcome } from './responsibility-outcomes.ts';
import type {
  ActionsOutcome, MinutesOutcome, SessionFollowOutcome, SessionOutcome, SessionsOutcome, SessionTableOutcome,
} from './session-outcomes.ts';
import type { VoteOutcome } from './vote-outcome.ts';
import type { WhatIfOutcome } from './what-if.ts';

/** One method of a comparison. */
export interface ComparedMethod {
  readonly id: string;
  readonly title: string;
  /** The options that it ran with, those nobody gave included. */
  readonly options: Readonly<Record<string, string | number | boolean>>;
  /** The same in words, for people: `uplift 0 per cent`. */
  readonly settings?: readonly string[];
  /** The lowest grade that any of its figures rests on. */
  readonly grade: Grade;
  /** What it read: `spend of 2021/22`. */
  readonly reads: readonly string[];
}

/** How far a practice is from its fair share: current less fair share. */
export interface Distance {
  readonly pence: Pence;
  /** Hundredths of a per cent of the fair share, half away from zero; `null` where the fair share is nothing. */
  readonly basisPoints: number | null;
}

/** Where a practice stands among those on its side of the fair share, from 1 for the farthest. Equals share the better rank. */
export interface Standing {
  readonly side: 'over' | 'under';
  readonly byPounds: number;
  /** `null` where the fair share is nothing. */
  readonly byPercent: number | null;
}

/** How far from its fair share a budget may be, and who or what says so. */
export interface Tolerance {
  /** Hundredths of a per cent of the fair share. */
  readonly basisPoints: number;
  readonly by: string;
  readonly reason: string;
  readonly grade: Grade;
  /** The policy parameter, where it is one. */
  readonly parameter?: string;
}

/** One practice of a comparison. */
export interface ComparisonRow {
  readonly practice: PracticeCode;
  readonly name: string;
  /** Registered patients; `null` where no file gives them. */
  readonly list: number | null;
  /** Pence by method id. */
  readonly amounts: Readonly<Record<string, Pence>>;
  /** `null` unless both a current and a fair-share method are compared. */
  readonly distance: Distance | null;
  /** Whether it is farther from its fair share than the tolerance; `null` without a distance or a tolerance. */
  readonly beyond?: boolean | null;
  /** `null` without a distance, or with none to speak of. */
  readonly standing?: Standing | null;
  /** What was spent on lines that are blocked back, and the current budget with it: all that the patients cost. Absent where no line is. */
  readonly blockedBackPence?: Pence;
  readonly totalSpendPence?: Pence;
  /** What is to be known of this practice's figures, in a few words each; absent where nothing is. */
  readonly marks?: readonly string[];
}

/** A service line of the base year, and where it stands. */
export interface ComparedLine {
  readonly line: string;
  readonly state: ServiceLineState;
  readonly year: FinancialYear;
  /** Spent on it by the practices compared; `null` for a line that is out of scope. */
  readonly pence: Pence | null;
}

/** A file that the figures were read from. */
export interface InputFile {
  readonly name: string;
  readonly sha256: string;
  /** Practices in it. */
  readonly rows: number;
  readonly year: FinancialYear;
  readonly source: string;
  readonly grade: Grade;
}

/** The budgets of every practice by several methods. Each method's amounts sum to the pool. */
export interface ComparisonOutcome {
  readonly kind: 'comparison';
  readonly locality: string;
  readonly fictional: boolean;
  readonly year: FinancialYear;
  readonly poolPence: Pence;
  /** `null` where nobody gave a tolerance and policy has none for the year, or nothing is compared with a fair share. */
  readonly toleranceBasisPoints?: number | null;
  readonly tolerance?: Tolerance | null;
  readonly methods: readonly ComparedMethod[];
  readonly rows: readonly ComparisonRow[];
  readonly totals: Readonly<Record<string, Pence>>;
  readonly inputs: readonly InputFile[];
  readonly notes: readonly string[];
  /** Where the service lines stand, once any was placed. */
  readonly lines?: readonly ComparedLine[];
}

/** How one figure came about, step by step. */
export interface ExplanationOutcome {
  readonly kind: 'explanation';
  readonly locality: string;
  readonly fictional: boolean;
  readonly practice: PracticeCode;
  readonly name: string;
  readonly year: FinancialYear;
  readonly method: string;
  readonly title: string;
  /** What the figure is, where it is not the budget itself: `budget after top-slices`. */
  readonly figure?: string;
  readonly pence: Pence;
  readonly grade: Grade;
  readonly steps: readonly TraceStep[];
}

/** The practices of a locality. */
export interface LocalityOutcome {
  readonly kind: 'locality';
  readonly name: string;
  readonly year: FinancialYear;
  readonly framework: string;
  readonly fictional: boolean;
  readonly practices: readonly Practice[];
  readonly inputs: readonly Omit<InputFile, 'sha256'>[];
}

/** What an import took, and what it left out. */
export interface ImportOutcome {
  readonly kind: 'import';
  readonly file: { readonly name: string; readonly sha256: string };
  /** `null` where the file was not recognised. */
  readonly profile: string | null;
  readonly year: FinancialYear | null;
  /** Practices taken. */
  readonly practices: number;
  /** Figures taken, and figures left out, each of which is a diagnostic. */
  readonly figures: number;
  readonly leftOut: number;
  /** False when nothing was saved: refused, a dry run, or already held. */
  readonly imported: boolean;
  readonly dryRun: boolean;
}

/** Rows for people and spreadsheets, where no kind of its own is needed. */
export interface TableOutcome {
  readonly kind: 'table';
  readonly fictional: boolean;
  /** The lowest grade of what its figures rest on; absent where it holds none, or each row says its own. */
  readonly grade?: Grade;
  readonly table: Table;
}

/** A text with headings, lists and tables. */
export interface DocumentOutcome {
  readonly kind: 'document';
  readonly document: Document;
}

/** A sentence or two. */
export interface MessageOutcome {
  readonly kind: 'message';
  readonly text: string;
}

/** Text that is meant for another program: a completion script, a schema. */
export interface TextOutcome {
  readonly kind: 'text';
  readonly mediaType: string;
  readonly text: string;
}

/** Several answers of one call. */
export interface CollectionOutcome {
  readonly kind: 'collection';
  readonly title: string;
  readonly parts: readonly Outcome[];
}

/** There is no answer: the diagnostics say why. */
export interface RefusalOutcome {
  readonly kind: 'refusal';
  readonly command: string;
}

/** Everything that a command may answer. Closed: every surface shows every kind, or does not compile. */
export type Outcome =
  | ComparisonOutcome | ExplanationOutcome | LocalityOutcome | ImportOutcome | NeedIndexOutcome | PrescribingUnitsOutcome | PaceOutcome
  | RiskPoolOutcome | SavingsOutcome | ThresholdOutcome
  | WhatIfOutcome | BudgetStatusOutcome
  | MatrixOutcome | CheckOutcome | MigrationOutcome | MatrixImportOutcome | MatrixRoundOutcome | MatrixDiffOutcome
  | CommitmentSheetOutcome | HeatmapOutcome | LeadsOutcome | AgreementOutcome | ActionPointsOutcome
  | ProjectOutcome | PortfolioOutcome | QuickWinOutcome | PrioritisationOutcome
  | WalkOutcome | GateOutcome | BusinessCaseOutcome | SpecificationOutcome | RouteAdviceOutcome
  | ScreenOutcome | InvolvementOutcome | DutyOutcome | RepresentativenessOutcome | CaseStudyOutcome | CaseStudyCheckOutcome
  | SessionOutcome | SessionsOutcome | ActionsOutcome | MinutesOutcome | SessionFollowOutcome | SessionTableOutcome
  | VoteOutcome
  | TableOutcome | DocumentOutcome | MessageOutcome | TextOutcome | CollectionOutcome | RefusalOutcome;

export type OutcomeKind = Outcome['kind'];

/** An answer as scripts get it. */
export type Answer<O extends Outcome = Outcome> = { readonly format: 1; readonly diagnostics: readonly Diagnostic[] } & O;

/** No answer. */
export function refusal(command: string): RefusalOutcome {
  return { kind: 'refusal', command };
}
