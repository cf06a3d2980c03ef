import { basename, dirname, join } from 'node:path';
import { error, info } from '@pbc-planner/base';
import { discard, makeFolder, noticeOnce, syncFolder, writeInPlace, type Notices } from './durable-write.ts';
import { causeOf, codeOf, FileOddity, type Store } from './file-system.ts';
import { readOrdinary, standsForFolder } from './ordinary-file.ts';
import { StoreFault } from './store-fault.ts';
import { MAXIMUM_REVISION, readPlanText, type CheckedPlan, type StoredPlan } from './stored-plan.ts';

/** A revision that is kept in `backups/`, as its file name tells. */
export interface Backup {
  readonly path: string;
  readonly revision: number;
  /** When the revision was saved, as in `20061106T102030Z`. */
  readonly savedAt: string;
}

/** A backup that was read and found whole. */
export interface GoodBackup extends Backup {
  readonly plan: StoredPlan;
}

interface FileToKeep {
  readonly text: string;
  readonly mode: number;
}

const REVISIONS_KEPT = 10;
const linkRefusals: ReadonlySet<string> = new Set(['EACCES', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM', 'EXDEV']);

/** The folder that holds the earlier revisions of a plan's file. */
export function backupFolder(target: string): string {
  return join(dirname(target), 'backups');
}

/** Where a revision is kept: `backups/plan.r12.20061106T102030Z.1a2b3c4d.json`. The last part is from its checksum, so no two clash. */
export function backupPath(target: string, { plan, checksum }: CheckedPlan): string {
  const name = `${stem(target)}.r${plan.revision}.${compactTime(plan.savedAt)}.${checksum.slice(0, 8)}.json`;
  return join(backupFolder(target), name);
}

/** A time as file names hold it: `20061106T102030Z`. */
export function compactTime(time: string): string {
  return time.replace(/\.\d+/, '').replace(/[-:]/g, '');
}

/** How to go back on a backup, and to the plan that it keeps. */
export interface KeptBackup {
  /** Removes it again: nothing took the plan's place, and a link to the plan itself is no copy that could stand in for it. */
  readonly giveUp: () => Promise<void>;
  /** Puts the plan back as it was: the backup itself, which needs no space, else by writing it anew. */
  readonly takeBack: () => Promise<void>;
}

/**
 * Keeps the current, checked file of a plan as a backup: by a hard link, which takes no space and cannot tear, or by a copy where
 * the disk has no hard links. Durable once `syncBackups` has been called.
 * @throws StoreFault `plan-not-saved` where something else lies in the place of the backup or of its folder; the errors of file calls.
 */
export async function keepBackup(store: Store, target: string, current: CheckedPlan & FileToKeep, notices: Notices): Promise<KeptBackup> {
  const backup = backupPath(target, current);
  let isMade = false;
  await inFolder(store, backupFolder(target), notices, async () => {
    isMade = await linkOrCopy(store, target, backup, current, notices);
  }).catch(async (failure: unknown) => {
    throw (await whatBars(store, target, backup, failure)) ?? failure;
  });
  return {
    giveUp: async () => {
      if (isMade) await discard(store, backup);
    },
    takeBack: async () => {
      if (isMade && (await isMoved(store, backup, target))) return;
      await writeInPlace(store, target, current.text, current.mode, notices);
    },
  };
}

async function isMoved(store: Store, path: string, target: string): Promise<boolean> {
  return store.files.rename(path, target).then(() => true, (failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return false;
  });
}

/** Makes the backups that were kept survive a power cut. Cheap after another file of the disk was synced, so it comes late. */
export async function syncBackups(store: Store, target: string, notices: Notices): Promise<void> {
  await syncFolder(store, backupFolder(target), notices);
}

/** All backups of a plan's file, the newest revision first. */
export async function listBackups(store: Store, target: string): Promise<Backup[]> {
  const pattern = /^(.+)\.r(\d{1,15})\.(\d{8}T\d{6}Z)\.[0-9a-f]{8}\.json$/;
  const names = await store.files.readdir(backupFolder(target)).catch((failure: unknown) => {
    if (codeOf(failure) === 'ENOENT') return [];
    throw failure;
  });
  return names
    .flatMap((name) => {
      const [, of, revision, savedAt = ''] = pattern.exec(name) ?? [];
      return of === stem(target) && Number(revision) <= MAXIMUM_REVISION ? [{ path: join(backupFolder(target), name), revision: Number(revision), savedAt }] : [];
    })
    .sort((a, b) => b.revision - a.revision || (a.savedAt < b.savedAt ? 1 : -1));
}

/** The backups that may go: all but the last ten revisions and the last revision of each day (UTC). Expects the newest first. */
export function outdatedBackups(backups: readonly Backup[]): Backup[] {
  const days = new Set<string>();
  return backups.filter(({ savedAt }, index) => {
    const day = savedAt.slice(0, 8);
    const lastOfDay = !days.has(day);
    days.add(day);
    return index >= REVISIONS_KEPT && !lastOfDay;
  });
}

/** Removes the backups that may go. What cannot be removed stays for the next time: the plan itself is saved. */
export async function pruneBackups(store: Store, target: string): Promise<void> {
  try {
    for (const { path } of outdatedBackups(await listBackups(store, target))) await store.files.unlink(path);
  } catch (failure) {
    if (codeOf(failure) === '') throw failure;
  }
}

/** The newest backup that is whole and can be read to the last byte; `null` when there is none. */
export async function goodBackup(store: Store, target: string): Promise<GoodBackup | null> {
  return firstGoodBackup(store, target, () => true, (failure) => {
    if (codeOf(failure) === '') throw failure;
    return '';
  });
}

/**
 * The same, or that of the given revision, to be brought back: a newer one that the disk cannot read just now is not passed over
 * silently; one that is no file can never be read, and is. @throws the errors of file calls.
 */
export async function backupToRestore(store: Store, target: string, revision: number | null): Promise<GoodBackup | null> {
  return firstGoodBackup(store, target, (backup) => revision === null || backup.revision === revision, (failure) => {
    if (failure instanceof FileOddity) return '';
    throw failure;
  });
}

async function firstGoodBackup(
  store: Store, target: string, isWanted: (backup: Backup) => boolean, unread: (failure: unknown) => string,
): Promise<GoodBackup | null> {
  for (const backup of await listBackups(store, target)) {
    if (!isWanted(backup)) continue;
    const text = await readOrdinary(store, backup.path).then((bytes) => bytes.toString('utf8'), unread);
    const found = readPlanText(text, store.formats);
    if ('plan' in found) return { ...backup, plan: found.plan };
  }
  return null;
}

function stem(target: string): string {
  return basename(target).replace(/\.json$/, '');
}

async function inFolder(store: Store, folder: string, notices: Notices, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (failure) {
    if (codeOf(failure) !== 'ENOENT') throw failure;
    await makeFolder(store, folder, notices);
    await act();
  }
}

/** The fault that names what lies in the place of a backup or of its folder; `null` where that is not why it could not be kept. */
async function whatBars(store: Store, target: string, backup: string, failure: unknown): Promise<StoreFault | null> {
  if (codeOf(failure) === '') return null;
  const folder = backupFolder(target);
  const stands = await standsForFolder(store, folder).catch(causeOf);
  if (stands !== null) return new StoreFault(barred(folder, `"${basename(folder)}" beside it is ${stands}, not the folder of earlier revisions`));
  return failure instanceof FileOddity ? new StoreFault(barred(backup, `an earlier revision belongs in "${join('backups', basename(backup))}" beside it, and ${causeOf(failure)}`)) : null;
}

function barred(file: string, why: string) {
  return error('plan-not-saved', `The plan was not saved: ${why}.`, { place: { file }, hint: 'Move it away and repeat your change.' });
}

/** Whether it was made now. One that was there is kept if it is whole: a save that died may have left it. */
async function linkOrCopy(store: Store, target: string, backup: string, current: FileToKeep, notices: Notices): Promise<boolean> {
  try {
    await store.files.link(target, backup);
    return true;
  } catch (failure) {
    const code = codeOf(failure);
    if (code === 'EEXIST') {
      const present = (await readOrdinary(store, backup)).toString('utf8');
      if (present !== current.text) await writeInPlace(store, backup, current.text, current.mode, notices);
      return false;
    }
    if (!linkRefusals.has(code)) throw failure;
    await writeInPlace(store, backup, current.text, current.mode, notices);
    const message = 'This disk has no hard links: each backup is a full copy.';
    noticeOnce(notices, info('backups-copied', message, { place: { file: dirname(target) } }));
    return true;
  }
}
