import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { compactTime } from './backups.ts';
import { discard, syncFolder, writeInPlace, type Notices } from './durable-write.ts';
import { codeOf, type Store } from './file-system.ts';
import { readOrdinary } from './ordinary-file.ts';

/**
 * Keeps a damaged file durably under a name of its own, `plan.damaged.TIME.RANDOM.json`, before something takes its place: its bytes may
 * be all that is left of somebody's work. It stays where it is as well. When it cannot be kept, the copy is removed and the call's error
 * thrown. Gives where it is kept.
 */
export async function setAside(store: Store, path: string, notices: Notices): Promise<string> {
  const bytes = await readOrdinary(store, path, { linked: true });
  const aside = await freeName(store, path);
  try {
    await writeInPlace(store, aside, bytes, 0o600, notices);
    await syncFolder(store, dirname(aside), notices);
    return aside;
  } catch (failure) {
    await discard(store, aside);
    throw failure;
  }
}

/** A name that nothing bears: two files may be damaged within one second, and each may hold what the other lacks. */
async function freeName(store: Store, path: string): Promise<string> {
  for (;;) {
    const name = path.replace(/(\.json)?$/, `.damaged.${compactTime(store.clock().toISOString())}.${randomBytes(4).toString('hex')}.json`);
    const isTaken = await store.files.lstat(name).then(() => true, (failure: unknown) => {
      if (codeOf(failure) === 'ENOENT') return false;
      throw failure;
    });
    if (!isTaken) return name;
  }
}
