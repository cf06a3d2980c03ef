import type { Grade, Pence } from '@pbc-planner/base';
import type { CaseDecision, CaseMoney, CaseOption, ClockPause } from '../plan/business-cases.ts';
import type { DeclaredInterest, RecordedRoute } from '../plan/change-process-state.ts';
import type { QualityIndicator } from '../plan/service-specifications.ts';
import type { HeadingFilling, PaperPart } from '../process/paper-template.ts';
import type { ProjectMeasure } from '../project/project.ts';
import type { OverlapDeduction, ProjectEstimate, ShownCaution } from './project-outcomes.ts';

/** A heading of a paper with what stands under it. */
export interface ShownSection {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly part: PaperPart;
  readonly required: boolean;
  readonly filled: HeadingFilling;
  /** Empty where nobody has written. */
  readonly text: string;
  readonly by: string | null;
  /** What it lacks, in a sentence each; none where it is complete. */
  readonly lacks: readonly string[];
  readonly grade: Grade;
}

/** The headings that a paper is written under, and how they came to be used. */
export interface ShownTemplate {
  readonly id: string;
  readonly title: string;
  readonly because: 'year' | 'chosen' | 'stands in';
  /** In a sentence, whether a source gives these headings for the plan's year. */
  readonly note: string;
  readonly grade: Grade;
}

/** Something in a paper that somebody should look at. It is a finding and no verdict. */
export interface CaseFinding {
  /** Stable, for scripts. */
  readonly code: 'provider-in-what' | 'differs-from-submitted' | 'money-moved';
  /** A heading; `null` where it is of the whole paper. */
  readonly heading: string | null;
  readonly message: string;
}

/** `not started`: no complete case was submitted, or the last was refused. */
export type ApprovalClockState = 'not started' | 'running' | 'paused' | 'decided';

/** How long a decision may take and has taken. Days are calendar days. */
export interface ShownClock {
  readonly state: ApprovalClockState;
  readonly startedOn: string | null;
  /** The day by which it is read. */
  readonly asOf: string;
  /** Days that a decision may take; `null` where no source gives a length and nobody agreed one. */
  readonly allowed: number | null;
  /** What the length rests on, in words. */
  readonly basis: string;
  /** The policy parameter, where it is one. */
  readonly parameter: string | null;
  /** `null` where there is no length. */
  readonly grade: Grade | null;
  /** Days in which it ran: until the decision, or the day by which it is read. */
  readonly used: number;
  /** Days in which it stood still. */
  readonly paused: number;
  /** `null` without a length; below nothing by as many days as it is late. */
  readonly left: number | null;
  /** The day by which to decide; `null` without a length, and while it is paused. */
  readonly dueOn: string | null;
  readonly overdue: boolean;
}

/** One submission, its requests and its decision. */
export interface ShownRound {
  readonly round: number;
  readonly submittedOn: string;
  readonly by: string;
  readonly money: CaseMoney;
  readonly preferred: string;
  readonly pauses: readonly ClockPause[];
  readonly decision: CaseDecision | null;
  readonly clock: ShownClock;
}

/** A business case: what is written, what the plan fills in, what is missing, and where its clock stands. */
export interface BusinessCaseOutcome {
  readonly kind: 'business-case';
  readonly locality: string;
  readonly fictional: boolean;
  readonly project: string;
  readonly title: string;
  readonly template: ShownTemplate;
  readonly parts: Readonly<Record<PaperPart, string>>;
  readonly sections: readonly ShownSection[];
  readonly complete: boolean;
  readonly options: readonly CaseOption[];
  readonly preferred: string | null;
  readonly providers: readonly string[];
  /** The pair that leads it. */
  readonly leads: { readonly clinical: string | null; readonly managerial: string | null };
  readonly measures: readonly ProjectMeasure[];
  readonly estimates: readonly ProjectEstimate[];
  /** What its estimates count twice among themselves, taken off, and with other projects, which is not in its money. */
  readonly overlaps: readonly OverlapDeduction[];
  /** `null` where no quick win is worked out: there are no figures then, and none is typed in. */
  readonly money: CaseMoney | null;
  readonly interests: readonly DeclaredInterest[];
  readonly findings: readonly CaseFinding[];
  readonly rounds: readonly ShownRound[];
  readonly clock: ShownClock;
  readonly cautions: readonly ShownCaution[];
  readonly grade: Grade;
}

/** A service specification: what is written, what is missing, and whether it is frozen. */
export interface SpecificationOutcome {
  readonly kind: 'specification';
  readonly locality: string;
  readonly fictional: boolean;
  readonly project: string;
  readonly title: string;
  readonly template: ShownTemplate;
  readonly parts: Readonly<Record<PaperPart, string>>;
  readonly sections: readonly ShownSection[];
  readonly indicators: readonly QualityIndicator[];
  readonly complete: boolean;
  /** Since when and by whom it is frozen: the step whose gate asks for it was passed. `null` while it may change freely. */
  readonly frozen: { readonly step: string; readonly at: string; readonly by: string } | null;
  readonly grade: Grade;
}

/** Something that was said of a service to find its route. */
export interface ShownFact {
  readonly id: string;
  readonly question: string;
  /** `yes`, `no`, a sum in pounds or the id of a threshold; `null` is not known. */
  readonly answer: string | null;
  readonly by: string | null;
}

/** A sum from which on a route is asked for. */
export interface ShownThreshold {
  readonly parameter: string;
  readonly title: string;
  /** `null` for a gap. */
  readonly pence: Pence | null;
  readonly grade: Grade;
  readonly source: string;
  readonly quote: string;
}

export type RouteVerdict = 'fits' | 'does not fit' | 'not known yet' | 'no advice';

/** A route with what speaks for and against it. */
export interface ShownRoute {
  readonly route: string;
  readonly title: string;
  readonly when: string;
  readonly verdict: RouteVerdict;
  readonly reasons: readonly string[];
  /** Facts that nobody has given and that would settle it. */
  readonly unknown: readonly string[];
}

/** Advice on the route to a provider: reasons, never a legal verdict. */
export interface RouteAdviceOutcome {
  readonly kind: 'route-advice';
  readonly locality: string;
  readonly fictional: boolean;
  readonly project: string;
  readonly title: string;
  readonly facts: readonly ShownFact[];
  /** The locality's own, where somebody chose one. */
  readonly threshold: ShownThreshold | null;
  /** Seen in sources elsewhere. None of them is used. */
  readonly references: readonly ShownThreshold[];
  readonly routes: readonly ShownRoute[];
  /** The first route that fits, where none before it is still open. */
  readonly advised: string | null;
  readonly advice: string;
  readonly recorded: (RecordedRoute & { readonly title: string }) | null;
  readonly grade: Grade;
}
