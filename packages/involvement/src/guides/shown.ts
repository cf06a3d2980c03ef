import {
  involvementKey, type DutyAnswers, type InvolvementAnswer, type InvolvementGuide, type PlanState, type ShownChecklist, type ShownContact, type ShownInvolvementItem, type TrackedContact,
} from '@pbc-planner/domain';
import { checkGuide } from './check-guide.ts';
import { dutyFinding, type FoundDuty } from './duty-finding.ts';
import { answerTimeOf, dutyTestOf } from './parts.ts';

/** The questions of a guide with the answers of a project, or of the group. Those of a duty test stand in its own answers. */
export function shownItems({ id: guide, items, duty }: InvolvementGuide, { involvement }: PlanState, project: string | null): ShownInvolvementItem[] {
  const tested = project === null || duty === undefined ? undefined : involvement.duties.get(project);
  return items.map(({ id, question }) => {
    if (duty !== undefined) return fromDuty(id, question, tested?.guide === guide ? tested : undefined);
    const given = involvement.answers.get(involvementKey(project, guide, id));
    return {
      item: id, question, answer: given?.answer ?? 'unknown', note: given?.note ?? null, source: given?.source ?? null, on: given?.on ?? null, by: given?.by ?? null,
    };
  });
}

/** A guide as a checklist: only a yes or a no closes a question. */
export function shownChecklist(guide: InvolvementGuide, state: PlanState, project: string | null): ShownChecklist {
  const items = shownItems(guide, state, project);
  const open = items.filter(({ answer }) => answer === 'unknown').length;
  return { guide: guide.id, title: guide.title, items, answered: items.length - open, open, grade: guide.grade };
}

/** What the duty test says of a project; `null` where no guide has one. */
export function dutyOf(guides: readonly InvolvementGuide[], { involvement }: PlanState, project: string): FoundDuty | null {
  const test = dutyTestOf(guides);
  if (test === null) return null;
  if (checkGuide(test.guide).length > 0) return { says: 'take advice', reasons: [`The test of "${test.guide.title}" has faults: see pbc pack check.`] };
  const given = involvement.duties.get(project);
  const answers: Readonly<Record<string, InvolvementAnswer>> = given?.guide === test.guide.id ? given.answers : {};
  return dutyFinding(test.part, test.guide.items, answers);
}

/** Contacts with the day by which an answer is due, and whether it is late by a day. Without an answer time nothing is. */
export function shownContacts(contacts: readonly TrackedContact[], guides: readonly InvolvementGuide[], asOf: string): ShownContact[] {
  const weeks = answerTimeOf(guides)?.part.weeks ?? null;
  return contacts.map((contact) => {
    const due = weeks === null ? contact.askedOn : weeksAfter(contact.askedOn, weeks);
    return { ...contact, due, state: contact.answered?.as ?? (weeks !== null && asOf > due ? 'overdue' : 'awaited') };
  });
}

/** A day some weeks later. @param day such as 2006-10-31. */
export function weeksAfter(day: string, weeks: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date + 7 * weeks)).toISOString().slice(0, 10);
}

function fromDuty(id: string, question: string, given: DutyAnswers | undefined): ShownInvolvementItem {
  const answer = given !== undefined && Object.hasOwn(given.answers, id) ? given.answers[id] : undefined;
  return { item: id, question, answer: answer ?? 'unknown', note: null, source: given?.source ?? null, on: given?.on ?? null, by: given?.by ?? null };
}
