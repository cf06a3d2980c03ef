import { counted, lowestGrade } from '@pbc-planner/base';
import {
  contractLinked, isFault, patientsInvolved, stakeholdersNamed, trustAgreed, trustContacted,
  type Command, type CommandContext, type InvolvementGuide, type InvolvementOutcome, type Project, type RefusalOutcome, type TableOutcome,
} from '@pbc-planner/domain';
import { answerTimeOf, guidesOf, sourceText } from '../guides/parts.ts';
import { dutyOf, shownChecklist, shownContacts } from '../guides/shown.ts';
import { anyProjectOrGroup, refused, standing } from './answers.ts';

/** `involvement.list`: checklists, who was asked and whom it touches, of the group or of one project. */
export const list: Command<{ readonly project?: string }, InvolvementOutcome | RefusalOutcome> = async ({ project: id }, context) => {
  const project = anyProjectOrGroup(context, id);
  if (project !== null && isFault(project)) return refused('involvement.list', project);
  return { status: 'fine', outcome: outcomeOf(project, await guidesOf(context), context), diagnostics: [] };
};

/** `involvement.guides`: the questions of every checklist, to read or to print before anybody answers. */
export const guides: Command<object, TableOutcome> = async (_, context) => ({
  status: 'fine',
  outcome: {
    kind: 'table', fictional: false,
    table: {
      id: 'guides',
      title: 'Checklists of involvement',
      columns: [
        { id: 'guide', title: 'Checklist', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'level', title: 'Of the', kind: 'text' }, { id: 'item', title: 'Item', kind: 'code' }, { id: 'question', title: 'Question', kind: 'text' },
        { id: 'help', title: 'What helps', kind: 'text' }, { id: 'source', title: 'Source', kind: 'text' }, { id: 'grade', title: 'Grade', kind: 'text' },
      ],
      rows: (await guidesOf(context)).flatMap((guide) => guide.items.map(({ id, question, help, sources, grade }) =>
        [guide.id, guide.title, guide.level, id, question, help ?? null, sourceText(guide, sources) || null, grade])),
    },
  },
  diagnostics: [],
});

function outcomeOf(project: Project | null, all: readonly InvolvementGuide[], context: CommandContext): InvolvementOutcome {
  const { state } = context;
  const { locality, fictional, asOf } = standing(context);
  const level = project === null ? 'group' : 'project';
  const own = all.filter((guide) => guide.level === level);
  const checklists = own.map((guide) => shownChecklist(guide, state, project?.id ?? null));
  const contacts = shownContacts(state.involvement.contacts, all, asOf).filter((one) => one.project === (project?.id ?? null));
  const duty = project === null ? null : dutyOf(all, state, project.id);
  const time = answerTimeOf(all);
  const overdue = contacts.filter((one) => one.state === 'overdue');
  return {
    kind: 'involvement', locality, fictional, asOf, project: project === null ? null : { id: project.id, title: project.title }, checklists,
    duty: duty?.says ?? null, contacts, answerWeeks: time === null ? null : { weeks: time.part.weeks, note: time.part.note, grade: time.part.grade },
    stakeholders: state.involvement.stakeholders.filter((one) => one.project === project?.id),
    projects: project !== null ? [] : [...state.projects.byId.values()].filter(({ closed }) => closed === null).map(({ id, title }) => ({
      id, title,
      open: all.filter((guide) => guide.level === 'project').reduce((sum, guide) => sum + shownChecklist(guide, state, id).open, 0),
      duty: dutyOf(all, state, id)?.says ?? null,
      overdue: shownContacts(state.involvement.contacts, all, asOf).filter((one) => one.project === id && one.state === 'overdue').length,
      clinician: stakeholdersNamed(state, id).state === 'met',
    })),
    lacks: [
      ...checklists.filter(({ open }) => open > 0).map(({ title, open, guide }) => `${title}: ${counted(open, 'question')} open (${guide}).`),
      ...overdue.map(({ id, role, due }) => `No answer from the ${role}, which was due on ${due} (${id}).`),
      ...(project === null ? [] : [stakeholdersNamed, trustContacted, trustAgreed, contractLinked, patientsInvolved].map((fact) => fact(state, project.id)).filter(({ state: stands }) => stands !== 'met').map(({ reason }) => reason)),
    ],
    facts: own.flatMap((guide) => (guide.facts ?? []).map(({ text, sources, grade }) => ({ text, source: sourceText(guide, sources), grade }))),
    grade: lowestGrade(own.map(({ grade }) => grade)),
  };
}
