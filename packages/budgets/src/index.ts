import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { compare } from './compare.ts';
import manifest from './contribution.json' with { type: 'json' };
import { explain } from './explain.ts';
import { line } from './line.ts';
import { pace } from './pace/pace.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { 'budget.compare': compare, 'budget.explain': explain, 'budget.line': line, 'budget.pace': pace },
};
