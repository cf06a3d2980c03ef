import { join } from 'node:path';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { readDataSet } from '../data-sets.ts';
import { namesIn } from '../sweep-workspace.ts';
import type { Store } from '../file-system.ts';
import { isRested, isShared } from './collect-data-sets.ts';
import { isDataSetFile, namedAnywhere } from './named-data-sets.ts';

/** What is amiss with the data sets that the plan names. */
export async function examineNamedDataSets(store: Store, directory: string, named: readonly string[]): Promise<WorkspaceFinding[]> {
  const found: WorkspaceFinding[] = [];
  for (const name of named) {
    const read = await readDataSet(store, directory, name);
    const [fault] = read.ok ? [] : read.diagnostics;
    if (fault) found.push({ severity: 'error', code: fault.code, file: join('data', `${name}.json`), what: whats[fault.code] ?? fault.message, remedy: fault.hint ?? '', mendable: false });
  }
  return found;
}

const whats: Readonly<Record<string, string>> = {
  'data-set-missing': 'Figures that the plan names are not there.',
  'data-set-damaged': 'Figures that the plan names are damaged: they do not match their name.',
};

/** Data sets that nothing names. They are only told of, and removed when that is asked for: nobody but a person knows whether they are wanted. */
export async function unnamedDataSets(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const files = (await namesIn(store, join(directory, 'data'))).filter(isDataSetFile);
  if (files.length === 0 || (await isShared(store, directory))) return [];
  const named = await namedAnywhere(store, directory, target);
  const unnamed = files.filter((file) => !named.has(file.slice(0, -'.json'.length)));
  return Promise.all(unnamed.map(async (file): Promise<WorkspaceFinding> => {
    const collectable = await isRested(store, join(directory, 'data', file));
    const what = 'Figures that nothing in the workspace names: neither the plan, nor an earlier revision, nor a kept change.';
    const remedy = collectable ? 'Keep the file, or have it removed: pbc doctor --collect --yes.' : 'An import may be about to name it. Look again in an hour.';
    return { severity: 'info', code: 'data-set-unnamed', file: join('data', file), what, remedy, mendable: false, collectable };
  }));
}
