import { hash } from 'node:crypto';
import { basename, join } from 'node:path';
import { error, ok, refused, warning, type Diagnostic, type Result } from '@pbc-planner/base';
import type { DataSet } from '@pbc-planner/domain';
import { isCount } from './event-envelope.ts';
import { causeOf, codeOf, type Store } from './file-system.ts';
import { readOrdinary, standsForFolder } from './ordinary-file.ts';
import { unsafeValues } from './json-safe.ts';

/** What the name of every data set looks like. */
export const nameOfDataSet = /^[0-9a-f]{64}$/;
const CURRENT_DATA_FORMAT = 1;

/**
 * The canonical text of a data set, with the keys of every object in order, and its name: the SHA-256 of that text in hexadecimal.
 * @throws RangeError when a value cannot be kept exactly: that is a bug of the import, never bad input.
 */
export function serialiseDataSet(dataSet: DataSet): { name: string; text: string } {
  const [unsafe] = unsafeValues(dataSet);
  if (unsafe) throw new RangeError(`The data set cannot be kept exactly: its ${unsafe.path} is ${unsafe.what}`);
  const text = `${JSON.stringify(inOrder(dataSet))}\n`;
  return { name: hash('sha256', text), text };
}

/** Where a data set lies in its workspace. */
export function dataSetPath(directory: string, name: string): string {
  return join(directory, 'data', `${name}.json`);
}

/** Reads a data set and checks it against its name. */
export async function readDataSet(store: Store, directory: string, name: string): Promise<Result<DataSet>> {
  if (!nameOfDataSet.test(name)) return refused(badName());
  const path = dataSetPath(directory, name);
  let text: string;
  try {
    text = await textOf(store, path);
  } catch (failure) {
    return refused(codeOf(failure) === 'ENOENT' ? missing(path) : unreadable(path, causeOf(failure)));
  }
  return hash('sha256', text) === name ? contentOf(text, path) : refused(damaged(path, 'does not match its name'));
}

/** Writes a data set under its name, unless it is there already. A damaged one is set aside first. */
export async function writeDataSet(store: Store, directory: string, name: string, text: string): Promise<Result<void>> {
  if (!nameOfDataSet.test(name) || hash('sha256', text) !== name) return refused(badName());
  const path = dataSetPath(directory, name);
  const { discard, makeFolder, syncFolder, writeDurably } = await import('./durable-write.ts');
  const { setAside } = await import('./set-aside.ts');
  const notices: Diagnostic[] = [];
  try {
    // Whoever collects what nothing names leaves alone what was touched of late.
    const now = store.clock();
    await store.files.utimes(path, now, now).catch(causeOf);
    const present = await textOf(store, path).catch((failure: unknown) => {
      if (codeOf(failure) === 'ENOENT') return null;
      throw failure;
    });
    const folder = join(directory, 'data');
    if (present === text) {
      // Whoever wrote it may have died before its name was sure to last.
      await syncFolder(store, folder, notices);
      return ok(undefined, notices);
    }
    const aside = present === null ? null : await setAside(store, path, notices);
    try {
      await makeFolder(store, folder, notices);
      await writeDurably(store, path, text, notices);
    } catch (failure) {
      if (aside !== null && !(await isWritten(store, path, text))) await discard(store, aside);
      throw failure;
    }
    return ok(undefined, [...(aside === null ? [] : [wasSetAside(path, aside)]), ...notices]);
  } catch (failure) {
    const cause = causeOf(failure);
    const folder = join(directory, 'data');
    const stands = await standsForFolder(store, folder).catch(() => null);
    return refused(error('data-set-not-saved', `The figures were not saved: ${stands === null ? cause : `their folder is ${stands}, not a folder`}.`, {
      place: { file: path },
      hint: 'Mend the cause and import the file again.',
    }));
  }
}

function contentOf(text: string, path: string): Result<DataSet> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return refused(damaged(path, 'is no JSON'));
  }
  const { format, practices, names, lines, columns } = (typeof content === 'object' ? (content ?? {}) : {}) as Record<string, unknown>;
  if (isCount(format) && format > CURRENT_DATA_FORMAT) return refused(newer(path, format));
  const isDataSet = format === CURRENT_DATA_FORMAT && [practices, names, lines, columns].every(Array.isArray);
  return isDataSet ? ok(content as DataSet) : refused(damaged(path, 'holds no data set'));
}

/** Figures may be shared between workspaces by links. */
async function textOf(store: Store, path: string): Promise<string> {
  return (await readOrdinary(store, path, { linked: true })).toString('utf8');
}

async function isWritten(store: Store, path: string, text: string): Promise<boolean> {
  return textOf(store, path).then((present) => present === text, () => true);
}

function wasSetAside(path: string, aside: string): Diagnostic {
  return warning('data-set-set-aside', `The figures were damaged. They are set aside as ${basename(aside)} and written anew.`, { place: { file: path } });
}

function badName(): Diagnostic {
  return error('data-set-name', 'The name of the data set is not the SHA-256 of its text.', {
    hint: 'The plan names a data set that cannot exist; import its file again.',
  });
}

function missing(path: string): Diagnostic {
  return error('data-set-missing', 'The figures are not there.', {
    place: { file: path },
    hint: 'Import their file again, or bring the data file back from a copy.',
  });
}

function unreadable(path: string, cause: string): Diagnostic {
  return error('data-set-unreadable', `The figures cannot be read: ${cause}.`, { place: { file: path }, hint: 'Mend the cause and try again.' });
}

function newer(path: string, format: number): Diagnostic {
  return error('data-set-newer', `The file of figures has format ${format}; this version of the program reads formats up to ${CURRENT_DATA_FORMAT}.`, {
    place: { file: path },
    hint: 'Install a newer version of the program.',
  });
}

function damaged(path: string, what: string): Diagnostic {
  return error('data-set-damaged', `The file of figures ${what}.`, {
    place: { file: path },
    hint: 'Import its file again; the damaged one is then set aside.',
  });
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.some((item) => typeof item === 'object' && item !== null) ? value.map(inOrder) : value;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, inOrder(item)]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
