import { relative } from 'node:path';
import type { KeptRevision } from '@pbc-planner/domain';
import { listBackups, type Backup } from '../backups.ts';
import type { Store } from '../file-system.ts';
import { textOrNothing } from '../ordinary-file.ts';
import { readPlanText, type StoredPlan } from '../stored-plan.ts';

/** A backup with what is in it; `null` when it is not whole. */
export interface ReadBackup extends Backup {
  readonly content: KeptRevision | null;
}

/** Reads every backup to the last byte, the newest first. One at a time, for a plan may be large. */
export async function readBackups(store: Store, directory: string, target: string): Promise<ReadBackup[]> {
  const read: ReadBackup[] = [];
  for (const backup of await listBackups(store, target)) {
    const found = readPlanText(await textOrNothing(store, backup.path), store.formats);
    read.push({ ...backup, content: 'plan' in found ? contentOf(found.plan, relative(directory, backup.path)) : null });
  }
  return read;
}

function contentOf({ revision, savedAt, savedBy, events }: StoredPlan, file: string): ReadBackup['content'] {
  return { revision, savedAt, savedBy, changes: countChanges(events), file };
}

/** How many changes some events are, undone ones and undoings too. */
export function countChanges(events: StoredPlan['events']): number {
  return new Set(events.map(({ change }) => change)).size;
}
