import type { Outcome } from '@pbc-planner/domain';
import { tabOf } from './boards.ts';
import type { BoardId, Subject, WorkbenchState } from './workbench-state.ts';

/**
 * What tabs and forms are about: what was chosen, else the first open project, so that nobody is asked where there may be only
 * one answer. A party is never taken for granted: what it fills in is its own.
 */
export function chosenSubject({ plan, subjects }: WorkbenchState, subject: Subject): string | null {
  if (subject !== 'project') return subjects[subject] ?? null;
  const open = plan?.projects ?? [];
  return (open.find(({ id }) => id === subjects.project) ?? open[0])?.id ?? null;
}

/** What a tab is about, in words; empty where it is about the whole locality, or nobody has said. */
export function subjectText(state: WorkbenchState, board: BoardId): string {
  const about = tabOf(state, board)?.about;
  const id = about === undefined ? null : chosenSubject(state, about);
  return about === undefined || id === null ? '' : subjectTitle(state, about, id);
}

/** A subject by its title, where the workbench knows one; else by its id. */
export function subjectTitle({ plan, matrix }: WorkbenchState, subject: Subject, id: string): string {
  if (subject === 'project') return plan?.projects.find((one) => one.id === id)?.title ?? id;
  if (subject !== 'party') return id;
  const told: readonly (Outcome | null)[] = [matrix.held.outcome, matrix.beside];
  for (const outcome of told) {
    const party = outcome?.kind === 'matrix' || outcome?.kind === 'matrix-round' ? outcome.parties.find((one) => one.id === id) : undefined;
    if (party !== undefined) return party.title;
  }
  return id;
}
