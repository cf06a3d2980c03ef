import { formatPounds, type Pence } from '@pbc-planner/base';
import type { ThreePence } from '../outcome/project-outcomes.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { count, day, fields, listOf, oneOf, orNull, pence, text, wholeBetween, type Shape } from './shape.ts';

/** A text under a heading of a paper. */
export interface WrittenSection {
  readonly text: string;
  readonly by: string;
}

/** A text for a heading, as somebody gives it; a blank one takes back what stood there. */
export interface GivenSection {
  readonly heading: string;
  readonly text: string;
}

/** The option that every case has: to leave things as they are. */
export const doNothing = 'do-nothing';

/** A way to meet the need. Doing nothing is one of them, under the id `do-nothing`. */
export interface CaseOption {
  readonly id: string;
  readonly title: string;
  /** What it costs in a year; `null` where nobody has said, which is not nothing. */
  readonly yearlyPence: Pence | null;
  readonly benefits: string;
  readonly risks: string;
  /** Why it is or is not the one; empty where nobody has said. */
  readonly reasons: string;
}

/** The money of a case: what the plan's quick wins come to together. Set-up comes once, the rest each year. */
export interface CaseMoney {
  readonly gross: ThreePence;
  readonly reprovision: ThreePence;
  readonly management: ThreePence;
  readonly setUp: ThreePence;
  /** What two of its quick wins count twice, taken off once. */
  readonly overlap: ThreePence;
  readonly net: ThreePence;
}

/** A case as it was laid before those who decide. */
export interface SubmittedCase {
  readonly template: string;
  readonly sections: readonly GivenSection[];
  readonly options: readonly CaseOption[];
  readonly preferred: string;
  readonly providers: readonly string[];
  readonly money: CaseMoney;
}

/** A request that stops the clock until it is answered. Days such as 2006-11-06. */
export interface ClockPause {
  readonly from: string;
  readonly asked: string;
  readonly askedBy: string;
  /** `null` while it is open. */
  readonly until: string | null;
  readonly answer: string | null;
}

export type CaseVerdict = 'approved' | 'approved with conditions' | 'refused';

/** The decision on a case, and who was counted for and against. */
export interface CaseDecision {
  readonly verdict: CaseVerdict;
  readonly on: string;
  /** Empty for an approval without words. */
  readonly reasons: string;
  /** Empty unless it is approved with conditions. */
  readonly conditions: string;
  /** What would mend it; empty unless it is refused. */
  readonly mend: string;
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
  readonly by: string;
}

/** One submission of a case, with its clock. */
export interface CaseRound {
  readonly submittedOn: string;
  readonly by: string;
  /** How long a decision may take, where those who submit and decide agreed it; `null`: as policy has it for the year. */
  readonly weeks: { readonly weeks: number; readonly by: string } | null;
  readonly paper: SubmittedCase;
  readonly pauses: readonly ClockPause[];
  readonly decision: CaseDecision | null;
}

/** The business case of a project: what is being written, and what was submitted. */
export interface BusinessCase {
  /** The template that somebody chose. */
  readonly template: string | null;
  readonly sections: ReadonlyMap<string, WrittenSection>;
  readonly options: readonly CaseOption[];
  readonly preferred: string | null;
  /** Who might provide it, by name. */
  readonly providers: readonly string[];
  readonly rounds: readonly CaseRound[];
}

export type BusinessCases = ReadonlyMap<string, BusinessCase>;

const noCase: BusinessCase = { template: null, sections: new Map(), options: [], preferred: null, providers: [], rounds: [] };

/** The business case of a project; nothing written yet where nobody began. */
export function caseOf({ businessCases }: PlanState, project: string): BusinessCase {
  return businessCases.get(project) ?? noCase;
}

/** What happens to a business case. */
export interface BusinessCaseEvents {
  readonly 'business case template chosen': { readonly project: string; readonly template: string };
  readonly 'business case written': { readonly project: string; readonly sections: readonly GivenSection[] };
  readonly 'business case option set': { readonly project: string; readonly option: CaseOption };
  readonly 'business case option removed': { readonly project: string; readonly option: string };
  readonly 'business case option preferred': { readonly project: string; readonly option: string };
  readonly 'business case providers named': { readonly project: string; readonly providers: readonly string[] };
  readonly 'business case submitted': { readonly project: string; readonly round: number; readonly on: string; readonly weeks: number | null; readonly paper: SubmittedCase };
  readonly 'approval clock paused': { readonly project: string; readonly on: string; readonly asked: string; readonly askedBy: string };
  readonly 'approval clock resumed': { readonly project: string; readonly on: string; readonly answer: string };
  readonly 'business case decided': Omit<CaseDecision, 'by'> & { readonly project: string; readonly round: number; readonly left: readonly string[]; readonly withoutVote: readonly string[] };
}

/** A heading with its text. */
export const sectionShape: Shape<GivenSection> = fields({ heading: text, text });

const optionShape: Shape<CaseOption> = fields({ id: text, title: text, yearlyPence: orNull(pence), benefits: text, risks: text, reasons: text });
const threeShape: Shape<ThreePence> = fields({ low: pence, central: pence, high: pence });

export const businessCases: EventSlice<BusinessCaseEvents> = {
  'business case template chosen': {
    shape: { project: text, template: text },
    apply: (state, { project, template }) => change(state, project, () => ({ template })),
    describe: ({ project, template }) => `chose ${template} for the business case of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'business case written': {
    shape: { project: text, sections: listOf(sectionShape) },
    apply: (state, { project, sections }, { by }) => change(state, project, (one) => ({ sections: withSections(one.sections, sections, by) })),
    describe: ({ project, sections }) => `${writtenText(sections)} of the business case of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'business case option set': {
    shape: { project: text, option: optionShape },
    apply: (state, { project, option }) => change(state, project, ({ options }) => ({
      options: options.some(({ id }) => id === option.id) ? options.map((one) => (one.id === option.id ? option : one)) : [...options, option],
    })),
    describe: ({ project, option: { title, yearlyPence } }) => `set the option ${title} for ${project}${yearlyPence === null ? '' : `, ${formatPounds(yearlyPence)} a year`}`,
    audience: 'public',
    undoable: true,
  },
  'business case option removed': {
    shape: { project: text, option: text },
    apply: (state, { project, option }) => change(state, project, ({ options, preferred }) => ({
      options: options.filter(({ id }) => id !== option), preferred: preferred === option ? null : preferred,
    })),
    describe: ({ project, option }) => `took the option ${option} off the business case of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'business case option preferred': {
    shape: { project: text, option: text },
    apply: (state, { project, option }) => change(state, project, () => ({ preferred: option })),
    describe: ({ project, option }) => `chose ${option} as the preferred option for ${project}`,
    audience: 'public',
    undoable: true,
  },
  'business case providers named': {
    shape: { project: text, providers: listOf(text) },
    apply: (state, { project, providers }) => change(state, project, () => ({ providers })),
    describe: ({ project, providers }) => `said who might provide ${project}: ${providers.join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'business case submitted': {
    shape: {
      project: text, round: count, on: day, weeks: orNull(wholeBetween(1, 104)),
      paper: fields({
        template: text, sections: listOf(sectionShape), options: listOf(optionShape), preferred: text, providers: listOf(text),
        money: fields({ gross: threeShape, reprovision: threeShape, management: threeShape, setUp: threeShape, overlap: threeShape, net: threeShape }),
      }),
    },
    apply: (state, { project, on, weeks, paper }, { by }) => change(state, project, ({ rounds }) => ({
      rounds: [...rounds, { submittedOn: on, by, weeks: weeks === null ? null : { weeks, by }, paper, pauses: [], decision: null }],
    })),
    describe: ({ project, round, on, paper }) => `submitted the business case of ${project} on ${on}, round ${round}: ${formatPounds(paper.money.net.central)} net of ${formatPounds(paper.money.gross.central)} gross`,
    audience: 'public',
    undoable: true,
  },
  'approval clock paused': {
    shape: { project: text, on: day, asked: text, askedBy: text },
    apply: (state, { project, on, asked, askedBy }) => lastRound(state, project, ({ pauses }) => ({ pauses: [...pauses, { from: on, asked, askedBy, until: null, answer: null }] })),
    describe: ({ project, on, asked, askedBy }) => `stopped the approval clock of ${project} on ${on}: ${askedBy} asked: ${asked}`,
    audience: 'public',
    undoable: true,
  },
  'approval clock resumed': {
    shape: { project: text, on: day, answer: text },
    apply: (state, { project, on, answer }) => lastRound(state, project, ({ pauses }) => ({ pauses: pauses.map((one) => (one.until === null ? { ...one, until: on, answer } : one)) })),
    describe: ({ project, on, answer }) => `started the approval clock of ${project} again on ${on}: ${answer}`,
    audience: 'public',
    undoable: true,
  },
  'business case decided': {
    shape: {
      project: text, round: count, verdict: oneOf('approved', 'approved with conditions', 'refused'), on: day, reasons: text, conditions: text, mend: text,
      inFavour: listOf(text), against: listOf(text), left: listOf(text), withoutVote: listOf(text),
    },
    apply: (state, { project, verdict, on, reasons, conditions, mend, inFavour, against }, { by }) =>
      lastRound(state, project, () => ({ decision: { verdict, on, reasons, conditions, mend, inFavour, against, by } })),
    describe: ({ project, round, verdict, on, reasons, conditions, mend, inFavour, against, left, withoutVote }) => [
      `recorded that the business case of ${project}, round ${round}, was ${verdict} on ${on}, ${inFavour.length} for and ${against.length} against`,
      ...(reasons === '' ? [] : [`because: ${reasons}`]), ...(conditions === '' ? [] : [`on condition: ${conditions}`]), ...(mend === '' ? [] : [`what would mend it: ${mend}`]),
      ...(left.length === 0 ? [] : [`left: ${left.join(', ')}`]), ...(withoutVote.length === 0 ? [] : [`stayed without a vote: ${withoutVote.join(', ')}`]),
    ].join('; '),
    audience: 'public',
    undoable: true,
  },
};

/** Sections with some written anew; a blank text takes one back. */
export function withSections(before: ReadonlyMap<string, WrittenSection>, given: readonly GivenSection[], by: string): ReadonlyMap<string, WrittenSection> {
  const after = new Map(before);
  for (const { heading, text } of given) {
    if (text === '') after.delete(heading);
    else after.set(heading, { text, by });
  }
  return after;
}

/** `wrote need`, `emptied need`, `wrote 15 headings`. */
export function writtenText(given: readonly GivenSection[]): string {
  const [first] = given;
  return given.length === 1 && first !== undefined ? `${first.text === '' ? 'emptied' : 'wrote'} ${first.heading}` : `wrote ${given.length} headings`;
}

function change(state: PlanState, project: string, changes: (before: BusinessCase) => Partial<BusinessCase>): PlanState {
  const before = caseOf(state, project);
  return { ...state, businessCases: new Map(state.businessCases).set(project, { ...before, ...changes(before) }) };
}

function lastRound(state: PlanState, project: string, changes: (round: CaseRound) => Partial<CaseRound>): PlanState {
  return change(state, project, ({ rounds }) => ({ rounds: rounds.map((round, index) => (index === rounds.length - 1 ? { ...round, ...changes(round) } : round)) }));
}
