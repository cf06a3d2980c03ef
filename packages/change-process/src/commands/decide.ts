import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { isFault, personKey, walkOf, type Command, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { hasDeclared, hasInterest, interestsIn } from '../facts/decision-facts.ts';
import { done, factSources, nothingSaid, readPeople, refused, unknownId } from './answers.ts';

/** `process.deciders`: who decides on a project, all of them, by name. */
export const deciders: Command<{ readonly project: string; readonly people: readonly string[] }, MessageOutcome | RefusalOutcome> = async ({ project: id, people }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.deciders', sources);
  const named = uniquePeople(readPeople(people));
  if (named.length === 0) return refused('process.deciders', nothingSaid('nobody-named', 'Nobody is named.', 'Give the names with commas between.'));
  const silent = named.filter((person) => !hasDeclared(context.state, id, person));
  return done(`On ${sources.project.title} decide ${named.join(', ')}. ${silent.length === 0 ? 'All have declared interests, or none.' : `Not declared yet: ${silent.join(', ')}.`}`,
    [{ type: 'deciders named', data: { project: id, people: named } }]);
};

interface RouteParameters {
  readonly project: string;
  readonly route: string;
  readonly reasons: string;
  readonly inFavour?: readonly string[];
  readonly against?: readonly string[];
}

/** `process.route`: the decision on the way to the provider, with reasons and who was counted. Nobody with an interest is. */
export const route: Command<RouteParameters, MessageOutcome | RefusalOutcome> = async ({ project: id, route: asked, reasons, inFavour = [], against = [] }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.route', sources);
  const { state, process, project } = sources;
  const known = process.routes.find((one) => one.id === asked);
  const [yes, no] = [uniquePeople(readPeople(inFavour)), uniquePeople(readPeople(against))];
  const why = cleanText(reasons, 2000).trim();
  const unresolved = interestsIn(state, id).filter(({ handled }) => handled === null);
  const faults: Diagnostic[] = [
    ...(known === undefined ? [unknownId('route', asked, process.routes.map((one) => one.id))] : []),
    ...(why === '' ? [nothingSaid('no-reasons', 'A route without reasons is none.', 'Give --reasons "...".')] : []),
    ...(yes.length + no.length === 0 ? [nothingSaid('nobody-counted', 'Nobody is counted for or against it.', 'Give --in-favour and --against with names.')] : []),
    ...unresolved.map((one) => error('interest-unresolved', `The interest of ${one.person} is unresolved: ${one.about}`, { hint: `Say what became of it first: pbc interests close ${one.id} --as left, or --as without-vote.` })),
    ...[...yes, ...no].flatMap((person) => countFaults(person)),
    ...yes.filter((person) => no.some((other) => personKey(other) === personKey(person))).map((person) => error('counted-twice', `${person} is counted for and against.`, { hint: 'Keep one of them.' })),
  ];
  if (known === undefined || faults.length > 0) return refused('process.route', ...faults);
  const of = (how: string): string[] => interestsIn(state, id).filter((one) => one.handled?.how === how).map(({ person }) => person);
  const [left, withoutVote] = [uniquePeople(of('left')), uniquePeople(of('stayed without a vote'))];
  const minutes = [...left.map((person) => `${person} left.`), ...withoutVote.map((person) => `${person} stayed without a vote.`)].join(' ');
  return done(`${project.title}: ${known.title}, ${yes.length} for and ${no.length} against. ${minutes === '' ? 'Nobody had an interest.' : minutes} This is advice with reasons and no legal verdict; ask those who know procurement.`,
    [{ type: 'route recorded', data: { project: id, route: asked, reasons: why, inFavour: yes, against: no, left, withoutVote } }]);

  function countFaults(person: string): Diagnostic[] {
    if (!walkOf(state, id).deciders.some((one) => personKey(one) === personKey(person))) {
      return [error('not-a-decider', `${person} does not decide on ${project.title}.`, { hint: `Correct the name, or say who decides with pbc process deciders ${id}.` })];
    }
    if (hasInterest(state, id, person)) return [error('interested-not-counted', `${person} has an interest in this and cannot be counted.`, { hint: 'Leave the name out; the minutes say that the person left, or stayed without a vote.' })];
    return hasDeclared(state, id, person) ? [] : [error('not-declared', `${person} has not declared interests, or none, and cannot be counted yet.`, { hint: `pbc interests add "${person}" --project ${id} --none, or --about "..."` })];
  }
};

function uniquePeople(people: readonly string[]): string[] {
  return [...new Map(people.map((person) => [personKey(person), person])).values()];
}
