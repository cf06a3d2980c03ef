import { createHash } from 'node:crypto';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';
import { cleanText, error, ok, refused, type Diagnostic, type Result } from '@pbc-planner/base';
import type { FileContent } from '@pbc-planner/domain';
import { beginningLength, knownBinaryKind } from './file-kind.ts';
import { maximumBytes, maximumWorkbookBytes } from './limits.ts';

/** The SHA-256 of bytes, in hexadecimal. */
export function hashBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Reads a file whole, for a command to take apart. The name is the base name of the path, cleaned. An archive or a picture is
 * refused by its first bytes, however large it is and whatever it would unpack to: no command reads one. An Excel workbook is read
 * up to its own limit, for the commands that take its sheets apart; the others refuse it when they look for text.
 * Refuses, with one diagnostic: `file-missing`, `file-is-folder`, `file-not-regular` (a pipe or a device, which might
 * never end), `file-too-large`, `file-is-workbook`, `file-is-binary`, `file-unreadable`.
 */
export async function readFileContent(path: string): Promise<Result<FileContent>> {
  const name = cleanText(basename(path)) || cleanText(path);
  const shown = cleanText(path);
  const refuse = (code: string, message: string, hint: string) => refused<FileContent>(error(code, message, { place: { file: name }, hint }));
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refuse('file-is-folder', `"${shown}" is a folder, not a file.`, 'Name one file in it.');
    if (!found.isFile()) {
      return refuse('file-not-regular', `"${shown}" is a pipe or a device, not a file.`, 'Save what it gives to a file first.');
    }
    const handle = await open(path, 'r');
    try {
      const kind = knownBinaryKind(await beginning(handle));
      if (kind && !(kind.hasSheets && found.size <= maximumWorkbookBytes)) return refuse(kind.code, `This is ${kind.what}, not text that can be read.`, kind.hint);
      const bytes = found.size > maximumBytes ? null : await handle.readFile();
      if (bytes === null || bytes.length > maximumBytes) {
        const limit = `${maximumBytes / (1024 * 1024)} MB`;
        return refuse('file-too-large', `"${shown}" is larger than ${limit}, the most that is read.`, 'Keep only the rows and columns needed.');
      }
      return ok({ name, bytes, sha256: hashBytes(bytes) });
    } finally {
      await handle.close();
    }
  } catch (thrown) {
    return refused(unreadable(thrown, shown, name));
  }
}

/** The first bytes of a file; reading it whole begins at its start afterwards. */
async function beginning(handle: FileHandle): Promise<Uint8Array> {
  const buffer = new Uint8Array(beginningLength);
  const { bytesRead } = await handle.read(buffer, 0, beginningLength, 0);
  return buffer.subarray(0, bytesRead);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to read it',
  EPERM: 'you have no permission to read it',
  EIO: 'the disk or the network share gave an error',
  EBUSY: 'another program holds it',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its name is too long',
  ERR_INVALID_ARG_VALUE: 'its name holds a character that no file name may hold',
};

function unreadable(thrown: unknown, shown: string, file: string): Diagnostic {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const place = { file };
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return error('file-missing', `There is no file "${shown}".`, { place, hint: 'Check the spelling, and the folder that the path starts from.' });
  }
  if (code === '') throw thrown;
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : `the system says ${code}`;
  const hint = 'Check that you can open it in another program, and close it there.';
  return error('file-unreadable', `"${shown}" cannot be read: ${reason}.`, { place, hint });
}
