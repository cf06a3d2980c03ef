import { basename, dirname, join, relative } from 'node:path';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { codeOf, type Store } from '../file-system.ts';
import { deadLocks, lockPath } from '../lock.ts';
import { isOrphan, isTemporaryName } from '../sweep.ts';
import { foldersOf, namesIn } from '../sweep-workspace.ts';

/** Temporary files whose writers are gone, and locks that nobody holds. */
export async function examineLeftovers(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const temporary: WorkspaceFinding[] = [];
  for (const folder of foldersOf(directory, target)) {
    for (const name of await namesIn(store, folder)) {
      if (!isTemporaryName(name) || !(await isLeft(store, join(folder, name)))) continue;
      const what = 'A file that a save was writing when it was ended. Nothing reads it.';
      temporary.push({ severity: 'warning', code: 'temporary-file', file: relative(directory, join(folder, name)), what, remedy: 'Remove it.', mendable: true });
    }
  }
  const locks = (await deadLocks(store, target)).map(({ path, owner }): WorkspaceFinding => ({
    severity: 'warning', code: 'dead-lock', file: relative(directory, path),
    what: `${path === lockPath(target) ? 'The lock of a save' : 'The lock for taking over a lock'} that has ended${owner === null ? '' : `: ${owner}`}.`,
    remedy: 'Take it over and remove it; the next save would do so too.', mendable: true,
  }));
  return [...temporary, ...locks];
}

async function isLeft(store: Store, path: string): Promise<boolean> {
  return isOrphan(store, basename(path), join(dirname(path), basename(path))).catch((failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return false;
  });
}
