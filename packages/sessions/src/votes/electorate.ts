import {
  isHere, personKey, type Attendance, type Ballot, type ExcludedVoter, type PlanState, type Session, type VoteQuestion,
} from '@pbc-planner/domain';
import type { SessionAtHand } from '../running/session-at-hand.ts';

/** Somebody who has a vote now. */
export interface Voter {
  /** The practice's code, or the person's name. */
  readonly voter: string;
  /** The people in the room who may cast it. */
  readonly people: readonly string[];
  /** Whether somebody else of the practice stays out, so that it must be said who casts it. */
  readonly mustName: boolean;
}

/** Who votes, and who stays out because of an interest. */
export interface Electorate {
  readonly voters: readonly Voter[];
  readonly excluded: readonly ExcludedVoter[];
}

/**
 * Who has a vote: people in the room who are no observers, or practices of the locality for which such a person stands, also as proxy. Nobody
 * who has an interest in the project that the vote is about, unless it has ended, votes for anybody.
 */
export function electorateOf({ session, practices, state }: Pick<SessionAtHand, 'session' | 'practices' | 'state'>, { basis, project }: Pick<VoteQuestion, 'basis' | 'project'>): Electorate {
  const stays = new Map(excludedFrom(state, session, project).map((one) => [personKey(one.person), one]));
  const here = session.attendance.filter((one) => isHere(one) && one.role !== 'observer');
  const isFree = ({ person }: Attendance) => !stays.has(personKey(person));
  if (basis === 'person') return { voters: here.filter(isFree).map(({ person }) => ({ voter: person, people: [person], mustName: false })), excluded: [...stays.values()] };
  const voters = practices.filter(({ membership }) => membership === 'in').flatMap(({ practice }): Voter[] => {
    const standing = here.filter((one) => standsFor(one, practice, session));
    const free = standing.filter(isFree).map(({ person }) => person);
    return free.length === 0 ? [] : [{ voter: practice, people: free, mustName: free.length < standing.length }];
  });
  return { voters, excluded: [...stays.values()] };
}

/** Whether a ballot counts: nobody who cast it, or could have cast it, has come to have an interest or to be an observer since. Who left after voting is counted. */
export function countsStill({ session, state }: Pick<SessionAtHand, 'session' | 'state'>, { basis, project }: Pick<VoteQuestion, 'basis' | 'project'>, { voter, person }: Ballot): boolean {
  const stays = new Set(excludedFrom(state, session, project).map((one) => personKey(one.person)));
  const mayVote = session.attendance.filter((one) => one.role !== 'observer' && !stays.has(personKey(one.person)));
  const cast = basis === 'person' ? voter : person;
  if (cast !== null) return mayVote.some((one) => personKey(one.person) === personKey(cast));
  return mayVote.some((one) => one.state !== 'apology' && standsFor(one, voter, session));
}

function standsFor({ practice, proxyFor, role }: Attendance, code: string, { quorum }: Session): boolean {
  return proxyFor === code || (practice === code && quorum.roles.includes(role));
}

/** Those who came and have an interest in the project: unresolved first, since that is the graver. */
function excludedFrom({ changeProcesses }: PlanState, session: Session, project: string | null): ExcludedVoter[] {
  if (project === null) return [];
  const standing = changeProcesses.interests.filter((one) => one.project === project && one.handled?.how !== 'ended');
  return session.attendance.filter(({ role, state }) => role !== 'observer' && state !== 'apology').flatMap(({ person, practice }): ExcludedVoter[] => {
    const own = standing.filter((one) => personKey(one.person) === personKey(person));
    if (own.length === 0) return [];
    const how = own.some(({ handled }) => handled === null) ? null : (own.at(-1)?.handled?.how ?? null);
    return [{ person, practice, how: how === 'ended' ? null : how }];
  });
}
