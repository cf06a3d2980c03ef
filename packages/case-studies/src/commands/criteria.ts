import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  holdsNhsNumber, involvementAnswers, isFault, readDay, refusal, stateWith, unknownProject, openProject,
  type CaseStudyAnswers, type CaseStudyCheck, type CaseStudyChecklist, type CaseStudyCheckOutcome, type Command, type CommandContext, type CommandResult, type CriterionChange,
  type EventBody, type InvolvementAnswer, type RefusalOutcome,
} from '@pbc-planner/domain';
import { checklistInForce } from './library.ts';

interface CriteriaParameters {
  readonly project: string;
  readonly answers?: readonly string[];
  readonly note?: string;
  readonly on?: string;
}

type Answered = CaseStudyCheckOutcome | RefusalOutcome;

/** `case-study.start`: a project held against the criteria when it begins. */
export const start: Command<CriteriaParameters, Answered> = (parameters, context) => answered('start', parameters, context);

/** `case-study.finish`: the same when it ends, with what changed. */
export const finish: Command<CriteriaParameters, Answered> = (parameters, context) => answered('finish', parameters, context);

async function answered(when: 'start' | 'finish', { project: id, answers, note, on }: CriteriaParameters, context: CommandContext): Promise<CommandResult<Answered>> {
  const { state, clock } = context;
  const command = `case-study.${when}`;
  const project = state.projects.byId.get(id);
  if (project === undefined) return ended(command, unknownProject(state, id));
  const held = state.caseStudyChecks.get(id) ?? { start: null, finish: null };
  const checklist = await checklistInForce(context);
  if (answers === undefined) {
    if ((note ?? on) !== undefined) return ended(command, error('no-answers', 'Nobody has said what the answers are.', { hint: `Give them as ${checklist.criteria[0]?.id ?? 'criterion'}=yes, with commas between.` }));
    return { status: 'fine', outcome: outcomeOf(held, project, checklist, context), diagnostics: [] };
  }
  const day = on === undefined ? clock().slice(0, 10) : readDay(on, 'The day of the answers');
  const said = cleanText(note ?? '', 500);
  const read = readAnswers(answers, checklist, held[when]);
  const open = when === 'start' ? openProject(state, id) : project;
  const faults: Diagnostic[] = [
    ...read.faults, ...(typeof day === 'string' ? [] : [day]), ...(isFault(open) ? [open] : []),
    ...(holdsNhsNumber(said) ? [error('patient-identity', 'The note holds what looks like an NHS number.', { hint: 'Say it without naming a patient.' })] : []),
    ...(typeof day === 'string' && day > clock().slice(0, 10) ? [error('day-to-come', `The answers cannot be of ${day}, which is still to come.`, { hint: 'Correct --on.' })] : []),
    ...(when === 'start' && held.finish !== null ? [error('already-finished', `The end was answered on ${held.finish.on}, so the start stays as it is.`, { hint: 'What was expected at the start must not be rewritten afterwards; undo the end first where it was a mistake.' })] : []),
    ...(when === 'finish' && typeof day === 'string' && held.start !== null && day < held.start.on ? [error('finish-before-start', `The end of ${day} is before the start of ${held.start.on}.`, { hint: 'Correct --on.' })] : []),
  ];
  if (faults.length > 0 || typeof day !== 'string') return ended(command, ...faults);
  const events: EventBody[] = [{ type: 'case study criteria answered', data: { project: id, when, checklist: checklist.id, answers: read.answers, note: said || null, on: day } }];
  const after = stateWith(state, events, clock(), context.by).caseStudyChecks.get(id) ?? held;
  return { status: 'fine', outcome: outcomeOf(after, project, checklist, context), diagnostics: [], events };
}

function ended(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** `goal-clear=yes`: what is not named stays as it was, and is unknown where nobody has said. */
function readAnswers(pairs: readonly string[], { id: checklist, criteria }: CaseStudyChecklist, before: CaseStudyAnswers | null) {
  const faults: Diagnostic[] = [];
  const given = new Map<string, InvolvementAnswer>();
  for (const pair of pairs) {
    const [name = '', value = ''] = pair.split('=').map((part) => part.trim());
    const answer = involvementAnswers.find((one) => one === value.toLowerCase());
    if (!criteria.some(({ id }) => id === name)) faults.push(error('unknown-criterion', `There is no criterion "${cleanText(name, 60)}".`, { hint: `There are ${criteria.map(({ id }) => id).join(', ')}.` }));
    else if (answer === undefined) faults.push(error('bad-answer', `"${cleanText(pair, 60)}" is no answer.`, { hint: `Write ${name}=yes, ${name}=no or ${name}=unknown.` }));
    else if (given.has(name)) faults.push(error('answered-twice', `${name} is answered twice.`, { hint: 'Keep one of the answers.' }));
    else given.set(name, answer);
  }
  const answers = Object.fromEntries(criteria.map(({ id }) => [id, given.get(id) ?? answerIn(before, id, checklist) ?? 'unknown'])) as Record<string, InvolvementAnswer>;
  return { answers, faults };
}

/** An answer of a time; `null` where that time did not ask it. */
function answerIn(when: CaseStudyAnswers | null, criterion: string, checklist: string): InvolvementAnswer | null {
  if (when === null || when.checklist !== checklist || !Object.hasOwn(when.answers, criterion)) return null;
  return when.answers[criterion] ?? null;
}

function outcomeOf(check: CaseStudyCheck, { id, title }: { readonly id: string; readonly title: string }, checklist: CaseStudyChecklist, { state }: CommandContext): CaseStudyCheckOutcome {
  const criteria = checklist.criteria.map((one) => {
    const [before, after] = [answerIn(check.start, one.id, checklist.id), answerIn(check.finish, one.id, checklist.id)];
    return { id: one.id, title: one.title, question: one.question, start: before, finish: after, change: changeOf(before, after) };
  });
  const met = (when: 'start' | 'finish') => criteria.filter((one) => one[when] === 'yes').length;
  const told = (when: 'start' | 'finish') => {
    const given = check[when];
    return given === null ? null : { on: given.on, by: given.by, note: given.note, met: met(when) };
  };
  const lost = criteria.filter(({ change }) => change === 'lost').map((one) => one.title.toLowerCase());
  const other = [check.start, check.finish].some((when) => when !== null && when.checklist !== checklist.id);
  return {
    kind: 'case-study-check', locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, project: id, title, checklist: checklist.id, checklistTitle: checklist.title,
    start: told('start'), finish: told('finish'), criteria,
    notes: [
      ...(check.start === null && check.finish !== null ? ['It was not held against the criteria when it began, so there is nothing to compare its end with.'] : []),
      ...(check.start === null && check.finish === null ? ['It has not been held against the criteria yet.'] : []),
      ...(other ? ['One of the two times used another checklist; its answers are not shown.'] : []),
      ...(lost.length > 0 ? [`Met at the start and not at the end: ${lost.join(', ')}.`] : []),
      ...(check.finish !== null ? ['Bad results are as welcome as good ones: write down both.'] : []),
    ],
    grade: checklist.grade,
  };
}

function changeOf(before: InvolvementAnswer | null, after: InvolvementAnswer | null): CriterionChange {
  if (before === null || after === null) return 'not asked at both';
  if (before === after) return 'same';
  if (after === 'unknown') return 'became unknown';
  if (before === 'unknown') return 'became known';
  return after === 'yes' ? 'gained' : 'lost';
}
