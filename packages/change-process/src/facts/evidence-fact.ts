import { dayAfter, daysBetween, walkOf, type ChangeProcess, type EvidenceKind, type HeldEvidence } from '@pbc-planner/domain';
import type { FactSources, FactState } from './facts.ts';

/** Whether evidence of a kind is held and not too old. */
export function evidenceFact(kind: string, { state, project, process, asOf }: FactSources): FactState {
  const held = walkOf(state, project.id).evidence.filter((one) => one.kind === kind);
  const newest = [...held].sort((one, other) => (one.on < other.on ? 1 : -1))[0];
  const mend = `pbc process evidence ${project.id} ${kind} --what "..." --source "..." --on ${asOf}`;
  if (newest === undefined) return { state: 'missing', reason: 'No such evidence is on record.', mend };
  if (isStale(newest, evidenceKind(process, kind), asOf)) return { state: 'missing', reason: `The newest, of ${newest.on}, is too old by ${asOf}.`, mend };
  return { state: 'met', reason: `${newest.what} (${newest.source}, ${newest.on})`, mend: '' };
}

/** A kind of evidence of any step of a process. */
export function evidenceKind({ steps }: ChangeProcess, id: string): EvidenceKind | undefined {
  return steps.flatMap(({ evidence }) => evidence).find((one) => one.id === id);
}

/** Whether evidence has aged past the months that its kind allows. A kind that the process does not have does not age. */
export function isStale(held: HeldEvidence, kind: EvidenceKind | undefined, asOf: string): boolean {
  const last = freshUntil(held, kind);
  return last !== null && asOf > last;
}

/** The last day on which evidence counts; `null` where its kind does not age. */
export function freshUntil({ on }: HeldEvidence, kind: EvidenceKind | undefined): string | null {
  return kind?.staleAfterMonths === undefined ? null : monthsAfter(on, kind.staleAfterMonths);
}

/** A day some months later; in a month that is too short, its last day. */
function monthsAfter(day: string, months: number): string {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + months];
  const firstOf = (count: number) => `${String(year + Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`;
  const [first, date] = [firstOf(month), Number(day.slice(8))];
  return dayAfter(first, Math.min(date, daysBetween(first, firstOf(month + 1))) - 1);
}
