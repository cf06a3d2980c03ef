import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { info, type Diagnostic } from '@pbc-planner/base';
import { causeOf, codeOf, type Store } from './file-system.ts';
import { holdToken, hostTag, releaseToken } from './process-identity.ts';

/** What the store has to say beside a success, such as a folder that cannot be synced. */
export type Notices = Diagnostic[];

const syncRefusals: ReadonlySet<string> = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);
const folderRefusals: ReadonlySet<string> = new Set([...syncRefusals, 'EACCES', 'EISDIR', 'EPERM']);
const renameRetries: ReadonlySet<string> = new Set(['EACCES', 'EBUSY', 'EPERM']);
const RENAME_ATTEMPTS = 5;

/**
 * Writes to disk beside a target, then moves it there in one step: whoever reads the target sees the old file or the new one.
 * `last` runs between the two and may still refuse. The move survives a power cut once the folder has been synced.
 * When a file call fails, the temporary file is removed and the call's error thrown.
 */
export async function writeInPlace(
  store: Store, target: string, content: string | Uint8Array, mode: number, notices: Notices, last?: () => Promise<void>,
): Promise<void> {
  const token = holdToken();
  const path = temporaryName(target, token);
  try {
    await writeTemporary(store, path, content, mode, notices);
    await last?.();
    await moveIntoPlace(store, path, target);
  } catch (failure) {
    await discard(store, path);
    throw failure;
  } finally {
    releaseToken(token);
  }
}

/** Writes a new file durably under a name that is free, or whose content would be the same. */
export async function writeDurably(store: Store, target: string, text: string, notices: Notices): Promise<void> {
  await writeInPlace(store, target, text, 0o600, notices);
  await syncFolder(store, dirname(target), notices);
}

/** Makes what was renamed or linked in a folder survive a power cut. A folder that refuses to be synced is told of once. */
export async function syncFolder(store: Store, folder: string, notices: Notices): Promise<void> {
  try {
    const handle = await store.files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (failure) {
    if (!folderRefusals.has(codeOf(failure))) throw failure;
    noticeOnce(notices, syncNotice(folder));
  }
}

/** Makes a folder with those above it, durably. Gives the folders that were not there, the uppermost first. */
export async function makeFolder(store: Store, folder: string, notices: Notices): Promise<string[]> {
  const first = await store.files.mkdir(folder, { recursive: true });
  const made: string[] = [];
  if (first === undefined) return made;
  for (let path = folder; path.length >= first.length && path !== dirname(path); path = dirname(path)) made.unshift(path);
  try {
    for (const path of made) await syncFolder(store, dirname(path), notices);
  } catch (failure) {
    await removeFolders(store, made);
    throw failure;
  }
  return made;
}

/** Takes folders back that `makeFolder` has made, as far as they are empty. */
export async function removeFolders(store: Store, made: readonly string[]): Promise<void> {
  for (const path of made.toReversed()) await store.files.rmdir(path).catch(causeOf);
}

/** The name of a temporary file for `target`, in the same folder: `.plan.json.PROCESS.HOST.TOKEN.tmp`. */
export function temporaryName(target: string, token: string): string {
  return join(dirname(target), `.${basename(target)}.${process.pid}.${hostTag()}.${token}.tmp`);
}

async function writeTemporary(store: Store, path: string, content: string | Uint8Array, mode: number, notices: Notices): Promise<void> {
  const handle = await store.files.open(path, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    if (mode !== 0o600) await handle.chmod(mode);
    await handle.sync().catch((failure: unknown) => {
      if (!syncRefusals.has(codeOf(failure))) throw failure;
      noticeOnce(notices, syncNotice(dirname(path)));
    });
  } finally {
    await handle.close();
  }
}

/** Virus scanners and sync tools hold files for a moment, so some refusals are tried again. */
async function moveIntoPlace(store: Store, path: string, target: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.files.rename(path, target);
    } catch (failure) {
      if (attempt === RENAME_ATTEMPTS || !renameRetries.has(codeOf(failure))) throw failure;
      await delay(10 * 2 ** attempt);
    }
  }
}

/** A full disk must get its space back, so a removal that fails is tried once more. */
export async function discard(store: Store, path: string): Promise<void> {
  const remove = () => store.files.unlink(path);
  await remove().catch((failure: unknown) => (codeOf(failure) === 'ENOENT' ? undefined : remove().catch(() => undefined)));
}

const said = new Set<string>();

/** Says a thing the first time only, in the life of the process. */
export function noticeOnce(notices: Notices, notice: Diagnostic): void {
  const key = `${notice.code} ${notice.place?.file ?? ''}`;
  if (said.has(key)) return;
  said.add(key);
  notices.push(notice);
}

function syncNotice(folder: string): Diagnostic {
  const message = 'This disk cannot confirm writes: a save survives a crash of the program, but perhaps not a power cut.';
  return info('folder-not-synced', message, {
    place: { file: folder },
    hint: 'Keep the workspace on a local disk if that matters to you.',
  });
}
