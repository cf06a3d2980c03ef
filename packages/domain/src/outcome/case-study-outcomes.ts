import type { Grade } from '@pbc-planner/base';
import type { CaseStudy } from '../case-study/case-study.ts';
import type { InvolvementAnswer } from '../involvement/involvement-guide.ts';

/** A worked case, with its arithmetic worked out again. */
export interface CaseStudyOutcome {
  readonly kind: 'case-study';
  readonly case: CaseStudy;
  /** What the case must not be quoted for; `null` where it is a case like others. */
  readonly warning: string | null;
  readonly checks: readonly {
    readonly id: string; readonly title: string; readonly working: string; readonly result: string; readonly equals: string; readonly unit: string; readonly holds: boolean; readonly note: string | null;
  }[];
  readonly criteria: readonly { readonly id: string; readonly title: string; readonly question: string; readonly answer: InvolvementAnswer }[];
  readonly met: number;
  /** What the record says nothing of, each in a sentence. */
  readonly silences: readonly string[];
  /** Where it was read, in words. */
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** How an answer moved between the beginning and the end of a project. */
export type CriterionChange = 'same' | 'gained' | 'lost' | 'became known' | 'became unknown' | 'not asked at both';

/** A project held against the criteria when it began and when it ended. */
export interface CaseStudyCheckOutcome {
  readonly kind: 'case-study-check';
  readonly locality: string;
  readonly fictional: boolean;
  readonly project: string;
  readonly title: string;
  readonly checklist: string;
  readonly checklistTitle: string;
  /** When and by whom; `null` where it was not answered. */
  readonly start: { readonly on: string; readonly by: string; readonly note: string | null; readonly met: number } | null;
  readonly finish: { readonly on: string; readonly by: string; readonly note: string | null; readonly met: number } | null;
  readonly criteria: readonly {
    readonly id: string; readonly title: string; readonly question: string; readonly start: InvolvementAnswer | null; readonly finish: InvolvementAnswer | null; readonly change: CriterionChange;
  }[];
  readonly notes: readonly string[];
  readonly grade: Grade;
}
