import { error, type Diagnostic } from '@pbc-planner/base';
import { personKey, walkOf } from '@pbc-planner/domain';
import { readPeople } from '../commands/answers.ts';
import { hasDeclared, hasInterest, interestsIn } from '../facts/decision-facts.ts';
import type { FactSources } from '../facts/facts.ts';

/** Who is counted for and against, each once. */
export interface Counted {
  readonly inFavour: readonly string[];
  readonly against: readonly string[];
}

/** Names as people give them, each person once. */
export function counted(inFavour: readonly string[] = [], against: readonly string[] = []): Counted {
  return { inFavour: uniquePeople(readPeople(inFavour)), against: uniquePeople(readPeople(against)) };
}

/** Each person once, however the name is spaced or capitalised. */
export function uniquePeople(people: readonly string[]): string[] {
  return [...new Map(people.map((person) => [personKey(person), person])).values()];
}

/**
 * Why a count cannot stand: nobody in it, an interest unresolved, somebody in it who does not decide, has not declared, or has an
 * interest, or a person on both sides. The rules are the same for every decision on a project.
 */
export function countFaults({ inFavour, against }: Counted, sources: FactSources): Diagnostic[] {
  const { state, project: { id } } = sources;
  const unresolved = interestsIn(state, id).filter(({ handled }) => handled === null);
  return [
    ...(inFavour.length + against.length === 0 ? [error('nobody-counted', 'Nobody is counted for or against it.', { hint: 'Give --in-favour and --against with names.' })] : []),
    ...unresolved.map((one) => error('interest-unresolved', `The interest of ${one.person} is unresolved: ${one.about}`, { hint: `Say what became of it first: pbc interests close ${one.id} --as left, or --as without-vote.` })),
    ...[...inFavour, ...against].flatMap((person) => personFaults(person, sources)),
    ...inFavour.filter((person) => against.some((other) => personKey(other) === personKey(person))).map((person) => error('counted-twice', `${person} is counted for and against.`, { hint: 'Keep one of them.' })),
  ];
}

/** Who left a decision, who stayed without a vote, and how the minutes say it. */
export function minutesOf({ state, project: { id } }: FactSources): { readonly left: readonly string[]; readonly withoutVote: readonly string[]; readonly text: string } {
  const of = (how: string): string[] => uniquePeople(interestsIn(state, id).filter((one) => one.handled?.how === how).map(({ person }) => person));
  const [left, withoutVote] = [of('left'), of('stayed without a vote')];
  const text = [...left.map((person) => `${person} left.`), ...withoutVote.map((person) => `${person} stayed without a vote.`)].join(' ');
  return { left, withoutVote, text: text === '' ? 'Nobody had an interest.' : text };
}

function personFaults(person: string, { state, project: { id, title } }: FactSources): Diagnostic[] {
  if (!walkOf(state, id).deciders.some((one) => personKey(one) === personKey(person))) {
    return [error('not-a-decider', `${person} does not decide on ${title}.`, { hint: `Correct the name, or say who decides with pbc process deciders ${id}.` })];
  }
  if (hasInterest(state, id, person)) return [error('interested-not-counted', `${person} has an interest in this and cannot be counted.`, { hint: 'Leave the name out; the minutes say that the person left, or stayed without a vote.' })];
  return hasDeclared(state, id, person) ? [] : [error('not-declared', `${person} has not declared interests, or none, and cannot be counted yet.`, { hint: `pbc interests add "${person}" --project ${id} --none, or --about "..."` })];
}
