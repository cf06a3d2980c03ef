import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BudgetMethodManifest, CommandManifest, ContributionManifest } from '@pbc-planner/domain';
import { readJson, workspacePackages } from '../workspace.ts';

/** A contribution's manifest with the folder of the package that ships it. */
export interface FoundManifest {
  readonly folder: string;
  readonly manifest: ContributionManifest;
}

/** Every `src/contribution.json` of the workspace, by folder. Read as files: no code of a package runs. */
export function findManifests(root: string): FoundManifest[] {
  return workspacePackages(root)
    .filter(({ folder }) => existsSync(join(root, folder, 'src/contribution.json')))
    .map(({ folder }) => ({ folder, manifest: readJson(join(root, folder, 'src/contribution.json')) as ContributionManifest }));
}

/** All budget methods, by id. */
export function budgetMethodsOf(manifests: readonly FoundManifest[]): BudgetMethodManifest[] {
  return manifests.flatMap(({ manifest }) => manifest.budgetMethods ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** All commands, by id. */
export function commandsOf(manifests: readonly FoundManifest[]): CommandManifest[] {
  return manifests.flatMap(({ manifest }) => manifest.commands ?? []).sort((a, b) => (a.id < b.id ? -1 : 1));
}
