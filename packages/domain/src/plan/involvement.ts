import { involvementAnswers, type InvolvementAnswer, type InvolvementFact } from '../involvement/involvement-guide.ts';
import type { EventSlice } from './event-slice.ts';
import type { PlanState } from './plan-state.ts';
import { day, fields, flag, oneOf, orNull, recordOf, text } from './shape.ts';

/** An answer to a question of a checklist, with who gave it. */
export interface GivenInvolvementAnswer {
  /** `null`: for the commissioning group, of no single project. */
  readonly project: string | null;
  readonly guide: string;
  readonly item: string;
  readonly question: string;
  readonly answer: InvolvementAnswer;
  readonly note: string | null;
  readonly source: string | null;
  /** A day such as 2006-10-31. */
  readonly on: string;
  readonly proves: InvolvementFact | null;
  readonly by: string;
}

/** What came back from somebody who was asked. */
export type ContactAnswer = 'agreed' | 'not agreed' | 'no answer';

/** Somebody who was asked, by role, and what came of it. */
export interface TrackedContact {
  readonly id: string;
  readonly project: string | null;
  /** The kind of stakeholder, and its title when it was written down. */
  readonly kind: string;
  readonly kindTitle: string;
  /** Whether their work or their contract may change. */
  readonly provider: boolean;
  /** The role, not the person: `consultant haematologist, Tarrow General`. */
  readonly role: string;
  readonly ask: string;
  readonly askedOn: string;
  /** The clause of the contract that it touches; `null` where nobody has said. */
  readonly clause: string | null;
  /** `null` while it is awaited. */
  readonly answered: { readonly as: ContactAnswer; readonly text: string; readonly on: string; readonly by: string } | null;
}

/** Somebody whom a project touches, or whose advice it needs, by role. */
export interface Stakeholder {
  readonly id: string;
  readonly project: string;
  readonly kind: string;
  readonly kindTitle: string;
  readonly clinician: boolean;
  readonly provider: boolean;
  readonly role: string;
  readonly note: string | null;
}

/** The answers to the questions of a duty test. */
export interface DutyAnswers {
  readonly guide: string;
  /** Every question of the test, by item. */
  readonly answers: Readonly<Record<string, InvolvementAnswer>>;
  readonly note: string | null;
  readonly source: string | null;
  readonly on: string;
  readonly by: string;
}

/** How patients, trusts and other clinicians were involved. */
export interface Involvement {
  /** By `involvementKey`. */
  readonly answers: ReadonlyMap<string, GivenInvolvementAnswer>;
  /** In the order in which they were written down. */
  readonly contacts: readonly TrackedContact[];
  readonly stakeholders: readonly Stakeholder[];
  /** By project. */
  readonly duties: ReadonlyMap<string, DutyAnswers>;
}

/** Before anybody was asked. */
export const noInvolvement: Involvement = { answers: new Map(), contacts: [], stakeholders: [], duties: new Map() };

/** The key of an answer: the commissioning group's own stand under no project. */
export function involvementKey(project: string | null, guide: string, item: string): string {
  return `${project ?? ''}/${guide}/${item}`;
}

/** What happens when people are involved. */
export interface InvolvementEvents {
  readonly 'involvement answered': Omit<GivenInvolvementAnswer, 'by'>;
  readonly 'duty test answered': Omit<DutyAnswers, 'by'> & { readonly project: string };
  readonly 'involvement contact added': { readonly contact: Omit<TrackedContact, 'answered'> };
  readonly 'involvement contact answered': { readonly contact: string; readonly role: string; readonly as: ContactAnswer; readonly text: string; readonly on: string; readonly clause: string | null };
  readonly 'stakeholder named': { readonly stakeholder: Stakeholder };
  readonly 'stakeholder removed': { readonly stakeholder: string; readonly role: string; readonly project: string };
}

export const involvement: EventSlice<InvolvementEvents> = {
  'involvement answered': {
    shape: {
      project: orNull(text), guide: text, item: text, question: text, answer: oneOf(...involvementAnswers), note: orNull(text), source: orNull(text), on: day, proves: orNull(oneOf('patients-involved')),
    },
    apply: (state, answer, { by }) => {
      const answers = new Map(state.involvement.answers).set(involvementKey(answer.project, answer.guide, answer.item), { ...answer, by });
      return withInvolvement(state, { answers });
    },
    describe: ({ project, question, answer }) => `answered ${answer} ${project === null ? 'for the group' : `for ${project}`} to: ${question.replace(/\.$/, '')}`,
    audience: 'public',
    undoable: true,
  },
  'duty test answered': {
    shape: { project: text, guide: text, answers: recordOf(oneOf(...involvementAnswers)), note: orNull(text), source: orNull(text), on: day },
    apply: (state, { project, ...answers }, { by }) => withInvolvement(state, { duties: new Map(state.involvement.duties).set(project, { ...answers, by }) }),
    describe: ({ project, answers }) => `answered the duty test of ${project}: ${Object.entries(answers).map(([item, answer]) => `${item} ${answer}`).join(', ')}`,
    audience: 'public',
    undoable: true,
  },
  'involvement contact added': {
    shape: {
      contact: fields({ id: text, project: orNull(text), kind: text, kindTitle: text, provider: flag, role: text, ask: text, askedOn: day, clause: orNull(text) }),
    },
    apply: (state, { contact }) => withInvolvement(state, { contacts: [...state.involvement.contacts, { ...contact, answered: null }] }),
    describe: ({ contact: { id, role, ask, project, askedOn } }) => `recorded that the ${role} was asked on ${askedOn}${project === null ? '' : `, for ${project}`} (${id}): ${ask}`,
    audience: 'public',
    undoable: true,
  },
  'involvement contact answered': {
    shape: { contact: text, role: text, as: oneOf('agreed', 'not agreed', 'no answer'), text, on: day, clause: orNull(text) },
    apply: (state, { contact, as, text, on, clause }, { by }) => withInvolvement(state, {
      contacts: state.involvement.contacts.map((one) => (one.id === contact ? { ...one, clause: clause ?? one.clause, answered: { as, text, on, by } } : one)),
    }),
    describe: ({ role, as, text }) => `recorded of the ${role}: ${as}${text === '' ? '' : ` (${text})`}`,
    audience: 'public',
    undoable: true,
  },
  'stakeholder named': {
    shape: { stakeholder: fields({ id: text, project: text, kind: text, kindTitle: text, clinician: flag, provider: flag, role: text, note: orNull(text) }) },
    apply: (state, { stakeholder }) => withInvolvement(state, { stakeholders: [...state.involvement.stakeholders, stakeholder] }),
    describe: ({ stakeholder: { project, role } }) => `named the ${role} as a stakeholder of ${project}`,
    audience: 'public',
    undoable: true,
  },
  'stakeholder removed': {
    shape: { stakeholder: text, role: text, project: text },
    apply: (state, { stakeholder }) => withInvolvement(state, { stakeholders: state.involvement.stakeholders.filter(({ id }) => id !== stakeholder) }),
    describe: ({ role, project }) => `took the ${role} off the stakeholders of ${project}`,
    audience: 'public',
    undoable: true,
  },
};

function withInvolvement(state: PlanState, changes: Partial<Involvement>): PlanState {
  return { ...state, involvement: { ...state.involvement, ...changes } };
}
