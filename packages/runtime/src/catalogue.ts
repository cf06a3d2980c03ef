import type { Contribution, ContributionManifest } from '@pbc-planner/domain';

/** One line of the product's table of contents: what a package contributes, and how its code is had when it is needed. */
export interface CatalogueEntry {
  readonly manifest: ContributionManifest;
  readonly load: () => Promise<Contribution>;
}

/** The catalogue itself is wrong: a bug in a package, with all its faults. The program cannot run on it. */
export class CatalogueFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(`The catalogue has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
    this.name = 'CatalogueFault';
    this.faults = faults;
  }
}
