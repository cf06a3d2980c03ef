import { error } from '@pbc-planner/base';
import { isFault, type Command, type InvolvementAnswer, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { guidesOf } from '../guides/parts.ts';
import { done, faultsOf, projectOrGroup, readPastDay, readText, refused, unknownId } from './answers.ts';

interface AnswerParameters {
  readonly guide: string;
  readonly item: string;
  readonly answer: InvolvementAnswer;
  readonly project?: string;
  readonly note?: string;
  readonly source?: string;
  readonly on?: string;
}

const command = 'involvement.answer';

/** `involvement.answer`: yes, no or unknown to a question of a checklist, with a note, a source and a day. */
export const answer: Command<AnswerParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const guides = await guidesOf(context);
  const guide = guides.find(({ id }) => id === parameters.guide);
  if (guide === undefined) return refused(command, unknownId('checklist', parameters.guide, guides.map(({ id }) => id)));
  if (guide.duty !== undefined) {
    return refused(command, error('duty-test', `${guide.title} is answered as a whole.`, { hint: `pbc involvement duty ${parameters.project ?? 'PROJECT'} ${guide.items.map(({ id }) => `${id}=unknown`).join(',')}` }));
  }
  const item = guide.items.find(({ id }) => id === parameters.item);
  const project = projectOrGroup(context, parameters.project);
  const [note, source, on] = [readText(parameters.note, 'The note', 500), readText(parameters.source, 'The source', 300), readPastDay(parameters.on, 'The day of the answer', context)];
  const faults = [
    ...(item === undefined ? [unknownId('item', parameters.item, guide.items.map(({ id }) => id))] : []), ...faultsOf(project, note, source, on),
    ...(guide.level === 'project' && parameters.project === undefined ? [error('no-project', `${guide.title} is answered for a project.`, { hint: 'Name it with --project.' })] : []),
    ...(guide.level === 'group' && parameters.project !== undefined ? [error('not-of-projects', `${guide.title} is answered once for the group.`, { hint: 'Leave --project out.' })] : []),
  ];
  if (item === undefined || faults.length > 0 || typeof note !== 'string' || typeof source !== 'string' || typeof on !== 'string' || (project !== null && isFault(project))) return refused(command, ...faults);
  const proves = item.proves ?? null;
  const unsourced = proves !== null && parameters.answer === 'yes' && source === '' ? ' Without a source it opens no gate.' : '';
  return done(`${item.question} ${sentence(parameters.answer)}${unsourced}`, [{
    type: 'involvement answered',
    data: { project: project?.id ?? null, guide: guide.id, item: item.id, question: item.question, answer: parameters.answer, note: note || null, source: source || null, on, proves },
  }]);
};

function sentence(given: InvolvementAnswer): string {
  return given === 'unknown' ? 'Unknown, and so still open.' : given === 'yes' ? 'Yes.' : 'No.';
}
