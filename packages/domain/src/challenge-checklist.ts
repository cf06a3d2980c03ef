import type { Grade, Source } from '@pbc-planner/base';

/** One question that a practice goes through with its indicative budget. Yes means that all is well. */
export interface ChallengeQuestion {
  readonly id: string;
  readonly question: string;
  /** What the rule or the evidence says, in our own words. */
  readonly why: string;
  /** What a letter asks where it is open; `{commissioner}` stands for the commissioner's short name. */
  readonly ask: string;
  /** The first and the last financial year that it applies to; any where absent. */
  readonly from?: string;
  readonly until?: string;
  readonly source: Source;
  readonly grade: Grade;
}

/** The questions that a practice goes through with its indicative budget, kept as data with their evidence. */
export interface ChallengeChecklist {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly questions: readonly ChallengeQuestion[];
}

/** The questions of all checklists that apply to a year. */
export function questionsOf(checklists: readonly ChallengeChecklist[], year: string): ChallengeQuestion[] {
  return checklists.flatMap(({ questions }) => questions.filter(({ from, until }) => (from === undefined || from <= year) && (until === undefined || year <= until)));
}
