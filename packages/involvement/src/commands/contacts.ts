import { error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, type Command, type ContactAnswer, type MessageOutcome, type RefusalOutcome, type TrackedContact,
} from '@pbc-planner/domain';
import { guidesOf, stakeholderKinds } from '../guides/parts.ts';
import { shownContacts } from '../guides/shown.ts';
import { done, faultsOf, projectOrGroup, readPastDay, readText, refused, standing, unknownId } from './answers.ts';

interface AddParameters {
  readonly kind: string;
  readonly role?: string;
  readonly ask?: string;
  readonly on?: string;
  readonly project?: string;
  readonly clause?: string;
}

/** `involvement.add`: somebody was asked, by role, for what and when. */
export const add: Command<AddParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const guides = await guidesOf(context);
  const kinds = stakeholderKinds(guides);
  const kind = kinds.find(({ id }) => id === parameters.kind);
  const project = projectOrGroup(context, parameters.project);
  const role = readText(parameters.role, 'The role', 160, 'Give --role "consultant haematologist, Tarrow General": the role, not the person.');
  const ask = readText(parameters.ask, 'What was asked', 500, 'Give --ask "to agree that suspected clots are scanned at the clinic", or what it was.');
  const clause = readText(parameters.clause, 'The clause', 200);
  const on = readPastDay(parameters.on, 'The day of asking', context);
  const faults = [...(kind === undefined ? [unknownId('kind', parameters.kind, kinds.map(({ id }) => id))] : []), ...faultsOf(project, role, ask, clause, on)];
  if (kind === undefined || faults.length > 0 || typeof role !== 'string' || typeof ask !== 'string' || typeof clause !== 'string' || typeof on !== 'string' || (project !== null && isFault(project))) {
    return refused('involvement.add', ...faults);
  }
  const contact: Omit<TrackedContact, 'answered'> = {
    id: `contact-${context.state.involvement.contacts.length + 1}`, project: project?.id ?? null, kind: kind.id, kindTitle: kind.title, provider: kind.provider, role, ask, askedOn: on, clause: clause || null,
  };
  const shown = shownContacts([{ ...contact, answered: null }], guides, standing(context).asOf)[0];
  return done(`${contact.id}: the ${role} was asked on ${on}; an answer is due by ${shown?.due ?? on}.`, [{ type: 'involvement contact added', data: { contact } }]);
};

const answers: Readonly<Record<string, ContactAnswer>> = { 'agreed': 'agreed', 'not-agreed': 'not agreed', 'no-answer': 'no answer' };

interface CloseParameters {
  readonly contact: string;
  readonly as: string;
  readonly answer?: string;
  readonly on?: string;
  readonly clause?: string;
}

/** `involvement.close`: what came of asking somebody: agreed, not agreed, or no answer. */
export const close: Command<CloseParameters, MessageOutcome | RefusalOutcome> = (parameters, context) => {
  const { contacts } = context.state.involvement;
  const contact = contacts.find(({ id }) => id === parameters.contact);
  const as = answers[parameters.as];
  const text = readText(parameters.answer, 'The answer', 500, as === 'not agreed' ? 'Say what is not agreed with --answer "...".' : undefined);
  const clause = readText(parameters.clause, 'The clause', 200);
  const on = readPastDay(parameters.on, 'The day of the answer', context);
  const faults: Diagnostic[] = [
    ...(contact === undefined ? [unknownId('contact', parameters.contact, contacts.map(({ id }) => id))] : []), ...faultsOf(text, clause, on),
    ...(contact !== undefined && typeof on === 'string' && on < contact.askedOn ? [error('answer-before-asking', `The answer of ${on} is before the asking of ${contact.askedOn}.`, { hint: 'Correct --on.' })] : []),
    ...(contact !== undefined && contact.answered !== null ? [error('answered-already', `The ${contact.role} has answered on ${contact.answered.on}: ${contact.answered.as}.`, { hint: 'Ask again with pbc involvement add; what was said stays on record.' })] : []),
  ];
  if (contact === undefined || as === undefined || faults.length > 0 || typeof text !== 'string' || typeof clause !== 'string' || typeof on !== 'string') return refused('involvement.close', ...faults);
  return done(`${contact.id}: the ${contact.role}, ${as}${text === '' ? '' : `: ${text}`}.`.replace(/\.\.$/, '.'),
    [{ type: 'involvement contact answered', data: { contact: contact.id, role: contact.role, as, text, on, clause: clause || null } }]);
};
