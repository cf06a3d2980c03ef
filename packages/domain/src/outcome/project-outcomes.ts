import type { Grade, Pence, TraceStep } from '@pbc-planner/base';
import type { ProjectGap } from '../project/project-gaps.ts';
import type { Project } from '../project/project.ts';

/** The three estimates of a quick win, least delivery first. */
export const estimateNames = ['low', 'central', 'high'] as const;

export type EstimateName = (typeof estimateNames)[number];

/** One estimate of a quick win. Net is gross less its three costs; below nothing it is a loss. */
export interface EstimateFigures {
  readonly name: EstimateName;
  /** Of the volume in full, in per cent. */
  readonly deliverable: string;
  /** An exact decimal. */
  readonly volume: string;
  readonly grossPence: Pence;
  readonly reprovisionPence: Pence;
  readonly setUpPence: Pence;
  readonly managementPence: Pence;
  readonly netPence: Pence;
}

/** A caution as an answer carries it: never apart from the saving. */
export interface ShownCaution {
  readonly text: string;
  /** Where it was read, in words; empty where nowhere. */
  readonly source: string;
  readonly grade: Grade;
}

/** A quick win worked out. */
export interface QuickWinOutcome {
  readonly kind: 'quick-win';
  readonly fictional: boolean;
  readonly project: string | null;
  readonly win: string;
  readonly title: string;
  readonly volumeTitle: string;
  readonly base: string;
  /** As given, in the units of the quick win; `null` where nobody gave a cost and nothing is reckoned for it. */
  readonly inputs: readonly { readonly id: string; readonly title: string; readonly unit: string; readonly value: string | null }[];
  readonly estimates: readonly EstimateFigures[];
  /** Whether the central estimate costs more than it saves. */
  readonly loss: boolean;
  readonly cautions: readonly ShownCaution[];
  readonly grade: Grade;
  /** To the central net. */
  readonly steps: readonly TraceStep[];
}

/** Low, central and high of a sum of money. */
export type ThreePence = Readonly<Record<EstimateName, Pence>>;

/** What two estimates count twice, taken off once. */
export interface OverlapDeduction {
  readonly one: string;
  readonly other: string;
  readonly base: string;
  /** Whether somebody said how much they have in common, or the smaller volume is taken. */
  readonly stated: boolean;
  readonly deduction: ThreePence;
}

/** A quick win of a project, worked out. Net is gross less the three costs: two that come each year, and set-up, which comes once. */
export interface ProjectEstimate {
  readonly win: string;
  readonly title: string;
  readonly loss: boolean;
  readonly gross: ThreePence;
  /** What the same care costs elsewhere. */
  readonly reprovision: ThreePence;
  readonly setUp: ThreePence;
  /** What running it costs. */
  readonly management: ThreePence;
  readonly net: ThreePence;
  readonly cautions: readonly ShownCaution[];
  readonly grade: Grade;
}

/** A project with its savings. */
export interface ProjectFigures {
  readonly project: Project;
  readonly areaTitle: string;
  readonly gaps: readonly ProjectGap[];
  readonly estimates: readonly ProjectEstimate[];
  /** Before overlaps with other estimates. */
  readonly gross: ThreePence;
  readonly net: ThreePence;
}

/** One project with all that is known of it. */
export interface ProjectOutcome extends ProjectFigures {
  readonly kind: 'project';
  readonly locality: string;
  readonly fictional: boolean;
  readonly overlaps: readonly OverlapDeduction[];
  readonly cautions: readonly ShownCaution[];
  readonly grade: Grade;
}

/** Where a project stands, and the gate that it comes to next. */
export interface PortfolioStep {
  readonly process: string;
  readonly step: string;
  readonly title: string;
  /** From 1, of so many. */
  readonly number: number;
  readonly of: number;
  /** Conditions of its gate that block, and that only warn, in words. */
  readonly blocking: readonly string[];
  readonly warning: readonly string[];
  /** Where its business case stands; `null` without one that was submitted. */
  readonly clock: string | null;
}

/** A project of the portfolio. */
export interface PortfolioProject extends ProjectFigures {
  /** `null` where every step was passed, where it is closed, or where its process cannot be used. */
  readonly step: PortfolioStep | null;
}

/** Every project of a locality, with what they save together. */
export interface PortfolioOutcome {
  readonly kind: 'portfolio';
  readonly locality: string;
  readonly fictional: boolean;
  readonly projects: readonly PortfolioProject[];
  readonly overlaps: readonly OverlapDeduction[];
  readonly gross: ThreePence;
  /** After overlaps. */
  readonly net: ThreePence;
  readonly grade: Grade;
}

/** The least change of weights that would put one project before another: so many points from one criterion to another. */
export interface WeightShift {
  readonly from: string;
  readonly to: string;
  /** Whole points of the hundred. */
  readonly points: number;
}

/** Projects in the order of their scores. */
export interface PrioritisationOutcome {
  readonly kind: 'prioritisation';
  readonly locality: string;
  readonly fictional: boolean;
  readonly grid: string;
  readonly most: number;
  readonly weightsChosen: boolean;
  readonly criteria: readonly { readonly id: string; readonly title: string; readonly weight: number }[];
  readonly ranked: readonly {
    readonly project: string;
    readonly title: string;
    readonly rank: number;
    readonly scores: Readonly<Record<string, number>>;
    /** Hundredths of a score: the sum of weight and score. */
    readonly weighted: number;
    /** What would put it behind the next; `null` for the last, and where no shift of two weights would. */
    readonly overtakenBy: WeightShift | null;
  }[];
  readonly leftOut: readonly { readonly project: string; readonly title: string; readonly reason: string }[];
  readonly grade: Grade;
}
