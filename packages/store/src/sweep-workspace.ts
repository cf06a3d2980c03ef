import { dirname, join } from 'node:path';
import { codeOf, type Store } from './file-system.ts';

const temporaryEnd = '.tmp';

/**
 * Removes what killed saves have left in a workspace, and beside a plan that is linked into it. The rules are loaded only where
 * something looks like it.
 */
export async function sweepWorkspace(store: Store, directory: string, target: string): Promise<void> {
  const folders = new Set([directory, join(directory, 'data'), dirname(target), join(dirname(target), 'backups')]);
  await Promise.all([...folders].map(async (folder) => {
    const suspects = (await namesIn(store, folder)).filter((name) => name.startsWith('.') && name.endsWith(temporaryEnd));
    if (suspects.length === 0) return;
    const { sweepOrphans } = await import('./sweep.ts');
    await sweepOrphans(store, folder, suspects);
  }));
}

async function namesIn(store: Store, folder: string): Promise<string[]> {
  return store.files.readdir(folder).catch((failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return [];
  });
}
