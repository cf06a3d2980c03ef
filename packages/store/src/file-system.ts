import * as nodeFileSystem from 'node:fs/promises';
import { releasedFormats, type PlanFormats } from './plan-formats.ts';

/** The file calls that the store makes: a part of `node:fs/promises`, so that a test can put a failing one in its place. */
export type FileSystem = Pick<
  typeof nodeFileSystem,
  'access' | 'link' | 'lstat' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'realpath' | 'rename' | 'rmdir' | 'stat' | 'unlink' | 'utimes'
>;

/** What a caller may put in the place of the real world. */
export interface StoreOptions {
  readonly fileSystem?: FileSystem;
  readonly clock?: () => Date;
  /** How many milliseconds a save waits for somebody else's save to end; 5,000 unless told. */
  readonly patience?: number;
  /** The formats that are read and written; the released ones unless told. */
  readonly formats?: PlanFormats;
}

/** The world as the store sees it. */
export interface Store {
  readonly files: FileSystem;
  readonly clock: () => Date;
  readonly patience: number;
  readonly formats: PlanFormats;
}

/** The options, with the real world where nothing else is given. */
export function storeOf({ fileSystem = nodeFileSystem, clock = () => new Date(), patience = 5_000, formats = releasedFormats }: StoreOptions): Store {
  return { files: fileSystem, clock, patience, formats };
}

/** The system's code of a failed file call, such as `ENOSPC`; an empty text for any other error. */
export function codeOf(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? failure.code : '';
  return typeof code === 'string' ? code : '';
}

/** What is in the place of a file and none that the store reads. Its message says what, as `causeOf` does for a failed file call. */
export class FileOddity extends Error {
  override readonly name = 'FileOddity';
  readonly code = 'not-ordinary';
}

const causes: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission for it',
  EBUSY: 'another program is using it',
  EDQUOT: 'your disk quota is used up',
  EEXIST: 'something else bears that name',
  EFBIG: 'the file would be too large for this disk',
  EIO: 'the disk reported a fault',
  EISDIR: 'there is a folder where the file should be',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'it is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is no folder',
  EPERM: 'the system does not allow it',
  EROFS: 'the disk can only be read',
  ERR_FS_FILE_TOO_LARGE: 'the file is too large',
  ERR_STRING_TOO_LONG: 'the file is too large',
  ESTALE: 'the network share lost track of it',
};

/** Why a file call failed, in words and with the system's code: `the disk is full (ENOSPC)`. Any other error is a bug and is thrown again. */
export function causeOf(failure: unknown): string {
  if (failure instanceof FileOddity) return failure.message;
  const code = codeOf(failure);
  if (code === '') throw failure;
  const words = Object.hasOwn(causes, code) ? causes[code] : 'the system refused it';
  return `${words} (${code})`;
}
