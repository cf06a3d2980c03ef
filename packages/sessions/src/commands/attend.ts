import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  isFault, rememberedAttendee, type AttendanceState, type Command, type MessageOutcome, type Practice, type RefusalOutcome, type SessionEvents, type SessionRole,
} from '@pbc-planner/domain';
import { quorumOf } from '../running/quorum.ts';
import { after, sessionAtHand } from '../running/session-at-hand.ts';
import { done, readWords, refused } from './answers.ts';

interface AttendParameters {
  readonly person: string;
  readonly practice?: string;
  readonly role?: SessionRole;
  readonly as: AttendanceState | 'proxy';
  readonly for?: string;
}

/** `session.attend`: that somebody is there, comes late, leaves, sends apologies, or stands for another practice. Role and practice are remembered. */
export const attend: Command<AttendParameters, MessageOutcome | RefusalOutcome> = async (parameters, context) => {
  const hand = await sessionAtHand(context);
  if (isFault(hand)) return refused('session.attend', hand);
  const { session, practices } = hand;
  const person = readWords(parameters.person, 'The name', 120);
  const known = isRefusal(person) ? null : rememberedAttendee(context.state, person);
  const role = parameters.role ?? known?.role;
  const practice = parameters.practice ?? known?.practice ?? null;
  const proxyFor = parameters.for ?? null;
  const faults: Diagnostic[] = [
    ...(isRefusal(person) ? [person] : []),
    ...(role === undefined ? [error('no-role', 'Nobody said as whom this person is here.', { hint: 'Give --role, such as gp, manager, nurse, pct or observer. It is remembered.' })] : []),
    ...[practice, proxyFor].flatMap((code) => unknownPractice(practices, code)),
    ...((parameters.as === 'proxy') === (proxyFor !== null) ? [] : [error('proxy-for', parameters.as === 'proxy' ? 'Nobody said for which practice.' : 'Only a proxy stands for another practice.', { hint: 'Give --as proxy --for CODE together.' })]),
    ...(proxyFor !== null && proxyFor === practice ? [error('own-proxy', 'Nobody is a proxy for the own practice.', { hint: 'Leave --for out, and give --as present.' })] : []),
    ...(proxyFor !== null && role === 'observer' ? [error('observer-proxy', 'An observer stands for no practice.', { hint: 'Give the role that the person has as a proxy.' })] : []),
  ];
  if (faults.length > 0 || isRefusal(person) || role === undefined) return refused('session.attend', ...faults);
  const state: AttendanceState = parameters.as === 'proxy' ? 'present' : parameters.as;
  const data: SessionEvents['session attendance recorded'] = { session: session.id, person, practice, role, state, proxyFor };
  const events = [{ type: 'session attendance recorded', data } as const];
  return done(`${person}: ${words[parameters.as]}${proxyFor === null ? '' : ` for ${proxyFor}`}. Quorum ${quorumOf(after(hand, events, context.by).session, practices).text}.`, events);
};

const words: Readonly<Record<AttendParameters['as'], string>> = { present: 'here', late: 'arrived late', left: 'left', apology: 'sent apologies', proxy: 'here, as proxy' };

function isRefusal(found: string | Diagnostic): found is Diagnostic {
  return typeof found !== 'string';
}

function unknownPractice(practices: readonly Practice[], code: string | null): Diagnostic[] {
  return code === null || practices.some(({ practice }) => practice === code)
    ? []
    : [error('unknown-practice', `The locality has no practice "${cleanText(code, 20)}".`, { place: { key: cleanText(code, 20) }, hint: 'See its practices with pbc locality show.' })];
}
