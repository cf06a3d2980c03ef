import { cleanText, counted, error, type Diagnostic } from '@pbc-planner/base';
import type { Call } from '../contracts/command.ts';
import type { EventBody } from '../plan/plan-event.ts';
import type { Membership, Practice, PracticeCode } from '../practice.ts';
import { unknownPractice } from './unknown-practice.ts';

/** One change to who belongs to a locality: done for good by a command, or tried out in a what-if. */
export type MembershipStep =
  | { readonly kind: 'join'; readonly practice: PracticeCode; readonly membership: Membership; readonly name?: string; readonly list?: string }
  | { readonly kind: 'leave'; readonly practice: PracticeCode }
  | { readonly kind: 'merge'; readonly practices: readonly PracticeCode[]; readonly into: PracticeCode; readonly name?: string };

/** The fact that a step leaves in the plan, whichever way it came about. */
export function eventOfStep(step: MembershipStep): EventBody {
  switch (step.kind) {
    case 'join': {
      const name = cleanText(step.name ?? '', 200);
      const { practice, membership, list } = step;
      return { type: 'practice joined', data: { practice, membership, ...(name ? { name } : {}), ...(list === undefined ? {} : { list }) } };
    }
    case 'leave': return { type: 'practice left', data: { practice: step.practice } };
    case 'merge': {
      const name = cleanText(step.name ?? '', 200);
      return { type: 'practices merged', data: { practices: step.practices, into: step.into, ...(name ? { name } : {}) } };
    }
  }
}

/** The command that does a step for good. */
export function callOfStep(step: MembershipStep): Call {
  const { kind, ...params } = step;
  return { command: `locality.${kind}`, params };
}

/** Why a step cannot be taken in a locality of these practices; `null` where it can. */
export function stepFault(step: MembershipStep, practices: readonly Practice[], merged: ReadonlyMap<PracticeCode, PracticeCode>): Diagnostic | null {
  const known = new Set(practices.map(({ practice }) => practice));
  if (step.kind === 'join') return mergedFault(step.practice, merged);
  if (step.kind === 'leave') return mergedFault(step.practice, merged) ?? (known.has(step.practice) ? null : unknownPractice(step.practice));
  const distinct = new Set(step.practices);
  const faults = [...distinct].map((practice) => mergedFault(practice, merged) ?? (known.has(practice) ? null : unknownPractice(practice)));
  const fault = faults.find((one) => one !== null) ?? mergedFault(step.into, merged);
  if (fault) return fault;
  if (distinct.size < 2) {
    return error('too-few-to-merge', 'Merging takes two practices or more.', { hint: 'Name them with commas between, such as abbey,brook.' });
  }
  if (known.has(step.into) && !distinct.has(step.into)) {
    return error('merges-into-another', `${step.into} is a practice of the locality that is not among those that merge.`, {
      place: { key: step.into }, hint: `Name it among them too, or give the merged practice a code of its own.`,
    });
  }
  return null;
}

/** A step as a sentence without a full stop: `Hope Street (hope) leaves`. */
export function stepText(step: MembershipStep, nameOf: (practice: PracticeCode) => string): string {
  const named = (practice: PracticeCode) => (nameOf(practice) === practice ? practice : `${nameOf(practice)} (${practice})`);
  switch (step.kind) {
    case 'join': {
      const standing: Readonly<Record<Membership, string>> = { in: 'joins', alone: 'commissions alone', observing: 'observes', declined: 'declines to take part' };
      const who = step.name === undefined ? named(step.practice) : `${step.name} (${step.practice})`;
      return `${who} ${standing[step.membership]}${step.list === undefined ? '' : ` with a list of ${step.list}`}`;
    }
    case 'leave': return `${named(step.practice)} leaves`;
    case 'merge': {
      const others = step.practices.filter((practice) => practice !== step.into);
      const into = step.name === undefined ? named(step.into) : `${step.name} (${step.into})`;
      return `${others.map(named).join(' and ')} ${others.length === 1 ? 'merges' : 'merge'} into ${into}, so that ${counted(step.practices.length, 'practice')} become one`;
    }
  }
}

function mergedFault(practice: PracticeCode, merged: ReadonlyMap<PracticeCode, PracticeCode>): Diagnostic | null {
  const into = merged.get(practice);
  if (into === undefined) return null;
  return error('practice-merged', `${practice} has merged into ${into}, so it is no practice of its own any more.`, {
    place: { key: practice }, hint: `Name ${into}, or take the merging back with pbc undo.`,
  });
}
