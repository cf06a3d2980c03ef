import type { FinancialYear } from '@pbc-planner/base';
import type { DatedMeasure } from '../measure.ts';
import type { Membership, PracticeCode } from '../practice.ts';
import { nothingFreedUp, type FreedUpResources } from './freed-up-resources.ts';
import { noBudgetStanding, type BudgetStanding } from './budget-standing.ts';
import type { MergedPractice } from './merging.ts';
import { noActionPoints, type ActionPointRecords } from './action-points.ts';
import { noAgreement, type LocalityAgreement } from './agreement.ts';
import type { BusinessCases } from './business-cases.ts';
import { noChangeProcesses, type ChangeProcesses } from './change-process-state.ts';
import { noCaseStudyChecks, type CaseStudyChecks } from './case-study-checks.ts';
import { noCommitment, type Commitment } from './commitment.ts';
import { noInvolvement, type Involvement } from './involvement.ts';
import type { MatrixRound } from './matrix-rounds.ts';
import type { MatrixSigning } from './matrix-signings.ts';
import { noProjects, type Projects } from './projects.ts';
import { noResponsibilities, type Responsibilities } from './responsibilities.ts';
import type { Session } from '../session/session.ts';
import type { ServiceSpecifications } from './service-specifications.ts';
import type { TopSlices } from './top-slices.ts';
import type { Vote } from '../session/vote.ts';
import { noTraining, type Training } from './training.ts';
import type { WhatIf } from './what-ifs.ts';
import type { ServiceLineState } from './service-lines.ts';

/** An imported file, as the plan remembers it. The figures lie beside the plan, under `dataSet`. */
export interface ImportedDataSet {
  /** The hash that the stored figures are kept under. */
  readonly dataSet: string;
  readonly file: { readonly name: string; readonly sha256: string };
  readonly profile: string;
  readonly rows: number;
  readonly measures: readonly DatedMeasure[];
  /** The weighted list that a comparison uses when nobody names one. */
  readonly headline?: string;
  /** Practices that were asked for by code and are not in the file. */
  readonly absent?: readonly string[];
  readonly sequence: number;
}

/** A practice that somebody entered or changed by hand. */
export interface EnteredPractice {
  readonly membership: Membership | 'left';
  readonly name?: string;
  readonly list?: string;
  /** The event that entered the list. */
  readonly listSequence?: number;
  readonly sequence: number;
}

/** What all live events of a plan add up to. Never stored: folded from the events each time. */
export interface PlanState {
  readonly founded: {
    readonly name: string;
    readonly year: FinancialYear;
    readonly framework: string;
    readonly fictional: boolean;
  } | null;
  /** In the order of import. */
  readonly imports: readonly ImportedDataSet[];
  readonly entered: ReadonlyMap<PracticeCode, EnteredPractice>;
  /** Practices that merged into others, by their own codes. */
  readonly merged: ReadonlyMap<PracticeCode, MergedPractice>;
  readonly responsibilities: Responsibilities;
  readonly commitment: Commitment;
  readonly agreement: LocalityAgreement;
  readonly actionPoints: ActionPointRecords;
  /** In the order in which they were called. */
  readonly matrixRounds: readonly MatrixRound[];
  /** In the order of signing. */
  readonly matrixSignings: readonly MatrixSigning[];
  readonly projects: Projects;
  readonly changeProcesses: ChangeProcesses;
  readonly involvement: Involvement;
  readonly caseStudyChecks: CaseStudyChecks;
  readonly training: Training;
  /** Facilitated sessions, in the order in which they were started; at most one is open. */
  readonly sessions: readonly Session[];
  /** In the order in which they were opened. */
  readonly votes: readonly Vote[];
  /** By project. */
  readonly businessCases: BusinessCases;
  readonly serviceSpecifications: ServiceSpecifications;
  readonly topSlices: TopSlices;
  readonly freedUp: FreedUpResources;
  /** By name, in the order of their beginning. */
  readonly whatIfs: ReadonlyMap<string, WhatIf>;
  readonly budgetStanding: BudgetStanding;
  /** Where service lines were placed, by name; a line that nobody placed is in the budget. */
  readonly serviceLines: ReadonlyMap<string, { readonly state: ServiceLineState; readonly reason?: string }>;
}

/** The state of a plan before its first event. */
export const emptyPlan: PlanState = {
  founded: null, imports: [], entered: new Map(), merged: new Map(), responsibilities: noResponsibilities,
  commitment: noCommitment, agreement: noAgreement, actionPoints: noActionPoints, matrixRounds: [], matrixSignings: [],
  projects: noProjects, changeProcesses: noChangeProcesses, involvement: noInvolvement, caseStudyChecks: noCaseStudyChecks, training: noTraining, votes: [], businessCases: new Map(), serviceSpecifications: new Map(), whatIfs: new Map(), serviceLines: new Map(),
  sessions: [], topSlices: new Map(), freedUp: nothingFreedUp,
  budgetStanding: noBudgetStanding,
};
