import { cleanText, error, warning, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, type CapturedItem, type CaptureKind, type Command, type CommandContext, type MessageOutcome, type PlanState, type Practice, type RefusalOutcome, type Session, type SessionCapture,
} from '@pbc-planner/domain';
import { sessionAtHand } from '../running/session-at-hand.ts';
import { done, readDue, readWords, refused } from './answers.ts';

interface CaptureParameters {
  readonly kind: CaptureKind;
  readonly text: string;
  readonly owner?: string;
  readonly due?: string;
  readonly practice?: string;
  readonly concern?: string;
}

type Answer = MessageOutcome | RefusalOutcome;

/** `session.capture`: what the room decided, who does what, a question, or something to come back to. An action without an owner or a day is kept and flagged. */
export const capture: Command<CaptureParameters, Answer> = async ({ kind, concern, ...said }, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.capture', hand);
  const { session, practices, now } = hand;
  const read = readItem({ kind, text: null, owner: null, due: null, practice: null }, said, practices, now);
  const worry = concern === undefined ? null : readWords(concern, 'The concern');
  const faults = [...read.faults, ...(worry !== null && typeof worry !== 'string' ? [worry] : [])];
  if (read.item === null || faults.length > 0) return refused('session.capture', ...faults);
  const id = nextId(context.state, session, kind);
  return done(`${id}: ${read.item.text}`, [
    { type: 'session item captured', data: { session: session.id, capture: { id, block: session.block, table: session.table, ...read.item } } },
    ...(typeof worry === 'string' ? [{ type: 'session concern recorded', data: { session: session.id, concern: { capture: id, person: null, text: worry, dissent: false } } } as const] : []),
  ], lacking(id, read.item));
};

interface MendParameters {
  readonly item: string;
  readonly text?: string;
  readonly owner?: string;
  readonly due?: string;
  readonly practice?: string;
}

/** `session.mend`: puts right what was captured, also after the session is closed, until its minutes are approved. */
export const mend: Command<MendParameters, Answer> = async ({ item: id, ...said }, context) => {
  const found = captureOf(context.state, id);
  if (isFault(found)) return refused('session.mend', found);
  const { session, item } = found;
  const hand = await sessionAtHand(context, session.id);
  if (isFault(hand)) return refused('session.mend', hand);
  const approved = approvedFault(session);
  if (approved !== null) return refused('session.mend', approved);
  if (Object.values(said).every((value) => value === undefined)) return refused('session.mend', error('nothing-said', 'Nobody said what to mend.', { hint: 'Give --text, --owner, --due or --practice.' }));
  const read = readItem(item, said, hand.practices, hand.now);
  if (read.item === null || read.faults.length > 0) return refused('session.mend', ...read.faults);
  return done(`${id}: ${read.item.text}`, [{ type: 'session item mended', data: { session: session.id, capture: id, to: read.item } }], lacking(id, read.item));
};

/** `session.concern`: a concern about what was captured, or about the session; a dissent is named in the minutes. */
export const concern: Command<{ readonly text: string; readonly item?: string; readonly person?: string; readonly dissent: boolean }, Answer> = async ({ text, item, person, dissent }, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.concern', hand);
  const { session } = hand;
  const words = readWords(text, 'The concern');
  const name = person === undefined ? null : readWords(person, 'The name', 120);
  const faults = [
    ...(typeof words === 'string' ? [] : [words]), ...(name === null || typeof name === 'string' ? [] : [name]),
    ...(item === undefined || session.captures.some(({ id }) => id === item) ? [] : [unknownItem(item, session.captures)]),
    ...(dissent && name === null ? [error('nobody-dissents', 'A dissent has a name.', { hint: 'Give --person, or leave --dissent out.' })] : []),
  ];
  if (typeof words !== 'string' || (name !== null && typeof name !== 'string') || faults.length > 0) return refused('session.concern', ...faults);
  return done(`${dissent ? 'Dissent' : 'Concern'}${name === null ? '' : ` of ${name}`}: ${words}`, [
    { type: 'session concern recorded', data: { session: session.id, concern: { capture: item ?? null, person: name, text: words, dissent } } },
  ]);
};

/** `session.done`: that an action was done, in whichever session it was given. */
export const finish: Command<{ readonly action: string; readonly note?: string }, Answer> = ({ action, note }, context) => {
  const found = captureOf(context.state, action);
  if (isFault(found)) return refused('session.done', found);
  const words = note === undefined ? null : readWords(note, 'The note');
  const { session, item } = found;
  const faults = [
    ...(item.kind === 'action' ? [] : [error('no-action', `${item.id} is no action.`, { hint: 'See the actions with pbc session actions.' })]),
    ...(item.done === null ? [] : [error('done-already', `${item.id} was done on ${item.done.at.slice(0, 10)}.`, { hint: 'Undo that, if it was not.' })]),
    ...(words === null || typeof words === 'string' ? [] : [words]),
  ];
  if (faults.length > 0 || (words !== null && typeof words !== 'string')) return refused('session.done', ...faults);
  return done(`Done: ${item.text}`, [{ type: 'session action done', data: { session: session.id, action, note: words } }]);
};

/** `session.note`: a note for the facilitator alone. It stands in no minutes, no file and no log. */
export const note: Command<{ readonly text: string }, Answer> = async ({ text }, context: CommandContext) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.note', hand);
  const words = readWords(text, 'The note');
  if (typeof words !== 'string') return refused('session.note', words);
  return done('Noted, for the facilitator alone.', [{ type: 'session note written', data: { session: hand.session.id, block: hand.session.block, text: words } }]);
};

/** A captured item of any session by its id, with its session. */
export function captureOf({ sessions }: PlanState, id: string): { readonly session: Session; readonly item: SessionCapture } | Diagnostic {
  for (const session of sessions) {
    const item = session.captures.find((one) => one.id === id);
    if (item !== undefined) return { session, item };
  }
  return unknownItem(id, sessions.at(-1)?.captures ?? []);
}

/** What was approved is no more changed. `null` where it was not. */
export function approvedFault({ approved, id }: Session): Diagnostic | null {
  return approved === null ? null : error('minutes-approved', `${approved.by} approved the minutes of ${id} on ${approved.at.slice(0, 10)}.`, { hint: 'Correct it by a decision of the next session.' });
}

type Said = Omit<MendParameters, 'item'>;

function readItem(
  before: Pick<CapturedItem, 'kind' | 'owner' | 'due' | 'practice'> & { readonly text: string | null }, said: Said, practices: readonly Practice[], now: string,
): { readonly item: CapturedItem | null; readonly faults: readonly Diagnostic[] } {
  const text = said.text === undefined ? before.text : readWords(said.text, 'The text');
  const owner = said.owner === undefined ? before.owner : readWords(said.owner, 'The owner', 120);
  const due = said.due === undefined ? before.due : readDue(said.due, now);
  const practice = said.practice ?? before.practice;
  const faults = [
    ...[text, owner, due].flatMap((one) => (one === null || typeof one === 'string' ? [] : [one])),
    ...(practice === null || practices.some((one) => one.practice === practice) ? [] : [error('unknown-practice', `The locality has no practice "${cleanText(practice, 20)}".`, { hint: 'See its practices with pbc locality show.' })]),
  ];
  const whole = typeof text === 'string' && (owner === null || typeof owner === 'string') && (due === null || typeof due === 'string');
  return { item: whole && faults.length === 0 ? { kind: before.kind, text, owner, due, practice } : null, faults };
}

/** The next free id of a kind in the whole plan, with the table in front of it, so that items of two tables never share one. */
function nextId({ sessions }: PlanState, { table }: Session, kind: CaptureKind): string {
  const before = `${table === null ? '' : `${table}.`}${kind}-`;
  const numbers = sessions.flatMap(({ captures }) => captures.flatMap(({ id }) => (id.startsWith(before) ? [Number(id.slice(before.length))] : [])));
  return `${before}${Math.max(0, ...numbers) + 1}`;
}

function lacking(id: string, { kind, owner, due }: CapturedItem): Diagnostic[] {
  const missing = kind === 'action' ? [...(owner === null ? ['an owner'] : []), ...(due === null ? ['a day'] : [])] : [];
  return missing.length === 0 ? [] : [warning('action-incomplete', `${id} has no ${missing.map((one) => one.replace(/^an? /, '')).join(' and no ')}.`, { hint: `Mend it with pbc session mend ${id} --owner "..." --due 2006-12-05, or --due +28 for 28 days from now.` })];
}

function unknownItem(id: string, captures: readonly SessionCapture[]): Diagnostic {
  return error('unknown-item', `Nothing was captured as "${cleanText(id, 60)}".`, { hint: captures.length === 0 ? 'Nothing was captured yet.' : `The latest session has ${captures.map((one) => one.id).join(', ')}.` });
}
