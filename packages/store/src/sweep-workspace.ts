import { dirname, join } from 'node:path';
import { codeOf, type Store } from './file-system.ts';

const temporaryEnd = '.tmp';

/**
 * Removes what killed saves have left in a workspace, and beside a plan that is linked into it. The rules are loaded only where
 * something looks like it.
 */
export async function sweepWorkspace(store: Store, directory: string, target: string): Promise<void> {
  await Promise.all(foldersOf(directory, target).map(async (folder) => {
    const suspects = (await namesIn(store, folder)).filter((name) => name.startsWith('.') && name.endsWith(temporaryEnd));
    if (suspects.length === 0) return;
    const { sweepOrphans } = await import('./sweep.ts');
    await sweepOrphans(store, folder, suspects);
  }));
}

/** The folders that the files of a workspace lie in: a plan that is a link has its lock and its backups beside the file behind it. */
export function foldersOf(directory: string, target: string): string[] {
  return [...new Set([directory, join(directory, 'data'), dirname(target), join(dirname(target), 'backups')])];
}

/** The names in a folder, in order; none where it is not there or cannot be read. */
export async function namesIn(store: Store, folder: string): Promise<string[]> {
  const names = await store.files.readdir(folder).catch((failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return [];
  });
  return names.toSorted();
}
