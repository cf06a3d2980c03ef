import { cleanText, counted, error, hasError, warning } from '@pbc-planner/base';
import {
  isFault, type CaptureConflict, type Command, type EventBody, type FileContent, type MessageOutcome, type PlanState, type RefusalOutcome, type Session, type SessionConcern,
  type SessionTableOutcome,
} from '@pbc-planner/domain';
import { latestSession, sessionAtHand } from '../running/session-at-hand.ts';
import { readTableFile, sameContent, type TableFile } from '../tables/read-table-file.ts';
import { approvedFault } from './capture.ts';
import { done, refused } from './answers.ts';

type Answer = MessageOutcome | RefusalOutcome;

/** `session.table`: makes this copy of the plan a table's, so that what it captures has ids of its own; or the room's again. */
export const table: Command<{ readonly table?: string; readonly room: boolean }, Answer> = async ({ table: name, room }, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.table', hand);
  const { session } = hand;
  if ((name !== undefined) === room) return refused('session.table', error('table-or-room', room ? 'A copy is a table\'s, or the room\'s.' : 'Nobody said which table this is.', { hint: 'Give a name such as red, or --room.' }));
  const to = room ? null : (name ?? null);
  if (to === session.table) return done(to === null ? 'This is the plan of the whole room already.' : `This is the copy of table ${to} already.`, []);
  return done(to === null ? 'This is the plan of the whole room.' : `This is the copy of table ${to}: what is captured here is named ${to}.decision-1 and so on.`, [{ type: 'session table named', data: { session: session.id, table: to } }]);
};

/** `session.table-export`: what was captured in this copy, for the room to merge. Nothing private is in it. */
export const tableExport: Command<object, SessionTableOutcome | RefusalOutcome> = async (_, context) => {
  const hand = await latestSession(context);
  if (isFault(hand)) return refused('session.table-export', hand);
  const { session, locality, fictional } = hand;
  return {
    status: 'fine', diagnostics: [],
    outcome: {
      kind: 'session-table', locality, fictional, session: session.id, template: session.template, startedAt: session.startedAt, table: session.table, captures: session.captures, concerns: session.concerns,
    },
  };
};

/** `session.merge`: brings in what a table captured, by id. What stands already stays; what is written in two ways is listed and stays open until somebody settles it. */
export const merge: Command<{ readonly file: FileContent }, Answer> = async ({ file }, context) => {
  const hand = await latestSession(context);
  if (isFault(hand)) return refused('session.merge', hand);
  const { session, practices, fictional } = hand;
  const approved = approvedFault(session);
  if (approved !== null) return refused('session.merge', approved);
  const text = (await context.tables()).text(file);
  const read = text.ok ? readTableFile(file.name, text.value, session, fictional, practices) : text;
  if (!read.ok) return { status: 'refused', outcome: { kind: 'refusal', command: 'session.merge' }, diagnostics: read.diagnostics };
  const from = read.value.table === null ? cleanText(file.name, 60) : `table ${read.value.table}`;
  const events = mergeEvents(context.state, session, read.value, from);
  const came = events.filter(({ type }) => type === 'session item merged' || type === 'session concern recorded').length;
  const found = events.flatMap((event) => (event.type === 'session conflict found' ? [event.data.conflict] : []));
  const diagnostics = found.map(({ id, capture, theirs }) =>
    warning('written-in-two-ways', `${id}: ${capture} is "${session.captures.find((one) => one.id === capture)?.text ?? ''}" here, and "${theirs.text}" at ${from}.`, {
      hint: `Settle with pbc session settle ${id} --keep ours, or theirs.`,
    }));
  const sentence = events.length === 0 ? `Nothing new from ${from}.` : `From ${from}: ${counted(came, 'item')} came in, ${counted(found.length, 'item is', 'items are')} written in two ways.`;
  return done(sentence, events, diagnostics, found.length === 0 ? 'fine' : 'problems');
};

/** `session.settle`: which way of writing an item the room keeps. */
export const settle: Command<{ readonly conflict: string; readonly keep: 'ours' | 'theirs' }, Answer> = ({ conflict: id, keep }, { state }) => {
  const all = state.sessions.flatMap((session) => session.conflicts.map((conflict) => ({ session, conflict })));
  const open = all.filter(({ conflict }) => conflict.settled === null);
  const found = all.find(({ conflict }) => conflict.id === id);
  if (found === undefined) return refused('session.settle', error('unknown-conflict', `There is no "${cleanText(id, 60)}" to settle.`, { hint: open.length === 0 ? 'Nothing is open.' : `Open are ${open.map(({ conflict }) => conflict.id).join(', ')}.` }));
  const { session, conflict } = found;
  const faults = [
    approvedFault(session),
    conflict.settled === null ? null : error('settled-already', `${conflict.settled.by} settled it: ${conflict.settled.keep}.`, { hint: 'Mend the item with pbc session mend, or undo the settling.' }),
  ].filter((one) => one !== null);
  if (hasError(faults)) return refused('session.settle', ...faults);
  const kept = keep === 'ours' ? session.captures.find((one) => one.id === conflict.capture) : conflict.theirs;
  return done(`${conflict.capture}: ${kept?.text ?? ''}`, [{ type: 'session conflict settled', data: { session: session.id, conflict: id, capture: conflict.capture, keep } }]);
};

/** What merging adds: by id, once, and never over what stands. */
function mergeEvents({ sessions }: PlanState, session: Session, { captures, concerns }: TableFile, from: string): EventBody[] {
  let number = sessions.reduce((sum, { conflicts }) => sum + conflicts.length, 0);
  const items = captures.flatMap((theirs): EventBody[] => {
    const ours = session.captures.find(({ id }) => id === theirs.id);
    if (ours === undefined) return [{ type: 'session item merged', data: { session: session.id, capture: theirs, from } }];
    const told = session.conflicts.some((conflict) => conflict.capture === theirs.id && sameContent(conflict.theirs, theirs));
    if (!sameContent(ours, theirs)) return told ? [] : [{ type: 'session conflict found', data: { session: session.id, conflict: conflictOf(number += 1, theirs, from) } }];
    return ours.done === null && theirs.done !== null ? [{ type: 'session action done', data: { session: session.id, action: ours.id, note: theirs.done.note } }] : [];
  });
  const news = concerns.filter((theirs) => !session.concerns.some((ours) => sameConcern(ours, theirs)));
  return [...items, ...news.map(({ at: _, ...concern }) => ({ type: 'session concern recorded', data: { session: session.id, concern } }) as const)];
}

function conflictOf(number: number, theirs: CaptureConflict['theirs'], from: string): Omit<CaptureConflict, 'settled'> {
  return { id: `conflict-${number}`, capture: theirs.id, theirs, from };
}

function sameConcern(one: SessionConcern, other: SessionConcern): boolean {
  return one.capture === other.capture && one.person === other.person && one.text === other.text && one.dissent === other.dissent;
}
