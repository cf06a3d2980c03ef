import { isDay, type PlanEvent } from '@pbc-planner/domain';
import type { DataFault } from './plan-formats.ts';

const utcTime = /^(.{10})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/;

/** Whether a value is a time as the plan keeps it: ISO 8601, UTC, on a day of the calendar. */
export function isUtcTime(value: unknown): value is string {
  const [, date] = typeof value === 'string' ? (utcTime.exec(value) ?? []) : [];
  return date !== undefined && isDay(date);
}

/** Whether a value is a whole number that counts from 1. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

/** Whether a value is a text with something in it. */
export function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Where the events before one ended. */
export interface EventPosition {
  readonly sequence: number;
  readonly change: number;
}

/** The position after a list of events; all zero where there are none. */
export function positionAfter(events: readonly EventPosition[]): EventPosition {
  const { sequence, change } = events.at(-1) ?? { sequence: 0, change: 0 };
  return { sequence, change };
}

/** What is wrong with the fields that every event has, in words that follow "event 3"; `null` when they are right. */
export function envelopeFault(event: unknown, before: EventPosition): string | null {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return 'is no object';
  const { sequence, change, time, by, command, type, data } = event as Record<string, unknown>;
  if (sequence !== before.sequence + 1) return `has the sequence number ${JSON.stringify(sequence)} instead of ${before.sequence + 1}`;
  if (!isCount(change) || change < before.change) return 'has a change number that does not follow the one before';
  if (!isUtcTime(time)) return 'has no time in UTC';
  if (!isFilledText(by)) return 'does not say who acted';
  if (!isFilledText(command)) return 'does not name its command';
  if (!isFilledText(type)) return 'has no type';
  return typeof data === 'object' && data !== null && !Array.isArray(data) ? null : 'has no data';
}

/** The first event whose envelope or data is wrong, in words: `event 3 has no type`; `null` when all are right. */
export function firstEventFault(events: readonly unknown[], start: EventPosition, dataFault: DataFault): string | null {
  let before = start;
  for (const event of events) {
    const fault = envelopeFault(event, before) ?? dataFault(event as PlanEvent);
    if (fault !== null) return `event ${before.sequence + 1} ${fault}`;
    before = event as EventPosition;
  }
  return null;
}
