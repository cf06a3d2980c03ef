import { counted, type Block, type Document, type Table } from '@pbc-planner/base';
import type { DutyOutcome, InvolvementOutcome, ShownChecklist, ShownContact, ShownInvolvementItem } from '../outcome/involvement-outcomes.ts';

/** How people were involved: what is still to be done first, then checklists, who was asked, and whom it touches. */
export function presentInvolvement(outcome: InvolvementOutcome): Document {
  const { locality, fictional, project, checklists, duty, answerWeeks, asOf, contacts, stakeholders, projects, lacks, facts, grade } = outcome;
  const open = checklists.reduce((sum, one) => sum + one.open, 0);
  return {
    title: `${locality}: ${project === null ? 'involving patients and other clinicians' : `${project.title}, who is involved`}`,
    fictional,
    grade,
    blocks: [
      {
        kind: 'facts',
        facts: [
          ...(project === null ? [] : [['Project', project.id] as const]), ['As of', asOf], ['Open questions', String(open)],
          ...(duty === null ? [] : [['Duty to involve', `${duty} (advice, and no legal verdict)`] as const]),
          ...(answerWeeks === null ? [] : [['Overdue after', `${counted(answerWeeks.weeks, 'week')} (${answerWeeks.grade}): ${answerWeeks.note}`] as const]),
          ['Grade', grade],
        ],
      },
      ...listed('Still to be done', lacks),
      { kind: 'table', table: checklistsTable(checklists), main: true },
      ...(contacts.length === 0 ? [] : [{ kind: 'table', table: contactsTable(contacts) } as const]),
      ...(stakeholders.length === 0 ? [] : [{ kind: 'table', table: stakeholdersTable(outcome) } as const]),
      ...(projects.length === 0 ? [] : [{ kind: 'table', table: projectsTable(outcome) } as const]),
      ...listed('Worth knowing', facts.map(({ text, source, grade: how }) => `${text} (${source === '' ? how : `${source}; ${how}`})`)),
    ],
  };
}

/** What the duty test says, its reasons, and the answers that it rests on. */
export function presentDuty({ locality, fictional, title, project, guideTitle, says, reasons, questions, open, note, earlier, source, grade }: DutyOutcome): Document {
  return {
    title: `${locality}: ${title}, does the duty to involve apply?`,
    fictional,
    grade,
    blocks: [
      { kind: 'facts', facts: [['Project', project], ['Test', guideTitle], ['It says', says], ['Open questions', String(open)], ...(note === null ? [] : [['Note', note] as const]), ['Grade', grade]] },
      ...listed('Because', reasons),
      { kind: 'table', table: itemsTable('duty', 'Answers', questions), main: true },
      ...listed('To beware of', ['This is advice with reasons, and no legal verdict.', ...(earlier === null ? [] : [earlier]), ...(source === '' ? [] : [`The words were read in ${source}.`])]),
    ],
  };
}

/** Who was asked, what, and what came of it. */
export function contactsTable(contacts: readonly ShownContact[]): Table {
  return {
    id: 'contacts',
    title: 'Who was asked',
    columns: [
      { id: 'contact', title: 'Contact', kind: 'code' }, { id: 'project', title: 'Project', kind: 'code' }, { id: 'kind', title: 'Kind', kind: 'text' }, { id: 'role', title: 'Role', kind: 'text' },
      { id: 'ask', title: 'What was asked', kind: 'text' }, { id: 'asked_on', title: 'On', kind: 'text' }, { id: 'due', title: 'Answer by', kind: 'text' },
      { id: 'state', title: 'State', kind: 'text' }, { id: 'answer', title: 'Answer', kind: 'text' }, { id: 'answered_on', title: 'Answered on', kind: 'text' }, { id: 'clause', title: 'Clause of the contract', kind: 'text' },
    ],
    rows: contacts.map(({ id, project, kindTitle, role, ask, askedOn, due, state, answered, clause }) =>
      [id, project, kindTitle, role, ask, askedOn, due, state === 'overdue' ? 'OVERDUE' : state, answered?.text || null, answered?.on ?? null, clause]),
  };
}

function checklistsTable(checklists: readonly ShownChecklist[]): Table {
  const table = itemsTable('checklists', 'Checklists', checklists.flatMap(({ items }) => items));
  const guides = checklists.flatMap(({ title, items }) => items.map(() => title));
  return { ...table, columns: [{ id: 'checklist', title: 'Checklist', kind: 'text' }, ...table.columns], rows: table.rows.map((row, index) => [guides[index] ?? null, ...row]) };
}

function itemsTable(id: string, title: string, items: readonly ShownInvolvementItem[]): Table {
  return {
    id,
    title,
    columns: [
      { id: 'item', title: 'Item', kind: 'code' }, { id: 'question', title: 'Question', kind: 'text' }, { id: 'answer', title: 'Answer', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
      { id: 'source', title: 'Source', kind: 'text' }, { id: 'on', title: 'Day', kind: 'text' }, { id: 'by', title: 'By', kind: 'text' },
    ],
    rows: items.map(({ item, question, answer, note, source, on, by }) => [item, question, answer === 'unknown' ? 'unknown, open' : answer, note, source, on, by]),
  };
}

function stakeholdersTable({ stakeholders }: InvolvementOutcome): Table {
  return {
    id: 'stakeholders',
    title: 'Whom it touches',
    columns: [
      { id: 'stakeholder', title: 'Stakeholder', kind: 'code' }, { id: 'kind', title: 'Kind', kind: 'text' }, { id: 'role', title: 'Role', kind: 'text' },
      { id: 'clinician', title: 'A clinician besides GPs', kind: 'text' }, { id: 'provider', title: 'A provider', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: stakeholders.map(({ id, kindTitle, role, clinician, provider, note }) => [id, kindTitle, role, clinician ? 'yes' : 'no', provider ? 'yes' : 'no', note]),
  };
}

function projectsTable({ projects }: InvolvementOutcome): Table {
  return {
    id: 'projects',
    title: 'Projects',
    columns: [
      { id: 'project', title: 'Project', kind: 'code' }, { id: 'title', title: 'Title', kind: 'text' }, { id: 'open', title: 'Open questions', kind: 'number' },
      { id: 'duty', title: 'Duty to involve', kind: 'text' }, { id: 'overdue', title: 'Answers overdue', kind: 'number' }, { id: 'clinician', title: 'Names a clinician besides GPs', kind: 'text' },
    ],
    rows: projects.map(({ id, title, open, duty, overdue, clinician }) => [id, title, open, duty, overdue, clinician ? 'yes' : 'no']),
  };
}

function listed(heading: string, items: readonly string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'heading', text: heading }, { kind: 'list', items }];
}
