import { personKey, walkOf, type DeclaredInterest, type PlanState } from '@pbc-planner/domain';
import type { FactSources, FactState } from './facts.ts';

/** The interests of everybody in one project. */
export function interestsIn({ changeProcesses }: PlanState, project: string): DeclaredInterest[] {
  return changeProcesses.interests.filter((one) => one.project === project);
}

/** Whether a person has an interest in a project that has not ended, and so is in no count. */
export function hasInterest(state: PlanState, project: string, person: string): boolean {
  return interestsIn(state, project).some((one) => personKey(one.person) === personKey(person) && one.handled?.how !== 'ended');
}

/** Whether a person declared an interest in a project, or none. */
export function hasDeclared(state: PlanState, project: string, person: string): boolean {
  return walkOf(state, project).declaredNone.has(personKey(person)) || interestsIn(state, project).some((one) => personKey(one.person) === personKey(person));
}

/** Whether everyone who decides has declared interests, or declared none. */
export function everybodyDeclared({ state, project: { id } }: FactSources): FactState {
  const { deciders } = walkOf(state, id);
  if (deciders.length === 0) return { state: 'unknown', reason: 'Nobody has said who decides.', mend: `pbc process deciders ${id} "Dr A,Ms B"` };
  const silent = deciders.filter((person) => !hasDeclared(state, id, person));
  if (silent.length === 0) return { state: 'met', reason: `All ${deciders.length} have declared.`, mend: '' };
  return {
    state: 'missing', reason: `Not declared yet: ${silent.join(', ')}.`, mend: `pbc interests add "${silent[0]}" --project ${id} --about "...", or --none`,
  };
}

/** Whether every interest in the project is dealt with: the person left, stayed without a vote, or has it no more. */
export function interestsHandled({ state, project: { id } }: FactSources): FactState {
  const all = interestsIn(state, id);
  const open = all.filter(({ handled }) => handled === null);
  if (open.length === 0) return { state: 'met', reason: all.length === 0 ? 'No interest is on record.' : all.map(({ person, handled }) => `${person}: ${handled?.how}`).join('; '), mend: '' };
  return {
    state: 'missing', reason: `Unresolved: ${open.map(({ person, about }) => `${person}, ${about}`).join('; ')}.`,
    mend: `pbc interests close ${open[0]?.id} --as left, or --as without-vote`,
  };
}

/** Whether a route is on record that nobody with an interest was counted for. */
export function routeRecorded({ state, project: { id }, process }: FactSources): FactState {
  const { route } = walkOf(state, id);
  const mend = `pbc process route ${id} ${process.routes.map((one) => one.id).join('|') || 'ROUTE'} --reasons "..." --in-favour "..."`;
  if (route === null) return { state: 'missing', reason: 'No route is on record.', mend };
  const tainted = [...route.inFavour, ...route.against].filter((person) => hasInterest(state, id, person));
  if (tainted.length > 0) return { state: 'missing', reason: `Counted in it, and with an interest: ${tainted.join(', ')}. Decide again.`, mend };
  return { state: 'met', reason: `${process.routes.find((one) => one.id === route.route)?.title ?? route.route}: ${route.reasons}`, mend: '' };
}
