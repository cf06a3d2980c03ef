import { join, resolve } from 'node:path';
import { error, ok, refused, type Result } from '@pbc-planner/base';
import type { CollectedFile } from '@pbc-planner/domain';
import { syncFolder, temporaryName } from '../durable-write.ts';
import { causeOf, codeOf, storeOf, type Store, type StoreOptions } from '../file-system.ts';
import { acquireLock } from '../lock.ts';
import { PLAN_FILE } from '../plan-file.ts';
import { checkPlan, readPlanBytes, targetOf } from '../plan-reader.ts';
import { holdToken, releaseToken } from '../process-identity.ts';
import { refusalOf, StoreFault } from '../store-fault.ts';
import { isDataSetFile, namedAnywhere } from './named-data-sets.ts';

/** An import writes its figures before the plan names them, so what nobody names yet is left alone for an hour. */
const RESTED = 3_600_000;

/** Whether a data set has lain there long enough that no import can be about to name it. */
export async function isRested(store: Store, path: string): Promise<boolean> {
  return store.clock().getTime() - (await store.files.lstat(path)).mtimeMs > RESTED;
}

/** Whether the figures lie in a folder that other plans may share by a link, so that nobody here knows all that is named. */
export async function isShared(store: Store, directory: string): Promise<boolean> {
  return (await store.files.lstat(join(directory, 'data'))).isSymbolicLink();
}

/**
 * Removes the data sets that nothing in the workspace names and that have rested for an hour, under the plan's lock. Refuses, removing
 * nothing: `data-sets-shared`, `data-sets-not-collected`, and as opening the plan does, for what a damaged plan names nobody knows.
 */
export async function collectDataSets(workspace: string, by: string, options: StoreOptions = {}): Promise<Result<CollectedFile[]>> {
  const store = storeOf(options);
  const directory = resolve(workspace);
  try {
    const target = await targetOf(store, join(directory, PLAN_FILE));
    const lock = await acquireLock(store, target, by);
    try {
      return ok(await collect(store, directory, target));
    } finally {
      await lock.release();
    }
  } catch (failure) {
    if (failure instanceof StoreFault) return refusalOf(failure);
    if (codeOf(failure) === 'ENOENT') return ok([]);
    return refused(error('data-sets-not-collected', `No figures were removed: ${causeOf(failure)}.`, {
      place: { file: join(directory, 'data') }, hint: 'Mend the cause and try again.',
    }));
  }
}

async function collect(store: Store, directory: string, target: string): Promise<CollectedFile[]> {
  await checkPlan(store, await readPlanBytes(store, target));
  const folder = join(directory, 'data');
  const files = (await store.files.readdir(folder)).filter(isDataSetFile).toSorted();
  if (await isShared(store, directory)) throw new StoreFault(error('data-sets-shared', `The folder of figures is a link to a folder that other plans may share, so nothing in it is removed.`, { place: { file: folder } }));
  const named = await namedAnywhere(store, directory, target);
  const collected: CollectedFile[] = [];
  for (const file of files) {
    if (named.has(file.slice(0, -'.json'.length))) continue;
    const failure = await removeRested(store, join(folder, file)).catch(causeOf);
    if (failure !== undefined) collected.push({ file: join('data', file), failure });
  }
  await syncFolder(store, folder, []);
  return collected;
}

/**
 * Removes a data set, unless somebody has just found it there and counts on it: whoever does so touches it first. It is moved away and
 * looked at again, so that between the two nobody can. Gives `undefined` where it stays.
 */
async function removeRested(store: Store, path: string): Promise<null | undefined> {
  if (!(await isRested(store, path))) return undefined;
  const token = holdToken();
  const away = temporaryName(path, token);
  try {
    await store.files.rename(path, away);
    const putBack = () => store.files.rename(away, path);
    if (!(await isRested(store, away).catch(() => false))) {
      await putBack().catch(putBack);
      return undefined;
    }
    await store.files.unlink(away);
    return null;
  } finally {
    releaseToken(token);
  }
}
