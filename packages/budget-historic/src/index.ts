import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import manifest from './contribution.json' with { type: 'json' };
import { historic } from './historic.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  budgetMethods: { historic },
};
