import { dirname, join } from 'node:path';
import { nameOfDataSet } from '../data-sets.ts';
import { codeOf, type Store } from '../file-system.ts';

const anyName = /(?=([0-9a-f]{64}))[0-9a-f]/g;

/**
 * Every text that could be the name of a data set, in any file of the workspace: the plan, earlier revisions, kept changes, damaged files
 * and copies that other programs made. A file need not be whole for that, so nothing that somebody may yet need counts as unnamed.
 * @throws the errors of file calls: what cannot be read may name anything.
 */
export async function namedAnywhere(store: Store, directory: string, target: string): Promise<Set<string>> {
  const named = new Set<string>();
  const folders = new Set([directory, dirname(target), join(directory, 'backups'), join(dirname(target), 'backups')]);
  for (const folder of folders) {
    for (const name of await jsonFilesIn(store, folder)) {
      for (const [, found = ''] of (await store.files.readFile(join(folder, name), 'latin1')).matchAll(anyName)) named.add(found);
    }
  }
  return named;
}

/** Whether a file name is that of a data set. */
export function isDataSetFile(file: string): boolean {
  return file.endsWith('.json') && nameOfDataSet.test(file.slice(0, -'.json'.length));
}

async function jsonFilesIn(store: Store, folder: string): Promise<string[]> {
  const entries = await store.files.readdir(folder, { withFileTypes: true }).catch((failure: unknown) => {
    if (codeOf(failure) === 'ENOENT') return [];
    throw failure;
  });
  return entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map(({ name }) => name);
}
