import { basename, join, relative } from 'node:path';
import type { WorkspaceFinding } from '@pbc-planner/domain';
import { backupFolder } from '../backups.ts';
import { codeOf, type Store } from '../file-system.ts';
import { oddLocks } from '../lock.ts';
import { oddness, standsForFolder } from '../ordinary-file.ts';
import { foldersOf, namesIn } from '../sweep-workspace.ts';
import { isDataSetFile } from './named-data-sets.ts';

/**
 * Whatever bears the name of a file of ours and is no ordinary one, or that of a folder and is none: pipes, devices, links. None of
 * them is ever read, and what it is matters more than what follows from it.
 */
export async function examineOddities(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  return [...await oddLocksOf(store, directory, target), ...await oddFolders(store, directory, target), ...await oddFiles(store, directory, target)];
}

async function oddLocksOf(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  return (await oddLocks(store, target)).map(({ path, what }) => (
    odd('error', relative(directory, path), `It is ${what}, not the lock of a save. Nothing can be saved while it is there.`, 'Move it away.')
  ));
}

async function oddFolders(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const found: WorkspaceFinding[] = [];
  for (const folder of new Set([join(directory, 'data'), backupFolder(target)])) {
    const what = await standsForFolder(store, folder);
    const purpose = folder === backupFolder(target) ? 'the folder of earlier revisions' : 'the folder of figures';
    if (what !== null) found.push(odd('error', relative(directory, folder), `It is ${what}, not ${purpose}. Nothing can be kept there.`, 'Move it away; the folder is made when it is needed.'));
  }
  return found;
}

async function oddFiles(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const found: WorkspaceFinding[] = [];
  for (const folder of foldersOf(directory, target)) {
    for (const name of await namesIn(store, folder)) {
      const path = join(folder, name);
      if (!isOurs(name, target) || path === target || path === join(directory, 'plan.json')) continue;
      const what = await oddnessOf(store, path, isDataSetFile(name));
      if (what !== null) found.push(odd('warning', relative(directory, path), `It is ${what}, no ordinary file, and is not read.`, 'Remove it, or put the file itself there.'));
    }
  }
  return found;
}

/** Figures may lie behind a link, for workspaces may share them. */
async function oddnessOf(store: Store, path: string, linked: boolean): Promise<string | null> {
  const absent = (failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return null;
  };
  const itself = await store.files.lstat(path).catch(absent);
  const found = linked && itself?.isSymbolicLink() ? await store.files.stat(path).catch(absent) : itself;
  return found === null ? null : oddness(found);
}

function isOurs(name: string, target: string): boolean {
  const stems = ['plan', basename(target, '.json')];
  return name.endsWith('.json') && (isDataSetFile(name) || stems.some((stem) => name.startsWith(`${stem}.`)));
}

function odd(severity: WorkspaceFinding['severity'], file: string, what: string, remedy: string): WorkspaceFinding {
  return { severity, code: 'not-ordinary', file, what, remedy, mendable: false };
}
