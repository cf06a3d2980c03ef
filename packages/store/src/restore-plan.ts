import { join, resolve } from 'node:path';
import { error, info, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import { backupPath, backupToRestore, keepBackup, listBackups, syncBackups } from './backups.ts';
import { discard } from './durable-write.ts';
import { causeOf, storeOf, type Store, type StoreOptions } from './file-system.ts';
import { acquireLock } from './lock.ts';
import { PLAN_FILE, PlanFile } from './plan-file.ts';
import { checkPlan, readPlanBytes, targetOf } from './plan-reader.ts';
import { refuseUnreachable, replacePlan } from './save-plan.ts';
import { setAside } from './set-aside.ts';
import { refusalOf, StoreFault } from './store-fault.ts';
import { writtenPlan } from './stored-plan.ts';

/** What has become of the plan that a restored one replaces. */
interface Replaced {
  readonly revision: number;
  readonly mode: number;
  readonly takeBack: () => Promise<void>;
  readonly giveUp?: () => Promise<void>;
}

/**
 * Makes a kept revision the plan again, as a new revision: the given one, or the newest that is whole. The plan in its place becomes a
 * backup; when it is damaged it is set aside as `plan.damaged.TIME.RANDOM.json`; the diagnostics say which. Refuses, leaving the plan's file as it was: `backup-missing`,
 * `plan-format-newer`, `plan-unreadable`, `plan-busy`, `plan-not-saved`.
 */
export async function restorePlan(
  directory: string, revision: number | null, by: string, options: StoreOptions = {},
): Promise<Result<PlanFile>> {
  const store = storeOf(options);
  const path = join(resolve(directory), PLAN_FILE);
  const notices: Diagnostic[] = [];
  try {
    await restore(store, await targetOf(store, path), revision, by, notices);
  } catch (failure) {
    if (failure instanceof StoreFault) return refusalOf(failure);
    return refused(error('plan-not-saved', `The plan was not restored: ${causeOf(failure)}.`, {
      place: { file: path },
      hint: 'Mend the cause and try again.',
    }));
  }
  const opened = await PlanFile.open(directory, options);
  return opened.ok ? ok(opened.value, [...notices, ...opened.diagnostics]) : refused(...notices, ...opened.diagnostics.map(afterRestoring));
}

async function restore(store: Store, target: string, revision: number | null, by: string, notices: Diagnostic[]): Promise<void> {
  const lock = await acquireLock(store, target, by);
  try {
    const backup = await backupToRestore(store, target, revision);
    if (backup === null) throw new StoreFault(noBackup(target, revision));
    const replaced = await makeRoom(store, target, notices);
    const plan = { ...backup.plan, revision: replaced.revision + 1, savedAt: store.clock().toISOString(), savedBy: by };
    const last = async () => {
      await syncBackups(store, target, notices);
      await lock.confirm();
    };
    await replacePlan(store, target, writtenPlan(plan).text, replaced.mode, notices, { ...replaced, last });
  } finally {
    await lock.release();
  }
}

/** Keeps a copy of what is in the plan's place. A damaged file counts as the revision after the newest backup, which it was. */
async function makeRoom(store: Store, target: string, notices: Diagnostic[]): Promise<Replaced> {
  const backups = await listBackups(store, target);
  const revision = (backups[0]?.revision ?? 0) + 1;
  refuseUnreachable(target, revision + 1);
  try {
    const bytes = await readPlanBytes(store, target);
    const current = await checkPlan(store, bytes);
    refuseUnreachable(target, current.plan.revision + 1);
    const backup = await keepBackup(store, target, { ...current, ...bytes }, notices);
    const kept = backupPath(target, current);
    notices.push(info('plan-kept', `Revision ${current.plan.revision}, which was the plan until now, is kept as an earlier revision.`, { place: { file: kept } }));
    return { ...backup, revision: Math.max(revision, current.plan.revision), mode: bytes.mode };
  } catch (failure) {
    if (!(failure instanceof StoreFault)) throw failure;
    if (failure.diagnostic.code === 'plan-missing') return { revision, mode: 0o600, takeBack: () => store.files.unlink(target) };
    if (failure.diagnostic.code !== 'plan-damaged') throw failure;
    const aside = await setAside(store, target, notices);
    notices.push(info('plan-set-aside', 'The damaged plan is set aside.', { place: { file: aside } }));
    return { revision, mode: 0o600, takeBack: () => store.files.rename(aside, target), giveUp: () => discard(store, aside) };
  }
}

/** The plan was brought back, and nobody may be told otherwise, though it cannot be opened now. */
function afterRestoring({ message, ...rest }: Diagnostic): Diagnostic {
  return { ...rest, message: `The plan was restored, but ${message.slice(0, 1).toLowerCase()}${message.slice(1)}`, hint: 'Mend that, then open the plan again.' };
}

function noBackup(target: string, revision: number | null): Diagnostic {
  const what = revision === null ? 'no good copy' : `no good copy of revision ${revision}`;
  return error('backup-missing', `There is ${what} of the plan.`, { place: { file: target }, hint: 'Nothing was changed.' });
}
