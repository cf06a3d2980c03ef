import { lstat, readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { PlanEvent } from '@pbc-planner/domain';
import type { WrittenDataSet } from './first-data-sets.ts';
import { causeOf, storeOf, type StoreOptions } from './file-system.ts';
import { PLAN_FILE, PlanFile } from './plan-file.ts';

/**
 * The nearest folder with a plan, `from` or one above it; `null` when there is none. Whatever bears the name of the plan's file counts,
 * so that a damaged or misplaced one is told of when it is opened, not passed over.
 */
export async function findWorkspace(from: string): Promise<string | null> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    if (await isThere(join(folder, PLAN_FILE))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

/** The nearest folder with a plan, or with earlier revisions of one that is gone; `null` when there is neither. */
export async function findWorkspaceFiles(from: string): Promise<string | null> {
  const found = await findWorkspace(from);
  if (found !== null) return found;
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const names = await readdir(join(folder, 'backups')).catch(() => []);
    if (names.some((name) => isBackupName(name))) return folder;
    if (folder === dirname(folder)) return null;
  }
}

function isBackupName(name: string): boolean {
  return name.startsWith('plan.r') && name.endsWith('.json');
}

/**
 * Makes a workspace: the folder where it is not there, and in it a plan with its first events, revision 1, and the data sets that they
 * name. All of it is one save: when any of it fails, nothing is left behind. The folders `data` and `backups` are made when first needed.
 * Refuses: `plan-exists`, `plan-not-saved`, and as `append` and `writeDataSet` do.
 */
export async function createWorkspace(
  directory: string, events: readonly PlanEvent[], by: string, options: StoreOptions & { readonly dataSets?: readonly WrittenDataSet[] } = {},
): Promise<Result<PlanFile>> {
  const store = storeOf(options);
  const folder = resolve(directory);
  const { makeFolder, removeFolders } = await import('./durable-write.ts');
  const notices: Diagnostic[] = [];
  let made: string[];
  try {
    made = await makeFolder(store, folder, notices);
  } catch (failure) {
    return refused(error('plan-not-saved', `The plan was not saved: its folder cannot be made: ${causeOf(failure)}.`, {
      place: { file: folder },
      hint: 'Name a folder that you may write to.',
    }));
  }
  const created = await PlanFile.create(folder, events, by, store, options.dataSets);
  if (created.ok) return ok(created.value, [...notices, ...created.diagnostics]);
  await removeFolders(store, made);
  return created;
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(() => true, () => false);
}
