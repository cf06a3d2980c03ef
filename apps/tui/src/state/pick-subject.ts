import { to, type Step } from './actions.ts';
import { shownTab } from './boards.ts';
import { subjectTitle } from './chosen-subject.ts';
import { readBoard } from './read-board.ts';
import { subjectOf, withSubject } from './subjects.ts';
import type { ChoiceOption, Subject, WorkbenchState } from './workbench-state.ts';

/** Where the values of a subject come from, as the schemas of parameters name it. */
const sources: Readonly<Record<Subject, string>> = { project: 'projects', area: 'clinicalAreas', win: 'quickWins', party: 'responsibilityParties', template: 'sessionTemplates' };

/** What is said where there is none to choose. */
const none: Readonly<Record<Subject, string>> = {
  project: 'There is no open project yet: add one in the Projects view.', area: 'There is no clinical area.', win: 'There is no quick win.', party: 'There is no party.', template: 'There is no template.',
};

/** The keys of options, in their order. */
const optionKeys = [...'123456789abcdefghimnopqrstuvwxyz'];

/** Asks for the values that there are to choose from. */
export function pickSubject(state: WorkbenchState): Step {
  const subject = shownTab(state)?.about;
  return subject === undefined ? to(state) : to(state, { kind: 'subjects', subject, source: sources[subject] });
}

/** The state in which one of them is chosen. */
export function offerSubjects(state: WorkbenchState, subject: Subject, values: readonly string[]): WorkbenchState {
  const open = subject === 'project' ? values.filter((id) => state.plan?.projects.some((one) => one.id === id)) : values;
  if (open.length === 0) return { ...state, notice: { text: none[subject], bad: true } };
  const now = subjectOf(state, subject);
  const options = open.map((id, index): ChoiceOption => {
    const title = subjectTitle(state, subject, id);
    return { key: optionKeys[index] ?? '', title, about: title === id ? '' : id, held: id === now, does: { kind: 'subject', subject, value: id } };
  });
  const title = subject === 'party' ? 'Who fills in? From here on only they should look at the screen' : `Which ${subject}?`;
  return { ...state, notice: null, modal: { kind: 'choose', title, options, selected: Math.max(0, options.findIndex(({ held }) => held)) } };
}

/** The board on screen, about somebody else. */
export function takeSubject(state: WorkbenchState, subject: Subject, value: string): Step {
  return readBoard(withSubject({ ...state, modal: null }, subject, value));
}
