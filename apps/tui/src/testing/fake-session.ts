import type { Session, SessionOutcome, VoteOutcome } from '@pbc-planner/domain';
import type { Room } from '../state/room.ts';

const quorum = { practicesPercent: 50, roles: ['gp', 'manager'], reason: 'Half of them.', grade: 'proposed' } as const;

/** A session of an hour that began at nine and went to its second block of ten minutes at five past. */
export const fakeSession: Session = {
  id: 'session-1', template: 'ses.matrix', title: 'Who leads what', rehearsal: true, idleMinutes: 30, quorum,
  agenda: [{ id: 'aims', title: 'Aims and rules', minutes: 5 }, { id: 'talk', title: 'Talk through the widest clashes', minutes: 10 }, { id: 'read-back', title: 'Read back', minutes: 5 }],
  startedAt: '2006-11-06T09:00:00.000Z', startedSequence: 3, facilitators: [{ person: 'Dr Shah', from: '2006-11-06T09:00:00.000Z' }], block: 'talk', paused: false,
  stretches: [{ block: 'aims', from: '2006-11-06T09:00:00.000Z', to: '2006-11-06T09:05:00.000Z' }, { block: 'talk', from: '2006-11-06T09:05:00.000Z', to: null }],
  screen: null, attendance: [], captures: [], concerns: [], notes: [{ block: 'talk', text: 'Seat them apart.', by: 'Dr Shah', at: '2006-11-06T09:06:00.000Z' }],
  table: null, conflicts: [], closed: null, approved: null,
};

/** The room at a moment: `09:12:30` is two and a half minutes before the block is over. */
export function fakeRoom(time: string, change: Partial<Session> = {}): Room {
  return { session: { ...fakeSession, ...change }, activity: ['2006-11-06T09:00:00.000Z', '2006-11-06T09:05:00.000Z'], now: `2006-11-06T${time}.000Z` };
}

const person = { practice: null, proxyFor: null, late: false, arrivedAt: '2006-11-06T09:00:00.000Z', leftAt: null } as const;
const action = { session: 'session-1', block: 'talk', table: null, by: 'Dr Shah', at: '2006-11-06T09:08:00.000Z', practice: null, done: null, overdue: false } as const;

/** What the room of `fakeSession` sees at ten past nine. */
export const fakeSessionOutcome: SessionOutcome = {
  kind: 'session', locality: 'Tarrow Vale', fictional: true, session: 'session-1', template: 'ses.matrix', title: 'Who leads what', rehearsal: true, startedAt: fakeSession.startedAt,
  asOf: '2006-11-06T09:10:00.000Z', clock: 'running', facilitator: 'Dr Shah', table: null, plannedSeconds: 1200, elapsedSeconds: 600,
  agenda: [
    { id: 'aims', title: 'Aims and rules', state: 'visited', challenge: null, captured: 0, plannedSeconds: 300, elapsedSeconds: 300, over: false },
    { id: 'talk', title: 'Talk through the widest clashes', state: 'here', challenge: null, captured: 2, plannedSeconds: 600, elapsedSeconds: 300, over: false },
    { id: 'read-back', title: 'Read back', state: 'ahead', challenge: null, captured: 0, plannedSeconds: 300, elapsedSeconds: 0, over: false },
  ],
  here: {
    id: 'talk', title: 'Talk through the widest clashes', state: 'here', challenge: null, captured: 2, plannedSeconds: 600, elapsedSeconds: 300, over: false, number: 2,
    prompt: ['Widest first', 'What would go wrong?'], captures: ['decision', 'question'], shows: { command: 'matrix.clashes', params: {} }, card: null,
  },
  readBack: null,
  attendance: [{ ...person, person: 'Dr Byrne', role: 'gp', practice: 'canal', state: 'present' }, { ...person, person: 'Mr Cole', role: 'pct', state: 'apology' }],
  quorum: { met: false, text: 'NOT met: 1 of 8 practices, 4 needed (proposed)', practices: 8, represented: ['canal'], needed: 4, people: 1, peopleNeeded: null, grade: 'proposed' },
  captures: [
    { ...action, id: 'decision-1', kind: 'decision', text: 'The locality validates the data', owner: null, due: null, missing: [] },
    { ...action, id: 'action-1', kind: 'action', text: 'Write to the trust', owner: null, due: null, missing: ['owner', 'due'] },
  ],
  concerns: [], flagged: ['action-1'], conflicts: [], screen: null,
};

/** A vote that is open, of three practices; nobody has voted. */
export function fakeVote(change: Partial<VoteOutcome> = {}): VoteOutcome {
  return {
    kind: 'vote', locality: 'Tarrow Vale', fictional: true, session: 'session-1', vote: 'vote-1', question: 'Shall we pool the risk?', voteKind: 'yes-no', basis: 'practice', openness: 'secret', weighted: false, dots: null,
    options: [{ id: 'yes', title: 'Yes' }, { id: 'no', title: 'No' }, { id: 'abstain', title: 'Abstain' }], project: null, again: null, state: 'open', said: '',
    voted: [], missing: ['T81001', 'T81002', 'T81003'], excluded: [], result: null, ballots: null, concerns: [], ...change,
  };
}
