import type { Contribution, ContributionManifest } from '@pbc-planner/domain';

/** Every id of a manifest without code behind it, and every function without an id. */
export function checkCode(manifest: ContributionManifest, code: Contribution): string[] {
  return [
    ...pair(manifest.id, 'commands', (manifest.commands ?? []).map(({ id }) => id), Object.keys(code.commands ?? {})),
    ...pair(manifest.id, 'budgetMethods', (manifest.budgetMethods ?? []).map(({ id }) => id), Object.keys(code.budgetMethods ?? {})),
    ...pair(manifest.id, 'packs', manifest.packs ?? [], Object.keys(code.packs ?? {})),
  ];
}

function pair(contribution: string, point: string, named: readonly string[], coded: readonly string[]): string[] {
  return [
    ...named.filter((id) => !coded.includes(id)).map((id) => `${contribution}: contribution.json /${point} names "${id}", and the package exports no code for it; add it to the contribution in src/index.ts`),
    ...coded.filter((id) => !named.includes(id)).map((id) => `${contribution}: src/index.ts has "${id}" among ${point}, and contribution.json does not name it; add it there`),
  ];
}
