import { join } from 'node:path';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { nameOfDataSet, readDataSet } from '../data-sets.ts';
import { namesIn } from '../sweep-workspace.ts';
import type { Store } from '../file-system.ts';

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

/** Data sets that nothing names. They are only told of: nobody but a person knows whether they are wanted. */
export async function unnamedDataSets(store: Store, directory: string, named: ReadonlySet<string>): Promise<WorkspaceFinding[]> {
  const names = await namesIn(store, join(directory, 'data'));
  return names.filter((file) => nameOfDataSet.test(file.replace(/\.json$/, '')) && file.endsWith('.json') && !named.has(file.slice(0, -'.json'.length)))
    .map((file) => ({
      severity: 'info', code: 'data-set-unnamed', file: join('data', file),
      what: 'Figures that neither the plan nor an earlier revision nor a kept change names.', remedy: 'Remove the file if you do not want it.', mendable: false,
    }));
}
