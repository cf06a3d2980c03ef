import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@pbc-planner/toolkit';
import { root } from '../../tools/workspace.ts';

/** A folder under `packages/` that contributes something. */
export interface ContributingPackage {
  readonly folder: string;
  readonly manifest: (typeof catalogue)[number]['manifest'];
  readonly load: (typeof catalogue)[number]['load'];
}

/** The packages of the catalogue, by the id of their manifest, which is the name of their folder. */
export const contributingPackages: readonly ContributingPackage[] = catalogue.map(({ manifest, load }) => ({ folder: join(root, 'packages', manifest.id), manifest, load }));

/** The worked cases of a package: folders with a `case.json`. */
export function casesOf(folder: string): string[] {
  const cases = join(folder, 'cases');
  if (!existsSync(cases)) return [];
  return readdirSync(cases).map((name) => join(cases, name)).filter((path) => existsSync(join(path, 'case.json'))).sort();
}
