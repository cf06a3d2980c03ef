import type { Diagnostic } from '@pbc-planner/base';
import { refusal, type CommandResult, type EventBody, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';

/** A refusal of a call that was made wrongly. */
export function refused(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** A sentence about what was done. */
export function done(text: string, events: readonly EventBody[], diagnostics: readonly Diagnostic[] = []): CommandResult<MessageOutcome> {
  return { status: 'fine', outcome: { kind: 'message', text }, diagnostics, events };
}
