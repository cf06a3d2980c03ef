import { open, rename, rm, stat } from 'node:fs/promises';
import { error, type Diagnostic } from '@pbc-planner/base';

/** Writes to standard output and waits until it is taken. A closed pipe, as of `| head`, is no fault. */
export function writeOut(content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(content, (cause) => {
      if (cause && (cause as NodeJS.ErrnoException).code !== 'EPIPE') reject(cause);
      else resolve();
    });
  });
}

/** Writes to standard error. */
export function writeError(text: string): void {
  process.stderr.write(text);
}

/** Writes an answer to a file, whole or not at all; the diagnostic when it cannot. */
export async function writeFileWhole(path: string, content: string | Uint8Array, force: boolean): Promise<Diagnostic | null> {
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) return error('out-is-folder', `${path} is a folder.`, { place: { file: path }, hint: 'Name a file.' });
  if (there && !force) return error('out-exists', `${path} is there already.`, { place: { file: path }, hint: 'Replace it with --force, or name another file.' });
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'wx', there?.mode ?? 0o666);
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
    const { code, message } = cause as NodeJS.ErrnoException;
    return error('out-not-written', `${path} could not be written: ${code ?? message}.`, { place: { file: path }, hint: 'Check the folder, its rights and the space on the disk.' });
  }
}
