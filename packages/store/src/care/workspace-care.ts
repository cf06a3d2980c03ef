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
import { examineOddities } from './examine-oddities.ts';
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
    return [notLookedAt('.', causeOf(failure))];
  }
}

async function examine(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const examined = await examinePlan(store, directory, target);
  const { plan } = examined;
  const beside = relative(directory, dirname(target));
  const odd = await orUnreadable('.', () => examineOddities(store, directory, target));
  const parts = [
    await orUnreadable('data', () => examineNamedDataSets(store, directory, dataSetsNamed(plan?.events ?? []))),
    await orUnreadable(join(beside, 'backups'), () => damagedBackups(store, directory, target)),
    await orUnreadable('.', () => examineLeftovers(store, directory, target)),
    await orUnreadable('.', () => examineRights(store, directory, target)),
    await orUnreadable('.', () => examineSideFiles(store, directory, target, plan)),
    await orUnreadable('.', () => examineCopies(store, directory, target)),
    // What a damaged plan named nobody knows, nor what lies behind something odd, so then no data set can be called unnamed.
    plan === null || odd.length > 0 ? [] : await orUnreadable('data', () => unnamedDataSets(store, directory, target)),
  ];
  // What something is comes before what follows from it.
  const named = new Set(odd.map(({ file }) => file));
  return [...(plan === null ? [examined.finding] : []), ...odd, ...parts.flat().filter(({ file }) => file === '.' || !named.has(file))];
}

/** The findings of one part, or that it cannot be looked at: the other parts can be. */
async function orUnreadable(file: string, examinePart: () => Promise<WorkspaceFinding[]>): Promise<WorkspaceFinding[]> {
  return examinePart().catch((failure: unknown) => [notLookedAt(file, causeOf(failure))]);
}

function notLookedAt(file: string, cause: string): WorkspaceFinding {
  const what = file === '.' ? 'The workspace' : 'This part of the workspace';
  return { severity: 'error', code: 'workspace-unreadable', file, what: `${what} cannot be looked at: ${cause}.`, remedy: 'Mend that and look again.', mendable: false };
}

async function damagedBackups(store: Store, directory: string, target: string): Promise<WorkspaceFinding[]> {
  const backups = await readBackups(store, directory, target);
  return backups.filter(({ content }) => content === null).map((backup) => damagedBackup(directory, backup));
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
    return refused(error('backups-unreadable', `The earlier revisions of the plan cannot be read: ${causeOf(failure)}.`, {
      place: { file: directory }, hint: 'Mend that and try again.',
    }));
  }
}
