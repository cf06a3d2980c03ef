import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './generated-file.ts';

/** Folders in which every file is generated: what nothing generates any more is removed. */
const whollyGenerated = ['docs/schemas', 'docs/reference'];

/** A file that is not as it should be. */
export interface StaleFile {
  readonly path: string;
  readonly state: 'missing' | 'out of date' | 'no longer made';
}

/** The files that differ from what would be generated, by path. */
export function staleFiles(root: string, files: readonly GeneratedFile[]): StaleFile[] {
  const wrong = files.flatMap(({ path, text }): StaleFile[] => {
    if (!existsSync(join(root, path))) return [{ path, state: 'missing' }];
    return readFileSync(join(root, path), 'utf8') === text ? [] : [{ path, state: 'out of date' }];
  });
  const made = new Set(files.map(({ path }) => path));
  const left = whollyGenerated
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !made.has(path))
    .map((path): StaleFile => ({ path, state: 'no longer made' }));
  return [...wrong, ...left].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Brings every stale file up to date. */
export function writeStale(root: string, files: readonly GeneratedFile[], stale: readonly StaleFile[]): void {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path } of stale) {
    const text = texts.get(path);
    if (text === undefined) {
      rmSync(join(root, path), { recursive: true });
    } else {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }
}
