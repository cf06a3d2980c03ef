import { cleanText, error, formatPounds, pence, penceFromPounds, readNumber, warning, type Diagnostic, type Pence } from '@pbc-planner/base';
import { isFault, readDay, walkOf, type Command, type MessageOutcome, type RefusalOutcome, type ReviewRecord } from '@pbc-planner/domain';
import { evidenceKind } from '../facts/evidence-fact.ts';
import { done, factSources, nothingSaid, refused, unknownId } from './answers.ts';

type Answered = MessageOutcome | RefusalOutcome;

/** `process.answer`: an answer to a question of any step, kept with the name of who gave it. */
export const answer: Command<{ readonly project: string; readonly question: string; readonly answer: string }, Answered> = async (parameters, context) => {
  const sources = await factSources(parameters.project, context);
  if (isFault(sources)) return refused('process.answer', sources);
  const questions = sources.process.steps.flatMap((step) => step.questions);
  const asked = questions.find(({ id }) => id === parameters.question);
  const text = cleanText(parameters.answer, 2000).trim();
  const faults = [
    ...(asked === undefined ? [unknownId('question', parameters.question, questions.map(({ id }) => id))] : []),
    ...(text === '' ? [nothingSaid('no-answer', 'The answer is blank.', 'Write it in a sentence; what is not known stays unanswered.')] : []),
  ];
  if (asked === undefined || faults.length > 0) return refused('process.answer', ...faults);
  return done(`${sources.project.title}: ${asked.question} ${text}`, [{ type: 'process question answered', data: { project: sources.project.id, question: asked.id, answer: text } }]);
};

interface EvidenceParameters {
  readonly project: string;
  readonly kind: string;
  readonly what?: string;
  readonly source?: string;
  readonly on?: string;
}

/** `process.evidence`: something that can be looked up. Without a source and a day it is none. */
export const evidence: Command<EvidenceParameters, Answered> = async ({ project: id, kind, what = '', source = '', on = '' }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.evidence', sources);
  const { process, state, project } = sources;
  const known = evidenceKind(process, kind);
  const [says, read, day] = [cleanText(what, 500).trim(), cleanText(source, 300).trim(), readDay(on, 'The day of the evidence')];
  const faults: Diagnostic[] = [
    ...(known === undefined ? [unknownId('kind of evidence', kind, process.steps.flatMap((step) => step.evidence.map((one) => one.id)))] : []),
    ...(says === '' ? [nothingSaid('no-content', 'Nobody said what the evidence says.', 'Give --what "133 admissions, the highest of eight localities", or what it is.')] : []),
    ...(read === '' ? [nothingSaid('no-source', 'Evidence without a source is none.', 'Give --source with the paper, the count or the person that it comes from.')] : []),
    ...(isFaultyDay(day) ? [day] : day > context.clock().slice(0, 10) ? [error('day-to-come', `The evidence cannot be of ${day}, which is still to come.`, { hint: 'Correct --on.' })] : []),
  ];
  if (known === undefined || isFaultyDay(day) || faults.length > 0) return refused('process.evidence', ...faults);
  const { evidence: held, withdrawn } = walkOf(state, project.id);
  const one = { id: `evidence-${held.length + withdrawn.length + 1}`, kind, what: says, source: read, on: day };
  return done(`${one.id} of ${project.title}: ${known.title}. ${says} (${read}, ${day})`, [{ type: 'process evidence added', data: { project: project.id, evidence: one } }]);
};

/** `process.withdraw`: evidence counts no more, with the reason. It stays on record, and gates that were passed on it are named. */
export const withdraw: Command<{ readonly project: string; readonly evidence: string; readonly reason: string }, Answered> = async ({ project: id, evidence: asked, reason }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.withdraw', sources);
  const { process, state, project } = sources;
  const { evidence: all, passed } = walkOf(state, project.id);
  const held = all.find((one) => one.id === asked);
  const why = cleanText(reason, 500).trim();
  const faults = [
    ...(held === undefined ? [error('unknown-evidence', `${project.title} has no evidence "${cleanText(asked, 60)}".`, { hint: all.length === 0 ? 'It has none.' : `It has ${all.map((one) => one.id).join(', ')}.` })] : []),
    ...(why === '' ? [nothingSaid('no-reason', 'Nobody said why it counts no more.', 'Give --reason "..."; it stays on record with your name.')] : []),
  ];
  if (held === undefined || faults.length > 0) return refused('process.withdraw', ...faults);
  const others = all.some((one) => one.id !== held.id && one.kind === held.kind);
  const left = process.steps.filter((step) => passed.has(step.id) && step.gate.some(({ fact }) => fact === `evidence:${held.kind}`));
  return {
    ...done(`${held.id} of ${project.title} counts no more: ${why}`, [{ type: 'process evidence removed', data: { project: project.id, evidence: held.id, reason: why } }]),
    diagnostics: others ? [] : left.map((step) => warning('passed-on-it', `The gate of "${step.title}" was passed on this evidence, and no other of its kind is held.`, {
      hint: `Add other evidence, or go back with pbc process reopen ${project.id} ${step.id} --reason "..."`,
    })),
  };
};

/** `process.launch`: one item of the plan for the launch. */
export const launch: Command<{ readonly project: string; readonly item: string; readonly text: string }, Answered> = async ({ project: id, item, text }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.launch', sources);
  const known = sources.process.launch.find((one) => one.id === item);
  const agreed = cleanText(text, 2000).trim();
  const faults = [
    ...(known === undefined ? [unknownId('item', item, sources.process.launch.map((one) => one.id))] : []),
    ...(agreed === '' ? [nothingSaid('no-text', 'The item is blank.', 'Write what was agreed, in a sentence.')] : []),
  ];
  if (known === undefined || faults.length > 0) return refused('process.launch', ...faults);
  return done(`${sources.project.title}: ${known.title}. ${agreed}`, [{ type: 'launch item set', data: { project: sources.project.id, item, text: agreed } }]);
};

interface ReviewParameters {
  readonly project: string;
  readonly verdict: ReviewRecord['verdict'];
  readonly gross: string;
  readonly net: string;
  readonly on: string;
  readonly freedUp?: string;
  readonly note?: string;
}

/** `process.review`: what came of it. The net saving is the figure; gross stands beside it. */
export const review: Command<ReviewParameters, Answered> = async ({ project: id, verdict, gross, net, on, freedUp = '', note = '' }, context) => {
  const sources = await factSources(id, context);
  if (isFault(sources)) return refused('process.review', sources);
  const [grossPence, netPence, day] = [readSaving(gross, 'gross'), readSaving(net, 'net'), readDay(on, 'The day of the review')];
  const { project } = sources;
  const begun = project.measures.flatMap(({ baselineOn }) => (baselineOn === null ? [] : [baselineOn])).sort()[0];
  const faults: Diagnostic[] = [
    ...[grossPence, netPence].filter((one) => typeof one !== 'number'),
    ...(isFaultyDay(day) ? [day] : []),
    ...(typeof grossPence === 'number' && typeof netPence === 'number' && netPence > grossPence
      ? [error('net-above-gross', 'The net saving cannot be above the gross one.', { hint: 'Net is gross less what the same care costs elsewhere, set-up and management.' })] : []),
    ...(!isFaultyDay(day) && begun !== undefined && day <= begun ? [error('review-before-baseline', `The review of ${day} is not after the baseline of ${begun}.`, { hint: 'Correct --on.' })] : []),
    ...(!isFaultyDay(day) && day > context.clock().slice(0, 10) ? [error('day-to-come', `The review cannot be of ${day}, which is still to come.`, { hint: 'Correct --on.' })] : []),
  ];
  if (typeof grossPence !== 'number' || typeof netPence !== 'number' || isFaultyDay(day) || faults.length > 0) return refused('process.review', ...faults);
  const record: ReviewRecord = { verdict, grossPence, netPence, freedUp: cleanText(freedUp, 500).trim() || null, note: cleanText(note, 500).trim(), on: day };
  return done(`${project.title}: ${verdict}. Net, it is ${netPence < 0 ? 'a loss' : 'a saving'} of ${formatPounds(pence(Math.abs(netPence)))}; gross it was ${formatPounds(grossPence)}.${record.freedUp === null ? ' Nobody has said what is done with the money.' : ''}`,
    [{ type: 'review recorded', data: { project: project.id, ...record } }]);
};

/** Pounds in pence, a loss below nothing; or why they cannot be meant. */
function readSaving(text: string, what: string): Pence | Diagnostic {
  const pounds = readNumber(text);
  const read = typeof pounds === 'string' ? null : penceFromPounds(pounds);
  return read ?? error('bad-pounds', `"${cleanText(text, 40)}" is no ${what} saving.`, { hint: 'Give pounds, below nothing for a loss, with at most two decimals, such as 8065 or -1200.50.' });
}

function isFaultyDay(day: string | Diagnostic): day is Diagnostic {
  return typeof day !== 'string';
}
