import { warning, type Diagnostic } from '@pbc-planner/base';
import {
  blockClock, clockState, facilitatorOf,
  type ChallengeCard, type ReadBack, type Session, type SessionBlock, type SessionOutcome, type SessionTemplate, type ShownBlock,
} from '@pbc-planner/domain';
import { quorumOf } from './quorum.ts';
import type { SessionAtHand } from './session-at-hand.ts';
import { shownCaptures } from './shown-capture.ts';

/** The agenda of a session with its clocks. */
export function shownAgenda({ session, activity, now }: SessionAtHand): ShownBlock[] {
  return session.agenda.map((block) => ({
    id: block.id, title: block.title, ...blockClock(session, block.id, activity, now),
    state: block.id === session.block && session.closed === null ? 'here' : session.stretches.some((one) => one.block === block.id) ? 'visited' : 'ahead',
    challenge: block.challenge?.title ?? null,
    captured: session.captures.filter((one) => one.block === block.id).length,
  }));
}

/** What the room sees now, or reads back before something is left. Nothing private is in it. */
export function sessionOutcome(hand: SessionAtHand, readBack: ReadBack | null = null): SessionOutcome {
  const { session, template, locality, fictional, activity, now } = hand;
  const agenda = shownAgenda(hand);
  const here = agenda.find(({ id }) => id === session.block);
  if (here === undefined) throw new Error(`The session is at ${session.block}, which its agenda does not have`);
  const block = blockOf(template, session.block);
  const captures = shownCaptures(session, now.slice(0, 10));
  return {
    kind: 'session', locality, fictional, session: session.id, template: session.template, title: session.title, rehearsal: session.rehearsal, startedAt: session.startedAt, asOf: now,
    clock: clockState(session, activity, now), facilitator: facilitatorOf(session), table: session.table, agenda,
    plannedSeconds: total(agenda, 'plannedSeconds'), elapsedSeconds: total(agenda, 'elapsedSeconds'),
    here: { ...here, number: agenda.indexOf(here) + 1, prompt: block?.prompt ?? [], captures: block?.captures ?? [], shows: block?.shows ?? null, card: shownCard(here, cardOf(hand)) },
    readBack, attendance: session.attendance, quorum: quorumOf(session, hand.practices), captures, concerns: session.concerns,
    flagged: flaggedOf(session), conflicts: session.conflicts.filter(({ settled }) => settled === null), screen: session.screen,
  };
}

/** What is read back of one block, or of the whole session. */
export function readBackOf(hand: SessionAtHand, block: string | null): ReadBack {
  const own = shownCaptures(hand.session, hand.now.slice(0, 10)).filter((one) => block === null || one.block === block);
  const ofKind = (kind: ReadBack['decided'][number]['kind']) => own.filter((one) => one.kind === kind);
  return { block, decided: ofKind('decision'), actions: ofKind('action'), questions: ofKind('question'), parked: ofKind('parked'), debrief: block === null ? null : (cardOf(hand)?.debrief ?? null) };
}

/** Actions that nobody owns, or that have no day. */
export function flaggedOf({ captures }: Session): string[] {
  return captures.filter(({ kind, owner, due }) => kind === 'action' && (owner === null || due === null)).map(({ id }) => id);
}

/** The card of the block at hand; `null` where it has none, or its pack has gone. */
export function cardOf({ session, template }: SessionAtHand): ChallengeCard | null {
  const picked = session.agenda.find(({ id }) => id === session.block)?.challenge;
  return picked === undefined ? null : (template?.challenges?.find(({ id }) => id === picked.id) ?? null);
}

/** A block as its template has it; `null` where the pack has changed or gone. */
export function blockOf(template: SessionTemplate | null, id: string): SessionBlock | null {
  return template?.blocks.find((one) => one.id === id) ?? null;
}

/** What is to be said of a session whose pack has gone. */
export function templateGone({ template, session }: SessionAtHand): Diagnostic[] {
  return template === null ? [warning('template-gone', `There is no session template "${session.template}" any more, so prompts and notes are missing.`, { hint: 'Put its pack back; the session goes on without it.' })] : [];
}

function shownCard({ elapsedSeconds, plannedSeconds }: ShownBlock, card: ChallengeCard | null): SessionOutcome['here']['card'] {
  if (card === null) return null;
  const { title, situation, data, roles, question, twist } = card;
  return { title, situation, data, roles, question, twist: elapsedSeconds * 2 >= plannedSeconds ? twist : null };
}

function total(agenda: readonly ShownBlock[], what: 'plannedSeconds' | 'elapsedSeconds'): number {
  return agenda.reduce((sum, block) => sum + block[what], 0);
}
