import type { Grade, Source } from '@pbc-planner/base';

/** What may be said of a question. `unknown` is a legal answer, and counts as open. */
export const involvementAnswers = ['yes', 'no', 'unknown'] as const;

export type InvolvementAnswer = (typeof involvementAnswers)[number];

/** The facts of a gate that a yes to one question of a checklist can prove. */
export type InvolvementFact = 'patients-involved';

/** A question of a checklist. */
export interface InvolvementItem {
  readonly id: string;
  readonly question: string;
  /** What helps to answer it. */
  readonly help?: string;
  /** The fact that a yes with a source proves. */
  readonly proves?: InvolvementFact;
  /** Ids of the pack's sources; none where it was read nowhere. */
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** What a duty test may say. It is advice with reasons, and never a legal verdict. */
export type DutyFinding = 'likely applies' | 'unlikely' | 'take advice';

/** Answers that together speak for or against a duty. What no rule covers is "take advice". */
export interface DutyRule {
  readonly says: Exclude<DutyFinding, 'take advice'>;
  /** Each of these items must be answered so. */
  readonly when: Readonly<Record<string, 'yes' | 'no'>>;
  readonly because: string;
}

/** Whether a duty to involve people may apply, told from the answers to a checklist. */
export interface DutyTest {
  readonly rules: readonly DutyRule[];
  /** The first financial year whose words of the law the rules follow, and what is said of an earlier plan. */
  readonly wordsFrom?: { readonly year: string; readonly earlier: string };
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** A kind of people or bodies that a change may touch. */
export interface StakeholderKind {
  readonly id: string;
  readonly title: string;
  /** Whether they are clinicians other than GPs. */
  readonly clinician: boolean;
  /** Whether their work or their contract may change, so that they are asked before a specification is written. */
  readonly provider: boolean;
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** When a group is said to lack somebody, and what is never shown. */
export interface RepresentationRule {
  /** A share of the group below this part of the share of the list is too small: an exact decimal. */
  readonly lowestIndex: string;
  /** Counts of people from 1 to one less than this are not shown: 5 or more. */
  readonly leastCount: number;
  /** What others did to find those who were missing. */
  readonly recruit: readonly string[];
  readonly note: string;
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** How long an answer may take before it is overdue. */
export interface AnswerTime {
  readonly weeks: number;
  readonly note: string;
  readonly sources: readonly string[];
  readonly grade: Grade;
}

/** How patients, trusts and other clinicians are involved, as data: questions, and the rules that go with them. */
export interface InvolvementGuide {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Whether it is answered once for the commissioning group, or for each project. */
  readonly level: 'group' | 'project';
  readonly items: readonly InvolvementItem[];
  readonly duty?: DutyTest;
  readonly stakeholders?: readonly StakeholderKind[];
  readonly representation?: RepresentationRule;
  readonly answerTime?: AnswerTime;
  /** What is worth knowing when the questions are asked. */
  readonly facts?: readonly { readonly text: string; readonly sources: readonly string[]; readonly grade: Grade }[];
  readonly sources: Readonly<Record<string, Source>>;
  readonly grade: Grade;
}
