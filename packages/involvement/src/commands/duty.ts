import { cleanText, error, lowestGrade, type Diagnostic } from '@pbc-planner/base';
import {
  involvementAnswers, isFault, openProject, stateWith,
  type Command, type DutyOutcome, type EventBody, type InvolvementAnswer, type InvolvementGuide, type RefusalOutcome,
} from '@pbc-planner/domain';
import { checkGuide } from '../guides/check-guide.ts';
import { dutyTestOf, guidesOf, sourceText } from '../guides/parts.ts';
import { dutyOf, shownItems } from '../guides/shown.ts';
import { faultsOf, readPastDay, readText, refused, standing, unknownId } from './answers.ts';

interface DutyParameters {
  readonly project: string;
  readonly answers?: readonly string[];
  readonly note?: string;
  readonly source?: string;
  readonly on?: string;
}

const command = 'involvement.duty';

/** `involvement.duty`: whether a duty to involve people may apply to a project, from answers that are kept. Advice with reasons, and no legal verdict. */
export const duty: Command<DutyParameters, DutyOutcome | RefusalOutcome> = async (parameters, context) => {
  const project = openProject(context.state, parameters.project);
  if (isFault(project)) return refused(command, project);
  const guides = await guidesOf(context);
  const test = dutyTestOf(guides);
  if (test === null) return refused(command, error('no-duty-test', 'No checklist has a duty test.', { hint: 'See the packs with pbc pack check.' }));
  const { guide, part } = test;
  const [fault] = checkGuide(guide);
  if (fault !== undefined) return refused(command, error('bad-guide', `The test of "${guide.title}" cannot be used: ${fault.message}`, { hint: 'See all that is wrong with pbc pack check, and correct the pack.' }));
  const held = context.state.involvement.duties.get(project.id);
  const before = held?.guide === guide.id ? held.answers : {};
  const [note, source, on] = [readText(parameters.note, 'The note', 500), readText(parameters.source, 'The source', 300), readPastDay(parameters.on, 'The day of the answers', context)];
  const { answers, faults } = readAnswers(parameters.answers ?? [], guide, before);
  const all = [...faults, ...faultsOf(note, source, on)];
  if (parameters.answers === undefined && (parameters.note ?? parameters.source ?? parameters.on) !== undefined) {
    all.push(error('no-answers', 'Nobody has said what the answers are.', { hint: `Give them as ${guide.items.map(({ id }) => `${id}=yes`).join(',')}, or with no or unknown.` }));
  }
  if (all.length > 0 || typeof note !== 'string' || typeof source !== 'string' || typeof on !== 'string') return refused(command, ...all);
  const events: EventBody[] = parameters.answers === undefined ? [] : [{
    type: 'duty test answered', data: { project: project.id, guide: guide.id, answers, note: note || null, source: source || null, on },
  }];
  const state = stateWith(context.state, events, context.clock(), context.by);
  const found = dutyOf(guides, state, project.id);
  if (found === null) throw new Error('A duty test that was there is gone');
  const { locality, fictional } = standing(context);
  const questions = shownItems(guide, state, project.id);
  const year = context.state.founded?.year ?? '';
  return {
    status: 'fine', diagnostics: [], events,
    outcome: {
      kind: 'duty', locality, fictional, project: project.id, title: project.title, guide: guide.id, guideTitle: guide.title, ...found, questions,
      open: questions.filter(({ answer }) => answer === 'unknown').length,
      note: state.involvement.duties.get(project.id)?.note ?? null,
      earlier: part.wordsFrom !== undefined && year < part.wordsFrom.year ? part.wordsFrom.earlier : null,
      source: sourceText(guide, part.sources), grade: lowestGrade([guide.grade, part.grade]),
    },
  };
};

/** `planning=no,delivery=yes`: what is not named stays as it was, and is unknown where nobody has said. */
function readAnswers(pairs: readonly string[], { items }: InvolvementGuide, before: Readonly<Record<string, InvolvementAnswer>>) {
  const faults: Diagnostic[] = [];
  const given = new Map<string, InvolvementAnswer>();
  for (const pair of pairs) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    const answer = involvementAnswers.find((one) => one === value.toLowerCase());
    if (!items.some(({ id }) => id === name)) faults.push(unknownId('question', name, items.map(({ id }) => id)));
    else if (answer === undefined) faults.push(error('bad-answer', `"${cleanText(pair, 60)}" is no answer.`, { hint: `Write ${name}=yes, ${name}=no or ${name}=unknown.` }));
    else if (given.has(name)) faults.push(error('answered-twice', `${name} is answered twice.`, { hint: 'Keep one of the answers.' }));
    else given.set(name, answer);
  }
  const answers = Object.fromEntries(items.map(({ id }) => [id, given.get(id) ?? (Object.hasOwn(before, id) ? before[id] : undefined) ?? 'unknown'])) as Record<string, InvolvementAnswer>;
  return { answers, faults };
}
