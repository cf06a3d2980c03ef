import { cleanText, error, formatPounds, lowestGrade, warning, type Diagnostic } from '@pbc-planner/base';
import {
  caseOf, isFault, readDay,
  type BusinessCaseOutcome, type CaseRound, type CaseVerdict, type Command, type CommandContext, type MessageOutcome, type RefusalOutcome, type ShownClock, type ShownSection,
} from '@pbc-planner/domain';
import { caseOutcome, casePaper, submittedCase } from '../case/case-paper.ts';
import { clockOf, lastDayOf, lengthOf, policyLength } from '../case/clock.ts';
import { countFaults, counted, minutesOf } from '../decision/counting.ts';
import type { FactSources } from '../facts/facts.ts';
import { done, factSources, nothingSaid, refused } from './answers.ts';

type Answered = MessageOutcome | RefusalOutcome;

/** `process.case-submit`: a complete case is laid before those who decide, and the clock starts. What is missing is all said at once. */
export const submit: Command<{ readonly project: string; readonly on?: string; readonly weeks?: number }, BusinessCaseOutcome | Answered> = async ({ project: id, on, weeks }, context) => {
  const command = 'process.case-submit';
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused(command, sources);
  const { project } = sources;
  const { rounds } = caseOf(context.state, project.id);
  const last = rounds.at(-1);
  const day = readPastDay(on, 'The day of the submission', context, last === undefined ? null : lastDayOf(last));
  const faults: Diagnostic[] = [
    ...(isFaultyDay(day) ? [day] : []),
    ...(last !== undefined && last.decision === null ? [error('case-in-clock', `It was submitted on ${last.submittedOn} and is not decided yet.`, { hint: `Record the decision with pbc process case-decide ${id}, or undo the submission.` })] : []),
  ];
  if (isFaultyDay(day) || faults.length > 0) return refused(command, ...faults);
  const paper = await casePaper(sources, context);
  if (isFault(paper)) return refused(command, paper);
  const missing = paper.sections.filter(({ required, lacks }) => required && lacks.length > 0);
  if (missing.length > 0) return { status: 'problems', outcome: caseOutcome(paper, sources), diagnostics: missing.flatMap((section) => missingFaults(section, project.id)) };
  const submitted = submittedCase(paper);
  const round = rounds.length + 1;
  const clock = clockOf({ submittedOn: day, by: context.by, weeks: weeks === undefined ? null : { weeks, by: context.by }, paper: submitted, pauses: [], decision: null },
    lengthOf({ weeks: weeks === undefined ? null : { weeks, by: context.by } }, paper.length), day);
  const net = submitted.money.net.central;
  return done(`The business case of ${project.title} is submitted on ${day}, round ${round}: ${formatPounds(net)} net${net < 0 ? ', a loss' : ''}, of ${formatPounds(submitted.money.gross.central)} gross (${lowestGrade(paper.figures.estimates.map(({ grade }) => grade))}). ${clockSentence(clock)}`,
    [{ type: 'business case submitted', data: { project: project.id, round, on: day, weeks: weeks ?? null, paper: submitted } }]);
};

/** `process.case-pause`: the clock stops, only for a request with who asks and what is asked. */
export const pause: Command<{ readonly project: string; readonly asked: string; readonly askedBy: string; readonly on?: string }, Answered> = async (parameters, context) => {
  const command = 'process.case-pause';
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused(command, sources);
  const open = openRound(sources);
  const [asked, askedBy] = [cleanText(parameters.asked, 1000).trim(), cleanText(parameters.askedBy, 120).trim()];
  const day = readPastDay(parameters.on, 'The day of the request', context, isFault(open) ? null : lastDayOf(open));
  const faults: Diagnostic[] = [
    ...(isFault(open) ? [open] : []),
    ...(!isFault(open) && isPaused(open) ? [error('clock-paused', 'The clock stands already, until the request is answered.', { hint: `Record the answer with pbc process case-resume ${parameters.project} --answer "..."` })] : []),
    ...(asked === '' ? [nothingSaid('nothing-asked', 'Nobody said what is asked.', 'Give --asked "..."; the clock stops for nothing else.')] : []),
    ...(askedBy === '' ? [nothingSaid('nobody-asked', 'Nobody said who asks.', 'Give --asked-by "...".')] : []),
    ...(isFaultyDay(day) ? [day] : []),
  ];
  if (isFaultyDay(day) || faults.length > 0) return refused(command, ...faults);
  return done(`The clock of ${sources.project.title} stands from ${day}, until this is answered: ${asked} (${askedBy})`, [{ type: 'approval clock paused', data: { project: sources.project.id, on: day, asked, askedBy } }]);
};

/** `process.case-resume`: the request is answered, and the clock goes on. */
export const resume: Command<{ readonly project: string; readonly answer: string; readonly on?: string }, Answered> = async (parameters, context) => {
  const command = 'process.case-resume';
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused(command, sources);
  const open = openRound(sources);
  const answer = cleanText(parameters.answer, 1000).trim();
  const day = readPastDay(parameters.on, 'The day of the answer', context, isFault(open) ? null : lastDayOf(open));
  const faults: Diagnostic[] = [
    ...(isFault(open) ? [open] : []),
    ...(!isFault(open) && !isPaused(open) ? [error('clock-running', 'No request is open: the clock is running.', { hint: `See it with pbc process case ${parameters.project}.` })] : []),
    ...(answer === '' ? [nothingSaid('no-answer', 'Nobody said what was answered.', 'Give --answer "..."; where none came, say that none came.')] : []),
    ...(isFaultyDay(day) ? [day] : []),
  ];
  if (isFault(open) || isFaultyDay(day) || faults.length > 0) return refused(command, ...faults);
  const pauses = open.pauses.map((one) => (one.until === null ? { ...one, until: day, answer } : one));
  const clock = clockOf({ ...open, pauses }, lengthOf(open, await policyLength(context)), day);
  return done(`The clock of ${sources.project.title} goes on from ${day}. ${clockSentence(clock)}`, [{ type: 'approval clock resumed', data: { project: sources.project.id, on: day, answer } }]);
};

interface DecideParameters {
  readonly project: string;
  readonly decision: 'approve' | 'approve-with-conditions' | 'refuse';
  readonly on?: string;
  readonly reasons?: string;
  readonly conditions?: string;
  readonly mend?: string;
  readonly inFavour?: readonly string[];
  readonly against?: readonly string[];
}

const verdicts: Readonly<Record<DecideParameters['decision'], CaseVerdict>> = { 'approve': 'approved', 'approve-with-conditions': 'approved with conditions', 'refuse': 'refused' };

/** `process.case-decide`: the decision of people none of whom has an interest. A refusal needs its reasons and what would mend it. */
export const decide: Command<DecideParameters, Answered> = async (parameters, context) => {
  const command = 'process.case-decide';
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused(command, sources);
  const { project } = sources;
  const open = openRound(sources);
  const verdict = verdicts[parameters.decision];
  const text = (part: 'reasons' | 'conditions' | 'mend') => cleanText(parameters[part] ?? '', 2000).trim();
  const [reasons, conditions, mend] = [text('reasons'), text('conditions'), text('mend')];
  const count = counted(parameters.inFavour, parameters.against);
  const day = readPastDay(parameters.on, 'The day of the decision', context, isFault(open) ? null : lastDayOf(open));
  const faults: Diagnostic[] = [
    ...(isFault(open) ? [open] : []),
    ...(!isFault(open) && isPaused(open) ? [error('clock-paused', 'A request is open, and the clock stands.', { hint: `Record the answer first: pbc process case-resume ${parameters.project} --answer "..."; where none came, say that none came.` })] : []),
    ...(verdict === 'refused' && reasons === '' ? [nothingSaid('no-reasons', 'A refusal without reasons is none.', 'Give --reasons "...".')] : []),
    ...(verdict === 'refused' && mend === '' ? [nothingSaid('no-mend', 'It is not said what would mend it.', 'Give --mend "...": what the next submission would have to say.')] : []),
    ...(verdict === 'approved with conditions' && conditions === '' ? [nothingSaid('no-conditions', 'It is not said on which conditions.', 'Give --conditions "...", or approve without.')] : []),
    ...(verdict !== 'refused' && mend !== '' ? [error('mend-of-approval', 'Only a refusal says what would mend it.', { hint: 'Leave --mend out.' })] : []),
    ...(verdict !== 'approved with conditions' && conditions !== '' ? [error('conditions-not-needed', 'Conditions belong to an approval with conditions.', { hint: 'Decide approve-with-conditions, or leave --conditions out.' })] : []),
    ...(isFaultyDay(day) ? [day] : []),
    ...countFaults(count, sources),
  ];
  if (isFault(open) || isFaultyDay(day) || faults.length > 0) return refused(command, ...faults);
  const { left, withoutVote, text: minutes } = minutesOf(sources);
  const { rounds } = caseOf(context.state, project.id);
  const decision = { verdict, on: day, reasons, conditions, mend, ...count };
  const clock = clockOf({ ...open, decision: { ...decision, by: context.by } }, lengthOf(open, await policyLength(context)), day);
  const late = clock.overdue ? ` It is ${daysText(-(clock.left ?? 0))} late.` : '';
  const next = verdict === 'refused' ? ` What would mend it: ${asSentence(mend)} A new submission is a new round.` : verdict === 'approved with conditions' ? ` Conditions: ${asSentence(conditions)}` : '';
  const odd = verdict === 'refused' ? count.inFavour.length > count.against.length : count.against.length > count.inFavour.length;
  const decided = done(`${project.title}: the business case is ${verdict} on ${day}, ${count.inFavour.length} for and ${count.against.length} against, after ${daysText(clock.used)} of the clock.${late} ${minutes}${next}`,
    [{ type: 'business case decided', data: { project: project.id, round: rounds.length, ...decision, left, withoutVote } }]);
  return odd ? { ...decided, diagnostics: [warning('count-and-decision', `It is ${verdict}, and ${count.inFavour.length} were for the case and ${count.against.length} against.`, { hint: 'Look whether the names stand on the right side; if not, pbc undo.' })] } : decided;
};

/** `56 days may be used: 12 used, 44 left, to decide by 2006-10-30.` */
export function clockSentence({ allowed, used, left, dueOn, overdue, basis }: ShownClock): string {
  if (allowed === null) return `The clock has run ${daysText(used)}. How long it may run is not known: ${basis}.`;
  const due = dueOn === null ? '' : `, to decide by ${dueOn}`;
  return `${daysText(used)} used of ${allowed}, ${overdue ? `${daysText(-(left ?? 0))} overdue` : `${daysText(left ?? 0)} left${due}`}: ${basis}.`;
}

/** A text that another sentence may follow. */
function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function daysText(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

function openRound({ state, project: { id, title } }: FactSources): CaseRound | Diagnostic {
  const last = caseOf(state, id).rounds.at(-1);
  if (last === undefined) return error('not-submitted', `No business case of ${title} was submitted.`, { hint: `See what is missing with pbc process case ${id}, and submit it with pbc process case-submit ${id}.` });
  return last.decision === null ? last : error('case-decided', `It was ${last.decision.verdict} on ${last.decision.on}.`, { hint: `A new submission is a new round: pbc process case-submit ${id}.` });
}

function isPaused({ pauses }: CaseRound): boolean {
  return pauses.some(({ until }) => until === null);
}

function missingFaults({ id, title, filled, lacks }: ShownSection, project: string): Diagnostic[] {
  const mends: Partial<Record<ShownSection['filled'], string>> = {
    'project': `pbc project describe ${project} --clinical-lead "..." --managerial-lead "..."`,
    'options': `pbc process case-option ${project} do-nothing --benefits "..." --risks "...", and one for each other option`,
    'preferred-option': `pbc process case-option ${project} OPTION --preferred --reasons "..."`,
    'measures': `pbc project measure ${project} MEASURE --baseline 35 --baseline-on 2006-04-01 --target 80 --target-on 2007-03-31`,
    'money': `pbc project quick-win WIN --project ${project} --inputs ...`,
    'providers': `pbc process case-providers ${project} "..."`,
  };
  return lacks.map((lack) => error('heading-missing', `"${title}": ${lack}`, { place: { key: id }, hint: `Try ${mends[filled] ?? `pbc process case ${project} --heading ${id} --text "..."`}.` }));
}

/** A day that is not to come, and not before the last that the clock knows; today where nobody gives one. */
function readPastDay(text: string | undefined, what: string, context: CommandContext, notBefore: string | null): string | Diagnostic {
  const today = context.clock().slice(0, 10);
  const day = text === undefined ? today : readDay(text, what);
  if (typeof day !== 'string') return day;
  if (day > today) return error('day-to-come', `${what} cannot be ${day}, which is still to come.`, { hint: 'Correct --on.' });
  if (notBefore !== null && day < notBefore) return error('day-too-early', `${what} cannot be ${day}: the clock was last touched on ${notBefore}.`, { hint: 'Correct --on.' });
  return day;
}

function isFaultyDay(day: string | Diagnostic): day is Diagnostic {
  return typeof day !== 'string';
}
