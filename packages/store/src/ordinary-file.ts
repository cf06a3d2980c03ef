import type { Stats } from 'node:fs';
import { codeOf, FileOddity, type Store } from './file-system.ts';

/** No file of a workspace is larger: a text of this length still fits into memory. */
export const MAXIMUM_BYTES = 400_000_000;

/** How an ordinary file is read. */
export interface ReadingLimits {
  /** The largest size, in bytes; 400 MB unless told. */
  readonly maximum?: number;
  /** Whether a symbolic link to an ordinary file will do. */
  readonly linked?: boolean;
}

/**
 * The bytes of an ordinary file. Anything else is not even opened: a pipe would be waited for without end, and a device may never end.
 * @throws FileOddity where it is none, or too large; the errors of file calls.
 */
export async function readOrdinary(store: Store, path: string, { maximum = MAXIMUM_BYTES, linked = false }: ReadingLimits = {}): Promise<Buffer> {
  const itself = await store.files.lstat(path);
  const found = linked && itself.isSymbolicLink() ? await store.files.stat(path) : itself;
  const odd = oddness(found);
  if (odd !== null) throw new FileOddity(`it is ${odd}, no ordinary file`);
  if (found.size > maximum) throw new FileOddity('the file is too large');
  return store.files.readFile(path);
}

/** The text of an ordinary file; an empty one where it cannot be read, whatever the cause. */
export async function textOrNothing(store: Store, path: string, limits: ReadingLimits = {}): Promise<string> {
  return readOrdinary(store, path, limits).then((bytes) => bytes.toString('utf8'), (failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return '';
  });
}

/** What there is in the place of an ordinary file, in words that follow "is"; `null` where it is one. */
export function oddness(found: Stats): string | null {
  if (found.isFile()) return null;
  if (found.isDirectory()) return 'a folder';
  if (found.isSymbolicLink()) return 'a symbolic link';
  return found.isFIFO() ? 'a named pipe' : 'a device or a socket';
}

/** What stands in the place of a folder, in words that follow "is"; `null` where there is a folder, a link to one, or nothing. */
export async function standsForFolder(store: Store, path: string): Promise<string | null> {
  const absent = (failure: unknown) => {
    if (codeOf(failure) === '') throw failure;
    return null;
  };
  const itself = await store.files.lstat(path).catch(absent);
  if (itself === null || itself.isDirectory()) return null;
  const found = itself.isSymbolicLink() ? await store.files.stat(path).catch(absent) : itself;
  if (found === null) return 'a link that leads nowhere';
  return found.isDirectory() ? null : (oddness(found) ?? 'a file');
}
