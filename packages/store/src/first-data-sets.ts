import { dirname, join } from 'node:path';
import { dataSetPath, writeDataSet } from './data-sets.ts';
import type { Notices } from './durable-write.ts';
import { codeOf, type Store } from './file-system.ts';
import type { Lock } from './lock.ts';
import { StoreFault } from './store-fault.ts';

/** A data set as it is written: its text, and the name that `serialiseDataSet` gave it. */
export interface WrittenDataSet {
  readonly name: string;
  readonly text: string;
}

/**
 * Writes the data sets of a plan that is about to be founded, then lets it be saved. When either fails, what was written is taken back,
 * so that a founding leaves all or nothing. Under the plan's lock, so nobody else can be founding there.
 * @throws StoreFault `data-set-name`, `data-set-not-saved`; whatever `save` throws.
 */
export async function writeFirstDataSets(
  store: Store, path: string, dataSets: readonly WrittenDataSet[], notices: Notices, lock: Lock, save: () => Promise<void>,
): Promise<void> {
  const directory = dirname(path);
  const folder = join(directory, 'data');
  const paths = [...dataSets.map(({ name }) => dataSetPath(directory, name)), folder];
  const present = await Promise.all(paths.map((one) => isThere(store, one)));
  try {
    for (const { name, text } of dataSets) {
      const written = await writeDataSet(store, directory, name, text);
      const [fault] = written.ok ? [] : written.diagnostics;
      if (fault) throw new StoreFault(fault);
      notices.push(...written.diagnostics);
    }
    await save();
  } catch (failure) {
    const made = paths.filter((_, index) => !present[index]);
    await takeBack(store, path, made, folder, lock).catch(() => undefined);
    throw failure;
  }
}

/** A plan that stands after all, or that somebody else may have made meanwhile, keeps its data sets. */
async function takeBack(store: Store, plan: string, made: readonly string[], folder: string, lock: Lock): Promise<void> {
  await lock.confirm();
  if (await isThere(store, plan)) return;
  const removals = made.map((path) => () => (path === folder ? store.files.rmdir(path) : store.files.unlink(path)));
  for (const remove of removals) await remove().catch((failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
  });
}

async function isThere(store: Store, path: string): Promise<boolean> {
  return store.files.lstat(path).then(() => true, (failure: unknown) => {
    if (codeOf(failure) === 'ENOENT') return false;
    throw failure;
  });
}
