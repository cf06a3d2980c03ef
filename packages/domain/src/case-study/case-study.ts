import type { Grade, Source } from '@pbc-planner/base';
import type { InvolvementAnswer } from '../involvement/involvement-guide.ts';

/** Whether a case tells what was achieved, or how a claim misled. */
export type CaseStudyKind = 'case' | 'anti-example';

/** How a source gives a figure: exactly, or only about, up to, nearly, or more than it. */
export type FigureSense = 'exactly' | 'about' | 'up to' | 'nearly' | 'more than';

/** A figure of a case, as its source has it. `null` is not known. */
export interface CaseFigure {
  readonly id: string;
  readonly title: string;
  /** An exact decimal, with its sign. */
  readonly value: string | null;
  /** `pounds`, `patients`, `per cent` and so on. */
  readonly unit: string;
  readonly sense: FigureSense;
  /** The year or the period that it is of, as far as it is told. */
  readonly period?: string;
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** Arithmetic between figures of a case, which the pack's check works out again. */
export interface CaseCheck {
  readonly id: string;
  readonly title: string;
  readonly operation: 'add' | 'subtract' | 'multiply' | 'divide';
  /** Ids of figures, in the order of the operation; two, or more to add or multiply. */
  readonly of: readonly string[];
  /** The result is multiplied by this before it is rounded: `100` makes a share per cent. */
  readonly times: string;
  /** Decimal places that it is rounded to, half away from zero. */
  readonly places: number;
  readonly equals: string;
  readonly unit: string;
  /** What the source itself says of it. */
  readonly note?: string;
}

/** What was counted before and after, and beside whom. `null` where the source does not say. */
export interface CaseMeasure {
  readonly title: string;
  readonly baseline: string | null;
  readonly result: string | null;
  readonly comparator: string | null;
}

/**
 * A worked case in one shape, for good results and bad. `null` and an empty list mean that the source says nothing of it, and the
 * page says so: a case without negative findings or interests is not one without any.
 */
export interface CaseStudy {
  readonly id: string;
  readonly title: string;
  readonly kind: CaseStudyKind;
  readonly description: string;
  readonly place: string;
  readonly years: string;
  readonly partners: readonly string[];
  /** The id of a clinical area; `null` where it belongs to none. */
  readonly area: string | null;
  readonly problem: string | null;
  readonly population: string | null;
  /** What was aimed at when it began. */
  readonly goal: string | null;
  readonly intervention: string | null;
  /** What each party put in: ids of figures, with what kind of money it was. */
  readonly costs: readonly { readonly party: string; readonly figure: string | null; readonly note: string }[];
  readonly figures: readonly CaseFigure[];
  readonly checks: readonly CaseCheck[];
  readonly measures: readonly CaseMeasure[];
  readonly patientEffect: string | null;
  /** What patients and staff learned. */
  readonly education: string | null;
  readonly negativeFindings: readonly string[];
  readonly wouldDoDifferently: string | null;
  readonly interests: readonly string[];
  readonly documents: readonly string[];
  /** Who held it against the criteria, and what was found: criterion by answer. What is not answered is unknown. */
  readonly assessor: string;
  readonly assessment: Readonly<Record<string, InvolvementAnswer>>;
  /** What to beware of when it is quoted. */
  readonly caution: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly grade: Grade;
}

/** A criterion that a project is held against when it begins and when it ends. */
export interface CaseCriterion {
  readonly id: string;
  readonly title: string;
  readonly question: string;
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** The criteria of case studies. */
export interface CaseStudyChecklist {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly criteria: readonly CaseCriterion[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly grade: Grade;
}
