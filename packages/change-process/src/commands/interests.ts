import { cleanText, error, type Table } from '@pbc-planner/base';
import { isFault, openProject, personKey, type Command, type InterestHandling, type MessageOutcome, type RefusalOutcome, type TableOutcome } from '@pbc-planner/domain';
import { hasDeclared, interestsIn } from '../facts/decision-facts.ts';
import { done, nothingSaid, readPeople, refused } from './answers.ts';

/** `interests.list`: the register of interests, of one project or of all. */
export const list: Command<{ readonly project?: string }, TableOutcome | RefusalOutcome> = ({ project }, { state }) => {
  const found = project === undefined ? null : openProject(state, project);
  if (found !== null && isFault(found)) return refused('interests.list', found);
  const interests = state.changeProcesses.interests.filter((one) => project === undefined || one.project === project);
  const walks = [...state.changeProcesses.walks].filter(([id]) => project === undefined || id === project);
  const silent = walks.flatMap(([id, { deciders }]) => deciders.filter((person) => !hasDeclared(state, id, person)).map((person) => [null, id, person, 'nothing declared yet', null, 'to declare', null]));
  const none = walks.flatMap(([id, { deciders, declaredNone }]) =>
    deciders.filter((person) => declaredNone.has(personKey(person)) && !interestsIn(state, id).some((one) => personKey(one.person) === personKey(person))).map((person) => [null, id, person, 'none', null, 'declared', null]));
  const table: Table = {
    id: 'interests',
    title: 'Register of interests',
    columns: [
      { id: 'interest', title: 'Interest', kind: 'code' }, { id: 'project', title: 'Project', kind: 'code' }, { id: 'person', title: 'Person', kind: 'text' }, { id: 'about', title: 'What it is', kind: 'text' },
      { id: 'rival', title: 'A rival service', kind: 'text' }, { id: 'state', title: 'State', kind: 'text' }, { id: 'note', title: 'Note', kind: 'text' },
    ],
    rows: [...interests.map(({ id, project: of, person, about, rival, handled }) => [id, of, person, about, rival ? 'yes' : 'no', handled?.how ?? 'unresolved', handled?.note || null]), ...none, ...silent],
  };
  return { status: 'fine', outcome: { kind: 'table', fictional: state.founded?.fictional ?? false, table }, diagnostics: [] };
};

interface AddParameters {
  readonly person: string;
  readonly project: string;
  readonly about?: string;
  readonly rival: boolean;
  readonly none: boolean;
}

/** `interests.add`: what a person has an interest in, or that there is none. */
export const add: Command<AddParameters, MessageOutcome | RefusalOutcome> = ({ person: name, project: id, about = '', rival, none }, { state }) => {
  const project = openProject(state, id);
  const [person] = readPeople([name]);
  const what = cleanText(about, 500).trim();
  const standing = person === undefined || isFault(project) ? [] : interestsIn(state, id).filter((one) => personKey(one.person) === personKey(person) && one.handled?.how !== 'ended');
  const faults = [
    ...(isFault(project) ? [project] : []),
    ...(person === undefined ? [nothingSaid('nobody-named', 'Nobody is named.', 'Give the name of the person.')] : []),
    ...((what === '') === none ? [] : [none
      ? error('interest-and-none', 'A person declares an interest, or none.', { hint: 'Give --about or --none, and not both.' })
      : error('no-interest-said', 'Nobody said what the interest is.', { hint: 'Give --about "partner in a clinic that would bid", or --none.' })]),
    ...(none && standing.length > 0 ? [error('interest-stands', `${person} has an interest on record: ${standing[0]?.about}`, { hint: `If it has ended, pbc interests close ${standing[0]?.id} --as ended --note "...".` })] : []),
  ];
  if (isFault(project) || person === undefined || faults.length > 0) return refused('interests.add', ...faults);
  if (none) return done(`${person} declared no interest in ${project.title}.`, [{ type: 'no interest declared', data: { project: id, person } }]);
  const interest = { id: `interest-${state.changeProcesses.interests.length + 1}`, project: id, person, about: what, rival };
  return done(`${interest.id}: ${person} has an interest in ${project.title}, and is in no count on it. Say next what becomes of it.`, [{ type: 'interest declared', data: interest }]);
};

const handlings: Readonly<Record<string, InterestHandling>> = { 'left': 'left', 'without-vote': 'stayed without a vote', 'ended': 'ended' };

/** `interests.close`: what became of an interest: the person left, stayed without a vote, or has it no more. */
export const close: Command<{ readonly interest: string; readonly as: string; readonly note?: string }, MessageOutcome | RefusalOutcome> = ({ interest: id, as, note = '' }, { state }) => {
  const interests = state.changeProcesses.interests;
  const interest = interests.find((one) => one.id === id);
  const how = handlings[as];
  const said = cleanText(note, 500).trim();
  const faults = [
    ...(interest === undefined ? [error('unknown-interest', `There is no interest "${cleanText(id, 40)}".`, { hint: interests.length === 0 ? 'None is on record.' : `There are ${interests.map((one) => one.id).join(', ')}.` })] : []),
    ...(how === 'ended' && said === '' ? [nothingSaid('no-note', 'Nobody said how the interest ended.', 'Give --note "sold the share in March", or what it was.')] : []),
  ];
  if (interest === undefined || how === undefined || faults.length > 0) return refused('interests.close', ...faults);
  const sentence = how === 'left' ? `${interest.person} left the decision.` : how === 'ended' ? `${interest.person} has this interest no more.` : `${interest.person} stayed without a vote.`;
  return done(sentence, [{ type: 'interest handled', data: { interest: id, person: interest.person, how, note: said } }]);
};
