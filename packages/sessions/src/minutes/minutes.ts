import {
  attendanceOf, isInterestEvent, isMatrixEvent, isSessionEvent, isVoteEvent, liveChanges, rulesOf, sessionRoles,
  type Attendance, type CaptureConflict, type VoteOutcome, type MinutedChange, type MinutedPractice, type MinutesOutcome, type PlanEvent, type Session, type ShownCapture,
} from '@pbc-planner/domain';
import { quorumOf } from '../running/quorum.ts';
import type { SessionAtHand } from '../running/session-at-hand.ts';
import { shownAgenda } from '../running/session-outcome.ts';
import { shownCaptures } from '../running/shown-capture.ts';
import { endText, voteOutcome } from '../votes/vote-outcome.ts';
import { namesToRoles, type NamesToRoles } from './names-to-roles.ts';

/** The minutes of a session, out of what it holds and of the log between its beginning and its close. Only what is public comes in. */
export function minutesOf(hand: SessionAtHand, events: readonly PlanEvent[], roles: boolean): MinutesOutcome {
  const { session, practices } = hand;
  const during = eventsDuring(session, events);
  const names: NamesToRoles = roles ? namesToRoles(session, practices, peopleIn(session, during)) : { name: (person) => person, text: (text) => text };
  const person = (one: Attendance): Attendance => (roles ? { ...one, person: sessionRoles[one.role] } : one);
  const captures = shownCaptures(session, (session.closed?.at ?? hand.now).slice(0, 10)).map((one) => minuted(one, names));
  const changes = (belongs: (type: string) => boolean): MinutedChange[] => during.filter(({ type }) => belongs(type)).map((event) => changeOf(event, names));
  return {
    kind: 'minutes', locality: hand.locality, fictional: hand.fictional, session: session.id, title: session.title, rehearsal: session.rehearsal,
    startedAt: session.startedAt, closedAt: session.closed?.at ?? null, state: session.approved !== null ? 'approved' : session.closed !== null ? 'draft' : 'open',
    approved: session.approved === null ? null : { by: names.name(session.approved.by), at: session.approved.at },
    facilitators: session.facilitators.map(({ person: who, from }) => ({ person: names.name(who), from })),
    roles, agenda: shownAgenda(hand), quorum: quorumOf(session, practices),
    practices: practices.filter(({ membership }) => membership === 'in').map((practice): MinutedPractice => {
      const { represented } = attendanceOf({ ...session, attendance: session.attendance.map((one) => (one.state === 'left' ? { ...one, state: 'present' } : one)) });
      return {
        practice: practice.practice, name: practice.name, represented: represented.get(practice.practice) ?? 'nobody',
        people: session.attendance.filter((one) => one.practice === practice.practice).map(person),
        proxies: session.attendance.filter((one) => one.proxyFor === practice.practice).map((one) => names.name(one.person)),
      };
    }),
    others: session.attendance.filter((one) => !practices.some(({ practice, membership }) => practice === one.practice && membership === 'in')).map(person),
    decisions: captures.filter(({ kind }) => kind === 'decision'), actions: captures.filter(({ kind }) => kind === 'action'),
    questions: captures.filter(({ kind }) => kind === 'question'), parked: captures.filter(({ kind }) => kind === 'parked'),
    concerns: session.concerns.map((one) => ({ ...one, person: one.person === null ? null : names.name(one.person), text: names.text(one.text) })),
    votes: hand.state.votes.filter((vote) => vote.session === session.id).map((vote) => minutedVote(voteOutcome(hand, vote, endText(vote)), names)),
    interests: changes(isInterestEvent), matrixChanges: changes(isMatrixEvent), planChanges: changes((type) => !isInterestEvent(type) && !isMatrixEvent(type)),
    conflicts: session.conflicts.filter(({ settled }) => settled === null).map((one): CaptureConflict => ({ ...one, theirs: { ...one.theirs, ...reworded(one.theirs, names) } })),
  };
}

/** What was done to the plan between the beginning and the close, and still counts: public, and not of the session itself. */
function eventsDuring({ startedSequence, closed }: Session, events: readonly PlanEvent[]): PlanEvent[] {
  const live = liveChanges(events);
  return events.filter(({ sequence, change, type }) =>
    sequence > startedSequence && (closed === null || sequence < closed.sequence) && live.has(change) && type !== 'undone' && !isSessionEvent(type) && !isVoteEvent(type) && rulesOf(type)?.audience === 'public');
}

function changeOf(event: PlanEvent, names: NamesToRoles): MinutedChange {
  return { at: event.time, by: names.name(event.by), text: names.text(rulesOf(event.type)?.describe(event.data as never) ?? '') };
}

/** A vote for minutes: people as the minutes name them. */
function minutedVote(vote: VoteOutcome, names: NamesToRoles): VoteOutcome {
  const name = vote.basis === 'person' ? names.name : (practice: string) => practice;
  return {
    ...vote, question: names.text(vote.question), said: names.text(vote.said), voted: vote.voted.map(name), missing: vote.missing.map(name),
    excluded: vote.excluded.map((one) => ({ ...one, person: names.name(one.person) })),
    ballots: vote.ballots?.map((one) => ({ ...one, voter: name(one.voter), person: one.person === null ? null : names.name(one.person) })) ?? null,
    concerns: vote.concerns.map(({ voter, text }) => ({ voter: voter === null ? null : name(voter), text: names.text(text) })),
  };
}

/** A captured item for minutes: whether an action was done since is no matter of theirs. */
function minuted(capture: ShownCapture, names: NamesToRoles): ShownCapture {
  return { ...capture, ...reworded(capture, names), overdue: false, done: null };
}

function reworded({ text, owner, by }: Pick<ShownCapture, 'text' | 'owner' | 'by'>, names: NamesToRoles) {
  return { text: names.text(text), owner: owner === null ? null : names.name(owner), by: names.name(by), done: null };
}

/** Everybody whom the minutes would name besides those who attended. */
function peopleIn(session: Session, during: readonly PlanEvent[]): string[] {
  return [
    ...session.captures.flatMap(({ owner, by }) => [by, ...(owner === null ? [] : [owner])]), ...session.conflicts.flatMap(({ theirs: { owner, by } }) => [by, ...(owner === null ? [] : [owner])]),
    ...session.concerns.flatMap(({ person }) => (person === null ? [] : [person])),
    ...(session.approved === null ? [] : [session.approved.by]),
    ...during.flatMap((event) => [event.by, ...('person' in event.data && typeof event.data.person === 'string' ? [event.data.person] : []), ...('people' in event.data ? event.data.people : [])]),
  ];
}
