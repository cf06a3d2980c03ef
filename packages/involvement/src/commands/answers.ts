import { cleanText, error, type Diagnostic } from '@pbc-planner/base';
import {
  holdsNhsNumber, isFault, judgingDay, openProject, readDay, refusal, unknownProject,
  type CommandContext, type CommandResult, type EventBody, type MessageOutcome, type Project, type RefusalOutcome,
} from '@pbc-planner/domain';

/** A refusal of a call that was made wrongly. */
export function refused(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** A sentence about what was done. */
export function done(text: string, events: readonly EventBody[]): CommandResult<MessageOutcome> {
  return { status: 'fine', outcome: { kind: 'message', text }, diagnostics: [], events };
}

/** A project to read of, closed or not; the group where none is named, or why neither. */
export function anyProjectOrGroup({ state }: CommandContext, id: string | undefined): Project | null | Diagnostic {
  return id === undefined ? null : (state.projects.byId.get(id) ?? unknownProject(state, id));
}

/** A project that is open, the group where none is named, or why neither. */
export function projectOrGroup({ state }: CommandContext, id: string | undefined): Project | null | Diagnostic {
  return id === undefined ? null : openProject(state, id);
}

/** A text as it is kept, or why it cannot be: blank where it must say something, or with what looks like an NHS number. */
export function readText(text: string | undefined, what: string, longest: number, hint?: string): string | Diagnostic {
  const said = cleanText(text ?? '', longest);
  if (holdsNhsNumber(said)) return error('patient-identity', `${what} holds what looks like an NHS number.`, { hint: 'Say it without naming a patient.' });
  if (said === '' && hint !== undefined) return error('nothing-said', `${what} is blank.`, { hint });
  return said;
}

/** The day of something that has happened; today where none is given. */
export function readPastDay(text: string | undefined, what: string, { clock }: CommandContext): string | Diagnostic {
  const today = clock().slice(0, 10);
  const day = text === undefined ? today : readDay(text, what);
  if (typeof day !== 'string' || day <= today) return day;
  return error('day-to-come', `${what} cannot be ${day}, which is still to come.`, { hint: 'Correct --on.' });
}

/** The faults among what was read. */
export function faultsOf(...read: readonly unknown[]): Diagnostic[] {
  return read.filter((one): one is Diagnostic => typeof one === 'object' && one !== null && isFault(one as Diagnostic));
}

/** The refusal of an id that no guide has. */
export function unknownId(what: string, id: string, known: readonly string[]): Diagnostic {
  return error(`unknown-${what.split(' ').at(-1)}`, `There is no ${what} "${cleanText(id, 60)}".`, { hint: known.length === 0 ? 'There is none yet.' : `There are ${known.join(', ')}.` });
}

/** The locality, the day by which answers are late, and whether it is fictional. */
export function standing({ state, clock }: CommandContext): { readonly locality: string; readonly fictional: boolean; readonly asOf: string } {
  return { locality: state.founded?.name ?? '', fictional: state.founded?.fictional ?? false, asOf: judgingDay(clock(), state.founded?.year) };
}
