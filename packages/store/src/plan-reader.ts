import { isUtf8 } from 'node:buffer';
import { error, type Diagnostic } from '@pbc-planner/base';
import { causeOf, codeOf, type Store } from './file-system.ts';
import { MAXIMUM_BYTES } from './ordinary-file.ts';
import { StoreFault } from './store-fault.ts';
import { readPlanText, type CheckedPlan, type StoredPlan } from './stored-plan.ts';

/** The file of a plan as it lies on disk. */
export interface PlanBytes {
  /** The file itself, behind any symbolic link. */
  readonly target: string;
  readonly mode: number;
  readonly text: string;
}

/**
 * Reads the plan's file without looking into it.
 * @throws StoreFault when there is none, or none that can be read, and the errors of file calls.
 */
export async function readPlanBytes(store: Store, path: string): Promise<PlanBytes> {
  const { target, found } = await locate(store, path);
  if (found.isDirectory()) throw new StoreFault(unreadable(target, 'there is a folder where the file should be'));
  if (!found.isFile()) throw new StoreFault(unreadable(target, 'it is no ordinary file'));
  if (found.size > MAXIMUM_BYTES) throw new StoreFault(unreadable(target, 'the file is too large'));
  const bytes = await store.files.readFile(target);
  if (!isUtf8(bytes)) throw new StoreFault(await damage(store, target, 'is damaged: it holds bytes that are no text'), true);
  return { target, mode: found.mode & 0o777, text: bytes.toString('utf8') };
}

/** The file behind a plan's path, which may be a symbolic link; the path itself where nothing is there. */
export async function targetOf(store: Store, path: string): Promise<string> {
  return store.files.realpath(path).catch((failure: unknown) => {
    if (codeOf(failure) === 'ENOENT') return path;
    throw failure;
  });
}

/**
 * The plan in the bytes of its file.
 * @throws StoreFault `plan-damaged`, with the newest good copy, or `plan-format-newer`.
 */
export async function checkPlan(store: Store, { target, text }: PlanBytes): Promise<CheckedPlan> {
  const found = readPlanText(text, store.formats);
  if ('plan' in found) return found;
  if (found.fault === 'damaged') throw new StoreFault(await damage(store, target, found.what), true);
  const message = `The plan has format ${found.format}; this version of the program reads formats up to ${store.formats.current}.`;
  throw new StoreFault(error('plan-format-newer', message, {
    place: { file: target },
    hint: 'Install a newer version of the program. The file was left as it is.',
  }), true);
}

/** Why a plan cannot be read. */
export function unreadable(target: string, cause: string): Diagnostic {
  return error('plan-unreadable', `The plan cannot be read: ${cause}.`, { place: { file: target }, hint: 'Nothing was changed.' });
}

async function locate(store: Store, path: string) {
  try {
    const found = await store.files.lstat(path);
    if (!found.isSymbolicLink()) return { target: path, found };
    const target = await store.files.realpath(path);
    return { target, found: await store.files.stat(target) };
  } catch (failure) {
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(failure))) throw failure;
    const copy = await newestCopy(store, path);
    throw new StoreFault(error('plan-missing', 'The plan is not there.', {
      place: { file: path },
      hint: copy ?? 'Make one there, or name another folder.',
    }), true);
  }
}

async function damage(store: Store, target: string, what: string): Promise<Diagnostic> {
  const copy = (await newestCopy(store, target)) ?? 'There is no good copy in the folder "backups" beside it.';
  return error('plan-damaged', `The plan ${what}.`, { place: { file: target }, hint: `${copy} The damaged file was left as it is.` });
}

async function newestCopy(store: Store, target: string): Promise<string | null> {
  const { goodBackup } = await import('./backups.ts');
  try {
    const copy = await goodBackup(store, target);
    return copy && `The newest good copy is ${copy.path}: ${savedText(copy.plan)}. To bring it back: pbc restore --revision ${copy.revision} --yes.`;
  } catch (failure) {
    return `The folder of good copies cannot be read: ${causeOf(failure)}.`;
  }
}

/** `revision 12, saved by Dr Shah at 2006-11-06T10:20:30Z`. */
export function savedText({ revision, savedBy, savedAt }: Pick<StoredPlan, 'revision' | 'savedBy' | 'savedAt'>): string {
  return `revision ${revision}, saved by ${savedBy} at ${savedAt}`;
}
