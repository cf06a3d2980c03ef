import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import { holdsNhsNumber, readDay, refusal, type CommandResult, type CommandStatus, type EventBody, type MessageOutcome, type RefusalOutcome, type SessionOutcome } from '@pbc-planner/domain';
import { after, type SessionAtHand } from '../running/session-at-hand.ts';
import { sessionOutcome, templateGone } from '../running/session-outcome.ts';

/** A refusal of a call that was made wrongly. */
export function refused(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** A sentence about what was done. */
export function done(text: string, events: readonly EventBody[], diagnostics: readonly Diagnostic[] = [], status: CommandStatus = 'fine'): CommandResult<MessageOutcome> {
  return { status, outcome: { kind: 'message', text }, diagnostics, events };
}

/** The screen of the room once events have happened. */
export function screenAfter(hand: SessionAtHand, events: readonly EventBody[], by: string, diagnostics: readonly Diagnostic[] = []): CommandResult<SessionOutcome> {
  const next = after(hand, events, by);
  return { status: 'fine', outcome: sessionOutcome(next), diagnostics: [...templateGone(next), ...diagnostics], events };
}

/** Words of the room as they may be kept: never empty, and without a patient's number. */
export function readWords(text: string, what: string, maximum = 500): string | Diagnostic {
  const said = cleanText(text, maximum).trim();
  if (said === '') return error('nothing-said', `${what} is empty.`, { hint: 'Say it in a sentence.' });
  return holdsNhsNumber(said) ? error('patient-identity', `${what} holds an NHS number.`, { hint: 'Nothing about a single patient belongs into a session; say it without.' }) : said;
}

/** A day such as 2006-11-06, or so many days from now such as +14. @param now ISO 8601, UTC. */
export function readDue(text: string, now: string): string | Diagnostic {
  const days = /^\+([0-9]{1,3})$/.exec(text.trim());
  if (days === null) return readDay(text, 'The day');
  return new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + Number(days[1]) * 86_400_000).toISOString().slice(0, 10);
}
