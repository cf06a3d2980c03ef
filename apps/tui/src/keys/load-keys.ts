import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { warning, type Diagnostic } from '@pbc-planner/base';
import { defaultKeys, mergeKeys, type KeyTable } from './key-table.ts';

const MAXIMUM_BYTES = 200_000;

/** Where the user's own keys may lie: in the workspace, then in the user's own configuration, which has the last word. */
export function keyFiles(workspace: string | null, environment: Readonly<Record<string, string | undefined>>): string[] {
  const configuration = environment.XDG_CONFIG_HOME || join(environment.HOME || homedir(), '.config');
  return [...(workspace === null ? [] : [join(workspace, 'keys.json')]), join(configuration, 'pbc-planner', 'keys.json')];
}

/** Our keys with those of the given files over them. A file that is not there is no fault. */
export async function loadKeys(files: readonly string[], commands: ReadonlySet<string>): Promise<{ table: KeyTable; diagnostics: Diagnostic[] }> {
  let table = defaultKeys;
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const text = await readSmallFile(file);
    if (text === null) continue;
    if (typeof text !== 'string') {
      diagnostics.push(text);
      continue;
    }
    const merged = mergeKeys(table, text, file, commands);
    table = merged.table;
    diagnostics.push(...merged.diagnostics);
  }
  return { table, diagnostics };
}

async function readSmallFile(file: string): Promise<string | Diagnostic | null> {
  try {
    const found = await stat(file);
    if (!found.isFile()) return warning('key-binding', 'The file of keys is a folder, a pipe or a device and was left out.', { place: { file }, hint: 'Keep the keys in a file.' });
    if (found.size > MAXIMUM_BYTES) {
      return warning('key-binding', 'The file of keys is too large and was left out.', { place: { file }, hint: 'Keep it under 200 kB.' });
    }
    return await readFile(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT' || (fault as NodeJS.ErrnoException).code === 'ENOTDIR') return null;
    return warning('key-binding', 'The file of keys could not be read and was left out.', { place: { file }, hint: 'Check its permissions.' });
  }
}
