import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import type { PlanEvent } from '@pbc-planner/domain';
import { compactTime } from './backups.ts';
import { writeDurably, type Notices } from './durable-write.ts';
import type { Store } from './file-system.ts';
import type { StoredPlan } from './stored-plan.ts';

/** A change that could not be saved because the plan had changed: enough to repeat its commands on the new revision. */
export interface KeptChange {
  readonly format: 1;
  readonly kind: 'change not saved';
  readonly by: string;
  readonly keptAt: string;
  /** The revision that the change was made to. */
  readonly basedOn: { readonly revision: number; readonly checksum: string };
  readonly events: readonly PlanEvent[];
}

/** The revision that a change was made to. */
export interface RevisionChanged {
  readonly plan: StoredPlan;
  readonly checksum: string;
}

/** Keeps a change durably in a file of its own beside the plan's, `plan.not-saved.TIME.RANDOM.json`. Gives its path. */
export async function keepChange(
  store: Store, path: string, base: RevisionChanged, events: readonly PlanEvent[], by: string, notices: Notices,
): Promise<string> {
  const keptAt = store.clock().toISOString();
  const name = `${basename(path, '.json')}.not-saved.${compactTime(keptAt)}.${randomBytes(4).toString('hex')}.json`;
  const basedOn = { revision: base.plan.revision, checksum: base.checksum };
  const kept: KeptChange = { format: 1, kind: 'change not saved', by, keptAt, basedOn, events };
  const side = join(dirname(path), name);
  await writeDurably(store, side, `${JSON.stringify(kept, null, 2)}\n`, notices);
  return side;
}
