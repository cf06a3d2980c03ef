import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { PlanEvent, RememberedCall } from '@pbc-planner/domain';
import { compactTime } from './backups.ts';
import { writeDurably, type Notices } from './durable-write.ts';
import type { Store } from './file-system.ts';
import type { StoredPlan } from './stored-plan.ts';

/** A change that could not be saved because the plan had changed, as its file holds it: enough to repeat its command on the new revision. */
export interface ChangeOnFile {
  readonly format: 1;
  readonly kind: 'change not saved';
  readonly by: string;
  readonly keptAt: string;
  /** The revision that the change was made to. */
  readonly basedOn: { readonly revision: number; readonly savedAt: string; readonly savedBy: string; readonly checksum: string };
  /** The call that made it; absent where whoever saved did not say. */
  readonly call?: RememberedCall;
  readonly events: readonly PlanEvent[];
}

/** What has to be kept of a change. */
export type ChangeToKeep = Pick<ChangeOnFile, 'events' | 'by' | 'call'>;

/** The revision that a change was made to. */
export interface RevisionChanged {
  readonly plan: StoredPlan;
  readonly checksum: string;
}

/** Keeps a change durably in a file of its own beside the plan's, `plan.not-saved.TIME.RANDOM.json`. Gives its path. */
export async function keepChange(
  store: Store, path: string, base: RevisionChanged, { events, by, call }: ChangeToKeep, notices: Notices,
): Promise<string> {
  const keptAt = store.clock().toISOString();
  const name = `${basename(path, '.json')}.not-saved.${compactTime(keptAt)}.${randomBytes(4).toString('hex')}.json`;
  const { revision, savedAt, savedBy } = base.plan;
  const basedOn = { revision, savedAt, savedBy, checksum: base.checksum };
  const kept: ChangeOnFile = { format: 1, kind: 'change not saved', by, keptAt, basedOn, ...(call && { call }), events };
  const side = join(dirname(path), name);
  await writeDurably(store, side, `${JSON.stringify(kept, null, 2)}\n`, notices);
  return side;
}
