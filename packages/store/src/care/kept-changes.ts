import { basename, join, resolve } from 'node:path';
import { ok, type Result } from '@pbc-planner/base';
import type { KeptChange, PlanEvent, RememberedCall } from '@pbc-planner/domain';
import { withoutMark } from '../byte-order-mark.ts';
import { syncFolder } from '../durable-write.ts';
import { firstEventFault, isCount, isFilledText, isUtcTime } from '../event-envelope.ts';
import { causeOf, storeOf, type StoreOptions } from '../file-system.ts';
import type { ChangeOnFile } from '../kept-change.ts';
import { textOrNothing } from '../ordinary-file.ts';
import { PlanFile } from '../plan-file.ts';
import type { PlanFormats } from '../plan-formats.ts';
import { writtenPlan, type StoredPlan } from '../stored-plan.ts';
import { namesIn } from '../sweep-workspace.ts';

/** The plan as it is now, and the changes that could not be saved to it. */
export interface PlanWithKeptChanges {
  readonly plan: PlanFile;
  readonly changes: readonly KeptChange[];
}

/** The largest file of a kept change that is read. */
export const MAXIMUM_KEPT_BYTES = 50_000_000;
const keptName = /^plan\.not-saved\..{1,200}\.json$/;

/** Whether a file of a workspace is named like a change that could not be saved. */
export function isKeptName(name: string): boolean {
  return keptName.test(name);
}

/** Opens the plan anew and reads every change that is kept beside it, the oldest first. Those that cannot be read are left to the doctor. Refuses as opening does. */
export async function keptChanges(workspace: string, options: StoreOptions = {}): Promise<Result<PlanWithKeptChanges>> {
  const store = storeOf(options);
  const opened = await PlanFile.open(resolve(workspace), options);
  if (!opened.ok) return opened;
  const changes: KeptChange[] = [];
  for (const name of (await namesIn(store, opened.value.directory)).filter(isKeptName)) {
    const change = changeIn(await textOrNothing(store, join(opened.value.directory, name), { maximum: MAXIMUM_KEPT_BYTES }), store.formats);
    if (change !== null) changes.push(asKept(name, change, opened.value.plan));
  }
  return ok({ plan: opened.value, changes: changes.toSorted((a, b) => (a.keptAt < b.keptAt ? -1 : a.keptAt > b.keptAt ? 1 : 0)) });
}

/** Gives the file of a change that was repeated another name: nothing that somebody did is ever removed. Gives the cause where that failed. */
export async function settleKeptChange(workspace: string, file: string, options: StoreOptions = {}): Promise<string | null> {
  const store = storeOf(options);
  const directory = resolve(workspace);
  const name = basename(file);
  try {
    await store.files.rename(join(directory, name), join(directory, name.replace('.not-saved.', '.repeated.')));
    await syncFolder(store, directory, []);
    return null;
  } catch (failure) {
    return causeOf(failure);
  }
}

/** A change in the text of its file; `null` where it is none that can be trusted. */
export function changeIn(text: string, { dataFault }: PlanFormats): ChangeOnFile | null {
  let change: Partial<ChangeOnFile> | null;
  try {
    change = JSON.parse(withoutMark(text)) as Partial<ChangeOnFile> | null;
  } catch {
    return null;
  }
  const { format, kind, by, keptAt, basedOn, events, call } = change ?? {};
  const says = format === 1 && kind === 'change not saved' && isFilledText(by) && isUtcTime(keptAt) && isCount(basedOn?.revision);
  if (!says || !Array.isArray(events) || events.length === 0 || !isCall(call)) return null;
  const { sequence, change: number } = (events[0] ?? {}) as Partial<PlanEvent>;
  const start = { sequence: Number(sequence) - 1, change: Number(number) };
  return firstEventFault(events, start, dataFault) === null ? (change as ChangeOnFile) : null;
}

function isCall(call: unknown): call is RememberedCall | undefined {
  if (call === undefined) return true;
  const { command, params, confirmed } = (call ?? {}) as Record<string, unknown>;
  return isFilledText(command) && typeof confirmed === 'boolean' && typeof params === 'object' && params !== null && !Array.isArray(params);
}

function asKept(name: string, { by, keptAt, basedOn, call, events }: ChangeOnFile, plan: StoredPlan): KeptChange {
  const begins = (events[0] as PlanEvent).sequence - 1;
  return { file: name, by, keptAt, revision: basedOn.revision, call: call ?? null, events, begins: grewOutOf(basedOn, begins, plan) ? begins : null };
}

/** Whether the plan begins with the revision that a change was made to: its first events, written as then, then have the same checksum. */
function grewOutOf({ revision, savedAt, savedBy, checksum }: ChangeOnFile['basedOn'], begins: number, { format, events }: StoredPlan): boolean {
  if (begins > events.length || !isUtcTime(savedAt) || !isFilledText(savedBy)) return false;
  return writtenPlan({ format, revision, savedAt, savedBy, events: events.slice(0, begins) }).checksum === checksum;
}
