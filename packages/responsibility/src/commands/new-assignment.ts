import { error, type Diagnostic } from '@pbc-planner/base';
import type { AssignedResponsibility, FrameworkItem, Right, SharedArrangement } from '@pbc-planner/domain';
import { clashingRights } from '../matrix/rights-of-parties.ts';
import { rightsByParty } from '../matrix/matrix-rows.ts';
import type { CleanAssignment } from './said-assignment.ts';

type Held = readonly [party: string, right: Right];

/**
 * Who holds an item after what was said of it. A list of parties replaces those that held the right; a party that is given a
 * right loses those that clash with it. Refused where what was said clashes with itself.
 */
export function newAssignment(before: AssignedResponsibility, said: CleanAssignment, item: FrameworkItem): AssignedResponsibility | Diagnostic {
  const given = saidRights(said, item);
  const clash = clashOf(given);
  if (clash) return clash;
  const status = statusAfter(before, said, given);
  const replaced = new Set<Right>([...said.rights.keys(), ...(given.some(([, right]) => right === 'lead') || status !== 'led' ? ['lead' as const] : [])]);
  if (status !== before.status && before.status === 'shared') replaced.add('joint');
  if (given.some(([, right]) => right === 'joint')) replaced.add('joint');
  const kept = Object.entries(before.roles).flatMap(([party, held]) => held.map((right): Held => [party, right]))
    .filter(([party, right]) => !replaced.has(right) && !said.without.includes(party) && !clashesWith(given, party, right));
  const roles = rightsByParty([...given, ...kept]);
  const members = Object.keys(roles).filter((party) => roles[party]?.includes('joint'));
  return {
    status, roles,
    lead: status === 'led' ? (Object.keys(roles).find((party) => roles[party]?.includes('lead')) ?? null) : null,
    shared: status === 'shared' ? arrangement(before.shared, members, said) : null,
  };
}

function saidRights({ lead, rights, proposed }: CleanAssignment, { suggestion }: FrameworkItem): Held[] {
  return [
    ...(proposed ? (suggestion?.proposed ?? []).map(({ party, right }): Held => [party, right]) : []),
    ...(lead === undefined || lead === null ? [] : [[lead, 'lead'] as const]),
    ...[...rights].flatMap(([right, parties]) => parties.map((party): Held => [party, right])),
  ];
}

function clashOf(given: readonly Held[]): Diagnostic | null {
  for (const [party, held] of Object.entries(rightsByParty(given))) {
    const clashing = clashingRights(held);
    if (clashing.length > 0) {
      return error('clashing-rights', `${party} cannot have ${clashing.join(' and ')} at once.`, {
        hint: 'Give each party one part: lead, joint or support, or consulted or informed alone.',
      });
    }
  }
  return null;
}

function clashesWith(given: readonly Held[], party: string, right: Right): boolean {
  const own = given.filter(([other]) => other === party).map(([, held]) => held);
  return own.length > 0 && !own.includes(right) && clashingRights([...own, right]).length > 0;
}

/** A lead makes it led, joint parties alone make it shared; saying that the lead is unknown leaves it open. */
function statusAfter(before: AssignedResponsibility, { lead, without }: CleanAssignment, given: readonly Held[]): AssignedResponsibility['status'] {
  if (given.some(([, right]) => right === 'lead')) return 'led';
  if (given.some(([, right]) => right === 'joint')) return 'shared';
  if (lead === null || (before.lead !== null && without.includes(before.lead))) return 'unresolved';
  return before.status;
}

function arrangement(before: SharedArrangement | null, members: readonly string[], said: CleanAssignment): SharedArrangement {
  const convenor = said.convenor === undefined ? (before?.convenor ?? null) : said.convenor;
  const rule = said.decisionRule === undefined ? (before?.decisionRule ?? null) : said.decisionRule;
  const note = said.decisionRule === undefined ? before?.decisionNote : undefined;
  return {
    members,
    convenor: convenor !== null && members.includes(convenor) ? convenor : null,
    decisionRule: rule, ...(note === undefined ? {} : { decisionNote: note }),
    tieBreak: said.tieBreak === undefined ? (before?.tieBreak ?? null) : said.tieBreak,
    reviewBy: said.reviewBy === undefined ? (before?.reviewBy ?? null) : said.reviewBy,
  };
}
