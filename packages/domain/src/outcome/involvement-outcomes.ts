import type { Grade } from '@pbc-planner/base';
import type { DutyFinding, InvolvementAnswer } from '../involvement/involvement-guide.ts';
import type { Stakeholder, TrackedContact } from '../plan/involvement.ts';

/** A question of a checklist with its answer. */
export interface ShownInvolvementItem {
  readonly item: string;
  readonly question: string;
  /** `unknown` where nobody has answered, too. */
  readonly answer: InvolvementAnswer;
  readonly note: string | null;
  readonly source: string | null;
  readonly on: string | null;
  /** `null`: nobody has answered. */
  readonly by: string | null;
}

/** A checklist of the group or of one project. */
export interface ShownChecklist {
  readonly guide: string;
  readonly title: string;
  readonly items: readonly ShownInvolvementItem[];
  /** Questions with a yes or a no. The others are open. */
  readonly answered: number;
  readonly open: number;
  readonly grade: Grade;
}

/** Somebody who was asked, with how long the answer has taken. */
export interface ShownContact extends TrackedContact {
  readonly state: 'awaited' | 'overdue' | TrackedAnswer;
  /** The day after which it is overdue. */
  readonly due: string;
}

type TrackedAnswer = NonNullable<TrackedContact['answered']>['as'];

/** Whether the duty to involve people may apply to a project: advice with reasons, and no legal verdict. */
export interface DutyOutcome {
  readonly kind: 'duty';
  readonly locality: string;
  readonly fictional: boolean;
  readonly project: string;
  readonly title: string;
  readonly guide: string;
  readonly guideTitle: string;
  readonly says: DutyFinding;
  readonly reasons: readonly string[];
  readonly questions: readonly ShownInvolvementItem[];
  readonly open: number;
  /** What was said with the answers. */
  readonly note: string | null;
  /** What to beware of where the plan is of a year before the words of the law; `null` otherwise. */
  readonly earlier: string | null;
  /** Where the words were read. */
  readonly source: string;
  readonly grade: Grade;
}

/** How people were involved, by the commissioning group or in one project. */
export interface InvolvementOutcome {
  readonly kind: 'involvement';
  readonly locality: string;
  readonly fictional: boolean;
  /** The day by which answers are late or not. */
  readonly asOf: string;
  /** `null`: the commissioning group. */
  readonly project: { readonly id: string; readonly title: string } | null;
  readonly checklists: readonly ShownChecklist[];
  /** `null` for the group, and where no guide has a duty test. */
  readonly duty: DutyFinding | null;
  readonly contacts: readonly ShownContact[];
  /** The weeks after which an answer is overdue; `null` where no guide says. */
  readonly answerWeeks: { readonly weeks: number; readonly note: string; readonly grade: Grade } | null;
  readonly stakeholders: readonly Stakeholder[];
  /** For the group: each open project in a line. */
  readonly projects: readonly {
    readonly id: string; readonly title: string; readonly open: number; readonly duty: DutyFinding | null; readonly overdue: number; readonly clinician: boolean;
  }[];
  /** What is still to be done, each in a sentence. */
  readonly lacks: readonly string[];
  readonly facts: readonly { readonly text: string; readonly source: string; readonly grade: Grade }[];
  readonly grade: Grade;
}

/** What is said of a band of people in a group. */
export type RepresentationState = 'under-represented' | 'represented' | 'not shown' | 'nobody on the list';

/** A band of people, in the group and on the list. `null` is a number that is not shown because it is small, or could give a small one away. */
export interface RepresentationBand {
  readonly band: string;
  readonly group: number | null;
  readonly list: number | null;
  /** Hundredths of a per cent; of a column that is shown whole they sum to 10,000. */
  readonly groupBasisPoints: number | null;
  readonly listBasisPoints: number | null;
  /** The share of the group over the share of the list, to two decimals; `null` where it is not shown, or nobody is on the list. */
  readonly index: string | null;
  /** How many there would be in a group like the list, to one decimal. */
  readonly expected: string | null;
  readonly state: RepresentationState;
}

/** Whom a patient group lacks, beside the registered list. */
export interface RepresentativenessOutcome {
  readonly kind: 'representativeness';
  readonly locality: string | null;
  readonly fictional: boolean;
  readonly file: { readonly name: string; readonly sha256: string };
  readonly groupTotal: number;
  readonly listTotal: number;
  readonly lowestIndex: string;
  readonly leastCount: number;
  readonly dimensions: readonly { readonly id: string; readonly bands: readonly RepresentationBand[] }[];
  /** How many numbers are not shown. */
  readonly hidden: number;
  readonly recruit: readonly string[];
  readonly note: string;
  readonly grade: Grade;
}
