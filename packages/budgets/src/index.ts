import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { compare } from './compare.ts';
import manifest from './contribution.json' with { type: 'json' };
import { explain } from './explain.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { 'budget.compare': compare, 'budget.explain': explain },
};
