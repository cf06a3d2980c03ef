import type { PracticeCode } from '../practice.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, fields, oneOf, optional, orNull, text, type Shape } from './shape.ts';

/** What can be said of a practice's budget, each by the commissioner and by the practice for itself. */
export const standingQuestions = ['received', 'methodKnown', 'dataGood', 'agreed'] as const;

export type StandingQuestion = (typeof standingQuestions)[number];

/** Who says it. The words of the two sides are kept apart, because they differ. */
export type StandingSide = 'commissioner' | 'practice';

export type YesOrNo = 'yes' | 'no' | 'unknown';

/** What one side says, and when it last said something: ISO 8601, UTC. A question that it never answered is absent. */
export interface StandingWord {
  readonly answers: Readonly<Partial<Record<StandingQuestion, YesOrNo>>>;
  readonly note: string | null;
  readonly time: string;
}

/** An answer to one question of the challenge checklist. */
export interface ChallengeAnswer {
  readonly answer: YesOrNo;
  readonly evidence: string | null;
  readonly time: string;
}

/** How far practices have come with their budgets. */
export interface BudgetStanding {
  /** The day that the locality agreed on, where it did: `2006-05-01`. */
  readonly due: string | null;
  readonly words: ReadonlyMap<PracticeCode, Readonly<Partial<Record<StandingSide, StandingWord>>>>;
  /** By practice, then by the id of the question. */
  readonly answers: ReadonlyMap<PracticeCode, ReadonlyMap<string, ChallengeAnswer>>;
}

/** Before anybody has said anything. */
export const noBudgetStanding: BudgetStanding = { due: null, words: new Map(), answers: new Map() };

/** What was said of budgets. */
export interface BudgetStandingEvents {
  /** Only the questions that were answered; an earlier answer to another question stands. */
  readonly 'budget status said': {
    readonly practice: PracticeCode;
    readonly side: StandingSide;
    readonly answers: StandingWord['answers'];
    readonly note?: string;
  };
  /** `null` takes the locality's own day back. */
  readonly 'budget due date set': { readonly due: string | null };
  readonly 'budget question answered': {
    readonly practice: PracticeCode;
    readonly question: string;
    readonly answer: YesOrNo;
    readonly evidence?: string;
  };
}

const questionText: Readonly<Record<StandingQuestion, string>> = {
  received: 'budget received', methodKnown: 'method known', dataGood: 'data good enough', agreed: 'budget agreed',
};

const yesOrNo: Shape<YesOrNo> = oneOf('yes', 'no', 'unknown');

export const budgetStanding: EventSlice<BudgetStandingEvents> = {
  'budget status said': {
    shape: {
      practice: text, side: oneOf('commissioner', 'practice'), note: optional(text),
      answers: fields({ received: optional(yesOrNo), methodKnown: optional(yesOrNo), dataGood: optional(yesOrNo), agreed: optional(yesOrNo) }),
    },
    apply: (state, { practice, side, answers, note }, { time }) => {
      const both = state.budgetStanding.words.get(practice);
      const before = both?.[side];
      const word = { answers: { ...before?.answers, ...answers }, note: note ?? before?.note ?? null, time };
      return change(state, { words: new Map(state.budgetStanding.words).set(practice, { ...both, [side]: word }) });
    },
    describe: ({ practice, side, answers }) => {
      const said = standingQuestions.flatMap((question) => (answers[question] === undefined ? [] : [`${questionText[question]}: ${answers[question]}`]));
      return `noted what the ${side} says of the budget of ${practice}: ${said.join(', ') || 'a note'}`;
    },
    audience: 'public',
    undoable: true,
  },
  'budget due date set': {
    shape: { due: orNull(day) },
    apply: (state, { due }) => change(state, { due }),
    describe: ({ due }) => (due === null ? 'took back the day by which budgets are due' : `set the day by which budgets are due to ${due}`),
    audience: 'public',
    undoable: true,
  },
  'budget question answered': {
    shape: { practice: text, question: text, answer: yesOrNo, evidence: optional(text) },
    apply: (state, { practice, question, answer, evidence }, { time }) => {
      const own = new Map(state.budgetStanding.answers.get(practice)).set(question, { answer, evidence: evidence ?? null, time });
      return change(state, { answers: new Map(state.budgetStanding.answers).set(practice, own) });
    },
    describe: ({ practice, question, answer }) => `answered ${question} of the budget challenge checklist of ${practice}: ${answer}`,
    audience: 'public',
    undoable: true,
  },
};

function change(state: PlanState, changed: Partial<BudgetStanding>): PlanState {
  return { ...state, budgetStanding: { ...state.budgetStanding, ...changed } };
}
