import { constants } from 'node:fs';
import { causeOf, codeOf, type Store } from './file-system.ts';

/** The system's codes that say that a folder may be read and not written. */
const refusals: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Why nothing can be written into a folder, in words; `null` where it can be, or where nobody can tell before it is tried. */
export async function whyReadOnly(store: Store, folder: string): Promise<string | null> {
  try {
    await store.files.access(folder, constants.W_OK);
    return null;
  } catch (failure) {
    const cause = causeOf(failure);
    return refusals.has(codeOf(failure)) ? `Nothing can be saved: ${cause}. The plan lies in ${folder}.` : null;
  }
}
