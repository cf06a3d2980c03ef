import { involvementAnswers, type InvolvementAnswer } from '../involvement/involvement-guide.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, oneOf, orNull, recordOf, text } from './shape.ts';

/** The criteria of case studies as a project answered them at one of its two times. */
export interface CaseStudyAnswers {
  readonly checklist: string;
  /** Every criterion, by id. */
  readonly answers: Readonly<Record<string, InvolvementAnswer>>;
  readonly note: string | null;
  /** A day such as 2006-10-31. */
  readonly on: string;
  readonly by: string;
}

/** What a project said when it began, and when it ended; `null` where nothing was said. */
export interface CaseStudyCheck {
  readonly start: CaseStudyAnswers | null;
  readonly finish: CaseStudyAnswers | null;
}

/** By project. */
export type CaseStudyChecks = ReadonlyMap<string, CaseStudyCheck>;

/** Before any project was held against the criteria. */
export const noCaseStudyChecks: CaseStudyChecks = new Map();

export interface CaseStudyEvents {
  readonly 'case study criteria answered': Omit<CaseStudyAnswers, 'by'> & { readonly project: string; readonly when: 'start' | 'finish' };
}

export const caseStudyChecks: EventSlice<CaseStudyEvents> = {
  'case study criteria answered': {
    shape: { project: text, when: oneOf('start', 'finish'), checklist: text, answers: recordOf(oneOf(...involvementAnswers)), note: orNull(text), on: day },
    apply: (state, { project, when, ...answers }, { by }) => {
      const before = state.caseStudyChecks.get(project) ?? { start: null, finish: null };
      return withCheck(state, project, { ...before, [when]: { ...answers, by } });
    },
    describe: ({ project, when, answers }) => {
      const met = Object.values(answers).filter((answer) => answer === 'yes').length;
      return `held ${project} against the criteria of case studies at its ${when}: ${met} of ${Object.keys(answers).length} met`;
    },
    audience: 'public',
    undoable: true,
  },
};

function withCheck(state: PlanState, project: string, check: CaseStudyCheck): PlanState {
  return { ...state, caseStudyChecks: new Map(state.caseStudyChecks).set(project, check) };
}
