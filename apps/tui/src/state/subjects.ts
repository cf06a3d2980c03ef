import { boards, shownTab, tabOf, withBoard } from './boards.ts';
import { chosenSubject } from './chosen-subject.ts';
import { selectionOf } from './view-tables.ts';
import type { BoardId, Subject, WorkbenchState } from './workbench-state.ts';

/** What tabs and forms are about: the selected row of a tab whose rows are such, else what was chosen before. */
export function subjectOf(state: WorkbenchState, subject: Subject): string | null {
  const row = shownTab(state)?.rows === subject ? selectionOf(state).row : null;
  return row ?? chosenSubject(state, subject);
}

/** The state that remembers what is selected, before another tab, view or form takes its place. */
export function keepSubject(state: WorkbenchState): WorkbenchState {
  const rows = shownTab(state)?.rows;
  const value = rows === undefined ? null : subjectOf(state, rows);
  return rows === undefined || value === null ? state : withSubject(state, rows, value);
}

/** The state about somebody else: what tabs show of whom it was about before has to be read again. */
export function withSubject(state: WorkbenchState, subject: Subject, value: string): WorkbenchState {
  const chosen = { ...state, subjects: { ...state.subjects, [subject]: value } };
  if (chosenSubject(state, subject) === value) return chosen;
  return (Object.keys(boards) as BoardId[]).filter((board) => tabOf(state, board)?.about === subject).reduce((changed, board) =>
    withBoard(changed, board, { held: { status: 'loading', outcome: null, reason: null }, beside: null, top: 0 }), chosen);
}

/** The state without the party that filled in, and without what it said: whoever comes next does not see it. */
export function forgetParty(state: WorkbenchState): WorkbenchState {
  if (shownTab(state)?.about !== 'party' || state.subjects.party === undefined) return state;
  const { party: _, ...subjects } = state.subjects;
  return withBoard({ ...state, subjects }, state.screen as BoardId, { held: { status: 'loading', outcome: null, reason: null }, beside: null });
}
