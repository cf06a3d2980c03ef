import { error, type Diagnostic } from '@pbc-planner/base';
import { readDay, refusal, type CommandResult, type EventBody, type MessageOutcome, type RefusalOutcome } from '@pbc-planner/domain';
import { dayText } from '../catalogue/weekday-of.ts';
import type { FoundCourse } from '../catalogue/find-course.ts';

/** A refusal of a call that asks for what cannot be. */
export function refused(command: string, ...diagnostics: readonly Diagnostic[]): CommandResult<RefusalOutcome> {
  return { status: 'usage', outcome: refusal(command), diagnostics };
}

/** A sentence about what was done. */
export function done(text: string, events: readonly EventBody[]): CommandResult<MessageOutcome> {
  return { status: 'fine', outcome: { kind: 'message', text }, diagnostics: [], events };
}

/** The day on which something was asked, which is today unless somebody says; or why it is none, or comes after today. */
export function askedOn(on: string | undefined, clock: () => string): string | Diagnostic {
  const today = clock().slice(0, 10);
  if (on === undefined) return today;
  const day = readDay(on, 'The day');
  if (typeof day !== 'string' || day <= today) return day;
  return error('day-to-come', `${day} is still to come.`, { hint: 'Give the day on which the practice asked, or leave --on away for today.' });
}

/** Why nothing can be asked of a course on that day any more; none while it can. */
export function pastFault({ course }: FoundCourse, on: string): Diagnostic[] {
  if (course.held === null || on <= course.held.day) return [];
  return [error('course-past', `${course.title} was held on ${dayText(course.held.day)}, which is past.`, {
    hint: 'Where the practice asked before that day, give it with --on. Who came is kept with pbc training attended.',
  })];
}
