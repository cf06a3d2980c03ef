import { dirname } from 'node:path';
import { error } from '@pbc-planner/base';
import { keepBackup, pruneBackups, syncBackups } from './backups.ts';
import { syncFolder, writeInPlace, type Notices } from './durable-write.ts';
import { causeOf, codeOf, type Store } from './file-system.ts';
import { acquireLock } from './lock.ts';
import { writeFirstDataSets, type WrittenDataSet } from './first-data-sets.ts';
import { checkPlan, readPlanBytes, targetOf, type PlanBytes } from './plan-reader.ts';
import { StoreFault } from './store-fault.ts';
import { MAXIMUM_REVISION, writtenPlan, type CheckedPlan, type StoredPlan } from './stored-plan.ts';

/**
 * Puts a plan on disk durably, in the place of exactly the revision that it was made from; `before` is `null` for a first save, which
 * replaces nothing. When it returns, the plan survives a crash and a power cut; when it throws, the file holds what it held.
 * The data sets that a first save names are written before it, and taken back with it.
 * @returns the plan as it was written.
 * @throws StoreFault `plan-changed`, `plan-exists`, `plan-busy` and those of reading; the errors of file calls.
 */
export async function savePlan(
  store: Store, path: string, plan: StoredPlan, before: CheckedPlan | null, notices: Notices, dataSets: readonly WrittenDataSet[] = [],
): Promise<CheckedPlan> {
  refuseUnreachable(path, plan.revision);
  const target = before === null ? path : await targetOf(store, path);
  const written = writtenPlan(plan, before);
  const lock = await acquireLock(store, target, plan.savedBy);
  try {
    if (before === null) {
      await refuseExisting(store, path);
      const steps = { last: lock.confirm, takeBack: () => store.files.unlink(target) };
      const first = () => replacePlan(store, target, written.text, 0o600, notices, steps);
      await writeFirstDataSets(store, path, dataSets, notices, lock, first);
    } else {
      const current = await readPlanBytes(store, target);
      await refuseChanged(store, current, before);
      const kept = await keepBackup(store, target, { ...before, ...current }, notices);
      const last = async () => {
        await syncBackups(store, target, notices);
        await lock.confirm();
      };
      await replacePlan(store, target, written.text, current.mode, notices, { ...kept, last });
      await pruneBackups(store, target);
    }
  } finally {
    await lock.release();
  }
  return written;
}

/** @throws StoreFault `plan-not-saved` for a revision that could not be opened again. */
export function refuseUnreachable(path: string, revision: number): void {
  if (revision <= MAXIMUM_REVISION) return;
  throw new StoreFault(error('plan-not-saved', `The plan was not saved: its revision number can go no higher than ${MAXIMUM_REVISION}.`, {
    place: { file: path }, hint: 'Found a plan anew and make its changes there.',
  }));
}

async function refuseExisting(store: Store, path: string): Promise<void> {
  const exists = await store.files.lstat(path).then(() => true, (failure: unknown) => {
    if (codeOf(failure) === 'ENOENT') return false;
    throw failure;
  });
  if (exists) {
    throw new StoreFault(error('plan-exists', 'There is a plan already.', {
      place: { file: path },
      hint: 'Open it, or name another folder. Nothing was changed.',
    }));
  }
}

async function refuseChanged(store: Store, current: PlanBytes, before: CheckedPlan): Promise<void> {
  if (current.text === before.text) return;
  const { plan, checksum } = await checkPlan(store, current);
  if (checksum === before.checksum) return;
  const change = `changed by ${plan.savedBy} at ${plan.savedAt}, revision ${before.plan.revision} -> ${plan.revision}`;
  throw new StoreFault(error('plan-changed', `The plan was ${change}; your change was not saved.`, {
    place: { file: current.target },
    hint: 'Open the plan again and repeat your change on the new revision: pbc replay shows what is kept, and repeats it.',
  }), true);
}

/** What belongs to putting a plan in its place, before and after. */
export interface ReplacingSteps {
  /** Runs before the move, and may still refuse. */
  readonly last: () => Promise<void>;
  /** Puts back what was there, where the disk will not confirm the move. */
  readonly takeBack: () => Promise<void>;
  /** Clears away what was made ready, where nothing was moved. */
  readonly giveUp?: () => Promise<void>;
}

/** Puts a text in the place of the plan so that it survives a power cut, or takes it back when the disk will not confirm that. */
export async function replacePlan(
  store: Store, target: string, text: string, mode: number, notices: Notices, { last, takeBack, giveUp }: ReplacingSteps,
): Promise<void> {
  try {
    await writeInPlace(store, target, text, mode, notices, last);
  } catch (failure) {
    await giveUp?.();
    throw failure;
  }
  try {
    await syncFolder(store, dirname(target), notices);
  } catch (failure) {
    await takeBackOrSay(target, takeBack, failure);
    throw failure;
  }
}

/** The new plan is in its place but the disk would not confirm it: only the old one is known to be safe. */
async function takeBackOrSay(target: string, takeBack: () => Promise<void>, failure: unknown): Promise<void> {
  try {
    await takeBack();
  } catch (second) {
    const causes = `${causeOf(failure)}, and the old plan could not be put back: ${causeOf(second)}`;
    throw new StoreFault(error('plan-not-saved', `The plan was written, but the disk did not confirm it: ${causes}.`, {
      place: { file: target },
      hint: 'Open the plan again to see which revision stands. The one before is in the folder "backups".',
    }));
  }
}
