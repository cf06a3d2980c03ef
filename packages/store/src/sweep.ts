import { join } from 'node:path';
import { codeOf, type Store } from './file-system.ts';
import { hostTag, isHeld, processExists } from './process-identity.ts';

const temporaryFile = /^\..+\.(\d{1,10})\.([0-9a-f]{8})\.([0-9a-f]{16})\.tmp$/;
const HOUR = 3_600_000;

/** Whether a file has the name of one of our temporary files. */
export function isTemporaryName(name: string): boolean {
  return temporaryFile.test(name);
}

/**
 * Removes temporary files whose writers are gone: of this machine when the process no longer runs, of any other after an hour.
 * What cannot be removed stays, for a reader may not be allowed to; nobody ever reads these files.
 */
export async function sweepOrphans(store: Store, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const path = join(folder, name);
    try {
      if (await isOrphan(store, name, path)) await store.files.unlink(path);
    } catch (failure) {
      if (codeOf(failure) === '') throw failure;
    }
  }
}

/** Whether a temporary file was left by a writer that is gone. */
export async function isOrphan(store: Store, name: string, path: string): Promise<boolean> {
  const [, number, host, token = ''] = temporaryFile.exec(name) ?? [];
  if (number === undefined) return false;
  if (host === hostTag()) {
    if (Number(number) === process.pid) return !isHeld(token);
    if (!processExists(Number(number))) return true;
  }
  const { mtimeMs } = await store.files.lstat(path);
  return store.clock().getTime() - mtimeMs > HOUR;
}
