import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the workspace. */
export const root = resolve(import.meta.dirname, '..');

/** A package of the workspace. */
export interface WorkspacePackage {
  /** `packages/budgets`. */
  readonly folder: string;
  readonly name: string;
  readonly tags: readonly string[];
}

/** Every package of the workspace, ours under `packages` first, each group by name. */
export function workspacePackages(base: string = root): WorkspacePackage[] {
  return ['packages', 'apps'].flatMap((group) =>
    (existsSync(join(base, group)) ? readdirSync(join(base, group)) : [])
      .sort()
      .map((name) => `${group}/${name}`)
      .filter((folder) => existsSync(join(base, folder, 'package.json')))
      .map((folder) => {
        const manifest = readJson(join(base, folder, 'package.json')) as { name: string; nx?: { tags?: string[] } };
        return { folder, name: manifest.name, tags: manifest.nx?.tags ?? [] };
      }),
  );
}

/** A JSON file's value. @throws Error that names the file when it is missing or no JSON. */
export function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause });
  }
}
