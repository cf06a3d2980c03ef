import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { error, type Diagnostic } from '@pbc-planner/base';
import { isWorkspaceFile } from './workspace-files.ts';

/** Standard output did not take an answer: no fault of the planner's. */
export class OutputFault extends Error {
  readonly diagnostic: Diagnostic;

  constructor(cause: NodeJS.ErrnoException) {
    super('Standard output took no answer', { cause });
    this.name = 'OutputFault';
    this.diagnostic = error('answer-not-written', `The answer could not be written to standard output: ${reasonOf(cause)}.`, { hint: 'Check where the output goes, and the space on its disk.' });
  }
}

/** Writes to standard output and waits until it is taken. A closed pipe, as of `| head`, is no fault. @throws OutputFault where it takes nothing. */
export function writeOut(content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(content, (cause) => {
      if (cause && (cause as NodeJS.ErrnoException).code !== 'EPIPE') reject(new OutputFault(cause));
      else resolve();
    });
  });
}

/** Writes to standard error. */
export function writeError(text: string): void {
  process.stderr.write(text);
}

/**
 * Why a file cannot be written as `--out` asks; `null` when nothing stands in the way. The folder is whichever the person
 * chose; the name must be one that every system takes, so that a file cannot land somewhere else on the next machine.
 * @param workspace the folder of the plan at hand.
 */
export async function outFault(path: string, force: boolean, workspace: string | null): Promise<Diagnostic | null> {
  const { safeFileName } = await import('@pbc-planner/toolkit/exports');
  const name = safeFileName(basename(path));
  if (!name.ok) return { ...(name.diagnostics[0] as Diagnostic), code: 'out-name' };
  if (await isWorkspaceFile(path, workspace)) return error('out-is-workspace', `${path} is a file of the workspace's own, and no answer is written there.`, { hint: 'Name another file, in another folder.' });
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) return error('out-is-folder', `${path} is a folder.`, { hint: 'Name a file.' });
  if (there && !there.isFile()) return error('out-not-regular', `${path} is a device or a pipe.`, { hint: 'Name a file, or leave --out away and redirect the output.' });
  if (there && !force) return error('out-exists', `${path} is there already.`, { hint: 'Replace it with --force, or name another file.' });
  const folder = await stat(dirname(path)).catch(() => null);
  return folder?.isDirectory() ? null : error('out-no-folder', `${path} cannot be written: there is no folder ${dirname(path)}.`, { hint: 'Make the folder first, or name another.' });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission', EPERM: 'you have no permission', EROFS: 'the disk is read-only', ENOSPC: 'the disk is full',
};

function reasonOf({ code = '', message }: NodeJS.ErrnoException): string {
  return reasons[code] ?? message;
}

/** Writes an answer to a file, whole or not at all; the diagnostic when it cannot. */
export async function writeFileWhole(path: string, content: string | Uint8Array): Promise<Diagnostic | null> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const { mode = 0o666 } = (await stat(path).catch(() => null)) ?? {};
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return null;
  } catch (cause) {
    await rm(temporary, { force: true });
    return error('out-not-written', `${path} could not be written: ${reasonOf(cause as NodeJS.ErrnoException)}.`, { hint: 'Check the folder, its rights and the space on the disk.' });
  }
}
