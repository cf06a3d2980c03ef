import { basename, dirname, join, relative, resolve } from 'node:path';
import { error, ok, refused, type Result } from '@pbc-planner/base';
import { dataSetsNamed, type KeptRevision, type WorkspaceFinding } from '@pbc-planner/domain';
import { causeOf, storeOf, type Store, type StoreOptions } from '../file-system.ts';
import { clearDeadLocks } from '../lock.ts';
import { PLAN_FILE } from '../plan-file.ts';
import { targetOf } from '../plan-reader.ts';
import { StoreFault } from '../store-fault.ts';
import { sweepOrphans } from '../sweep.ts';
import { readBackups, type ReadBackup } from './earlier-revisions.ts';
import { examineCopies } from './examine-copies.ts';
import { examineNamedDataSets, unnamedDataSets } from './examine-data-sets.ts';
import { examineLeftovers } from './examine-leftovers.ts';
import { examinePlan } from './examine-plan.ts';
import { examineSideFiles } from './examine-side-files.ts';
import { examineRights, tightenRights } from './loose-rights.ts';

/**
 * Everything that is amiss with the files of a workspace, the plan first. It changes nothing. A part that cannot be looked at is a
 * finding itself.
 */
export async function examineWorkspace(workspace: string, options: StoreOptions = {}): Promise<WorkspaceFinding[]> {
  const store = storeOf(options);
  const directory = resolve(workspace);
  try {
    return await examine(store, directory, await targetOf(store, join(directory, PLAN_FILE)));
  } catch (failure) {
    return [{ severity: 'error', code: 'workspace-unreadable', file: '.', what: `The workspace cannot be looked at: ${causeOf(failure)}.`, remedy: 'Mend that and look again.', mendable: false }];
  }
}

async function examine(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const examined = await examinePlan(store, directory, target);
  const backups = await readBackups(store, directory, target);
  const { plan } = examined;
  const named = dataSetsNamed(plan?.events ?? []);
  return [
    ...(plan === null ? [examined.finding] : []),
    ...await examineNamedDataSets(store, directory, named),
    ...backups.filter(({ content }) => content === null).map((backup) => damagedBackup(directory, backup)),
    ...await examineLeftovers(store, directory, target),
    ...await examineRights(store, directory, target),
    ...await examineSideFiles(store, directory, target, plan),
    ...await examineCopies(store, directory, target),
    // What a damaged plan named nobody knows, so then no data set can be called unnamed.
    ...(plan === null ? [] : await unnamedDataSets(store, directory, target)),
  ];
}

function damagedBackup(directory: string, { path, revision }: ReadBackup): WorkspaceFinding {
  const what = `The copy of revision ${revision} is damaged and cannot be brought back.`;
  return { severity: 'warning', code: 'backup-damaged', file: relative(directory, path), what, remedy: 'Remove it; the others can be brought back.', mendable: false };
}

/** Does the remedy of a finding, after looking again. Gives the cause where it failed, else `null`. @throws Error for a finding that is not mendable. */
export async function mendFinding(workspace: string, { code, file }: WorkspaceFinding, by: string, options: StoreOptions = {}): Promise<string | null> {
  const store = storeOf(options);
  const directory = resolve(workspace);
  const path = join(directory, file);
  const target = await targetOf(store, join(directory, PLAN_FILE)).catch(() => join(directory, PLAN_FILE));
  try {
    if (code === 'temporary-file') await sweepOrphans(store, dirname(path), [basename(path)]);
    else if (code === 'dead-lock') await clearDeadLocks(store, target, by);
    else if (code === 'loose-rights') await tightenRights(store, path, target);
    else throw new Error(`${code} is for a person to mend`);
  } catch (failure) {
    return failure instanceof StoreFault ? failure.diagnostic.message : causeOf(failure);
  }
  const left = await (code === 'loose-rights' ? examineRights : examineLeftovers)(store, directory, target);
  return left.some((one) => one.code === code && one.file === file) ? 'it is still there' : null;
}

/** The earlier revisions of a plan that are whole, the newest first. Refuses: `backups-unreadable`. */
export async function keptRevisions(workspace: string, options: StoreOptions = {}): Promise<Result<KeptRevision[]>> {
  const store = storeOf(options);
  const directory = resolve(workspace);
  try {
    const backups = await readBackups(store, directory, await targetOf(store, join(directory, PLAN_FILE)));
    return ok(backups.flatMap(({ content }) => content ?? []));
  } catch (failure) {
    return refused(error('backups-unreadable', `The earlier revisions of ${join(directory, PLAN_FILE)} cannot be read: ${causeOf(failure)}.`, {
      place: { file: directory }, hint: 'Mend that and try again.',
    }));
  }
}
