import { hash } from 'node:crypto';
import type { PlanEvent } from '@pbc-planner/domain';
import { withoutMark } from './byte-order-mark.ts';
import { firstEventFault, isCount, isFilledText, isUtcTime } from './event-envelope.ts';
import { asPlanEvents, migrated, releasedFormats, type DataFault, type PlanContent, type PlanFormats } from './plan-formats.ts';

/** A plan as it is kept: all its events, and who saved them last and when. */
export interface StoredPlan {
  readonly format: number;
  /** Counts the saves, from 1 to `MAXIMUM_REVISION`. */
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly savedAt: string;
  readonly savedBy: string;
  readonly events: readonly PlanEvent[];
}

/** A plan with the checksum that its file carries, and the text of that file. */
export interface CheckedPlan {
  readonly plan: StoredPlan;
  readonly checksum: string;
  readonly text: string;
  /** Whether the text is, byte for byte, as the store would write this plan: not where somebody has touched it, nor in an older format. */
  readonly untouched: boolean;
}

/** Why a text is no plan that can be opened. `what` follows the name of the file: `ends too early`. */
export type PlanTextFault = { readonly fault: 'damaged'; readonly what: string } | { readonly fault: 'newer'; readonly format: number };

/** More saves than any plan lives to see. A number near the end of the exact ones would make the next save the last that can be opened. */
export const MAXIMUM_REVISION = 1_000_000_000_000;

const fields: readonly string[] = ['format', 'revision', 'savedAt', 'savedBy', 'checksum', 'events'];
const CHECKSUM_KEY = '"checksum":"';
const CHECKSUM_LENGTH = 64;
const EVENTS_KEY = '"events":[\n';
const END = '\n]}\n';

/**
 * A plan with the text of its file: one event a line, so that two revisions can be compared by eye. The checksum is the SHA-256 of the
 * same text without the checksum, so it covers revision, time and author too.
 */
export function writtenPlan(plan: StoredPlan, before: CheckedPlan | null = null): CheckedPlan {
  const { format, revision, savedAt, savedBy } = plan;
  const head = JSON.stringify({ format, revision, savedAt, savedBy }).slice(0, -1);
  const tail = `${EVENTS_KEY}${eventsText(plan, before)}${END}`;
  const checksum = hash('sha256', `${head},${tail}`);
  return { plan, checksum, text: `${head},${CHECKSUM_KEY}${checksum}",${tail}`, untouched: true };
}

/** The lines of the events. Those that stood in the file before are taken from its text: writing them anew is half the time of a save. */
function eventsText({ events }: StoredPlan, before: CheckedPlan | null): string {
  const linesOf = (some: StoredPlan['events']) => some.map((event) => JSON.stringify(event)).join(',\n');
  const old = before?.plan.events ?? [];
  const isKept = before?.untouched && old.length > 0 && old.length < events.length && old.every((event, index) => event === events[index]);
  if (!isKept) return linesOf(events);
  const start = before.text.indexOf(EVENTS_KEY) + EVENTS_KEY.length;
  return `${before.text.slice(start, -END.length)},\n${linesOf(events.slice(old.length))}`;
}

/**
 * Reads the text of a plan's file, wherever it lies: the plan itself, an earlier revision, a copy. White space may have been changed by an
 * editor or by git, and an editor may have put a byte order mark before it; nothing else may. A plan of an older format is brought to the
 * current one in memory.
 */
export function readPlanText(marked: string, formats: PlanFormats = releasedFormats): CheckedPlan | PlanTextFault {
  const text = withoutMark(marked);
  if (text.trim() === '') return damaged('is empty');
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return damaged('is not whole: it ends too early or is no JSON');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return damaged('holds no plan');
  const plan = content as Record<string, unknown>;
  if (!isCount(plan['format'])) return damaged('does not say what format it has');
  if (plan['format'] > formats.current) return isKnownWithWrongFormat(plan, formats) ? damaged('has a wrong format number') : newer(plan['format']);
  const missing = fields.find((field) => !Object.hasOwn(plan, field));
  if (missing !== undefined) return damaged(`lacks its ${missing}`);
  const extra = Object.keys(plan).find((field) => !fields.includes(field));
  if (extra !== undefined) return damaged(`has an unknown field ${JSON.stringify(extra.slice(0, 40))}`);
  const untouched = bytesChecksum(text) === plan['checksum'];
  if (!untouched && contentChecksum(plan) !== plan['checksum']) return damaged('does not match its checksum');
  return inCurrentFormat(plan, plan['format'], formats, { checksum: plan['checksum'] as string, text, untouched });
}

/** The checks of the current format hold for what the last migration gives. */
function inCurrentFormat(
  plan: Record<string, unknown>, format: number, formats: PlanFormats, file: Omit<CheckedPlan, 'plan'>,
): CheckedPlan | PlanTextFault {
  const isOlder = format < formats.current;
  const content = (isOlder ? envelopeFaultIn(plan) : null) ?? migrated(plan as unknown as PlanContent, format, formats);
  if (typeof content === 'string') return damaged(content);
  const what = contentFault({ ...content }, formats.dataFault);
  if (what !== null) return damaged(what);
  const { revision, savedAt, savedBy, events } = content;
  return { plan: { format: formats.current, revision, savedAt, savedBy, events: asPlanEvents(events) }, ...file, untouched: file.untouched && !isOlder };
}

function damaged(what: string): PlanTextFault {
  return { fault: 'damaged', what };
}

function newer(format: number): PlanTextFault {
  return { fault: 'newer', format };
}

/** What is wrong with the fields that every format has. */
function envelopeFaultIn({ revision, savedAt, savedBy, events }: Record<string, unknown>): string | null {
  if (!isCount(revision)) return 'has no revision number';
  if (revision > MAXIMUM_REVISION) return `has a revision number above ${MAXIMUM_REVISION}, which no plan reaches`;
  if (!isUtcTime(savedAt)) return 'does not say when it was saved';
  if (!isFilledText(savedBy)) return 'does not say who saved it';
  return Array.isArray(events) ? null : 'has no list of events';
}

function contentFault(content: Record<string, unknown>, dataFault: DataFault): string | null {
  const envelope = envelopeFaultIn(content);
  if (envelope !== null) return envelope;
  const fault = firstEventFault(content['events'] as readonly unknown[], { sequence: 0, change: 0 }, dataFault);
  return fault === null ? null : `is damaged in its events: ${fault}`;
}

/** The checksum that the text should have if nobody has touched it since it was written; `null` for a text that was not written here. */
function bytesChecksum(text: string): string | null {
  const key = text.indexOf(CHECKSUM_KEY);
  const end = key + CHECKSUM_KEY.length + CHECKSUM_LENGTH;
  const isLaidOut = key >= 0 && text.startsWith(`",${EVENTS_KEY}`, end) && text.endsWith(END);
  return isLaidOut ? hash('sha256', text.slice(0, key) + text.slice(end + 2)) : null;
}

/** The checksum that the content should have, whatever white space lies between; `null` for content that cannot be written at all. */
function contentChecksum(plan: Record<string, unknown>): string | null {
  if (!Array.isArray(plan['events'])) return null;
  try {
    return writtenPlan(plan as unknown as StoredPlan).checksum;
  } catch (failure) {
    if (failure instanceof RangeError) return null;
    throw failure;
  }
}

/** A flipped bit can make 1 look like a later format; everything else then still fits the checksum. */
function isKnownWithWrongFormat(plan: Record<string, unknown>, { current }: PlanFormats): boolean {
  if (!Object.hasOwn(plan, 'checksum')) return false;
  return Array.from({ length: current }, (_, index) => index + 1).some((format) => contentChecksum({ ...plan, format }) === plan['checksum']);
}
