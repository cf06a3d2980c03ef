import { basename, join, relative } from 'node:path';
import { counted } from '@pbc-planner/base';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { codeOf, type Store } from '../file-system.ts';
import { foldersOf, namesIn } from '../sweep-workspace.ts';

const EVERYBODY = 0o007;

/** Folders with files of ours that everybody on the machine may read or change. A group that somebody let in is left alone. */
export async function examineRights(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const found: WorkspaceFinding[] = [];
  for (const folder of foldersOf(directory, target)) {
    const loose = await looseFiles(store, folder, target);
    if (loose.length === 0) continue;
    const some = loose.slice(0, 3).map(({ name }) => name).join(', ');
    const what = `Everybody on this machine may read or change ${counted(loose.length, 'file')}: ${some}${loose.length > 3 ? ' and more' : ''}.`;
    found.push({ severity: 'warning', code: 'loose-rights', file: relative(directory, folder) || '.', what, remedy: 'Take that right away; the rights of their owner and group stay.', mendable: true });
  }
  return found;
}

/** Takes from everybody but owner and group what they may do with the files of a folder. */
export async function tightenRights(store: Store, folder: string, target: string): Promise<void> {
  for (const { name, mode } of await looseFiles(store, folder, target)) {
    const handle = await store.files.open(join(folder, name), 'r');
    try {
      await handle.chmod(mode & 0o777 & ~EVERYBODY);
    } finally {
      await handle.close();
    }
  }
}

/** The user's own files, such as notes beside the plan, are none of ours. */
async function looseFiles(store: Store, folder: string, target: string): Promise<{ name: string; mode: number }[]> {
  if (process.platform === 'win32') return [];
  const stems = ['plan', basename(target, '.json')];
  const isOurs = (name: string) => name.endsWith('.json') && (stems.some((stem) => name.startsWith(`${stem}.`)) || /^[0-9a-f]{64}\./.test(name));
  const ours = (await namesIn(store, folder)).filter(isOurs);
  const files = await Promise.all(ours.map(async (name) => {
    const found = await store.files.lstat(join(folder, name)).catch((failure: unknown) => {
      if (codeOf(failure) === '') throw failure;
      return null;
    });
    return found?.isFile() && (found.mode & EVERYBODY) !== 0 ? [{ name, mode: found.mode }] : [];
  }));
  return files.flat();
}
