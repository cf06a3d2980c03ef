import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import manifest from './contribution.json' with { type: 'json' };
import { parameters } from './parameters.generated.ts';
import { policyList } from './policy-list.ts';
import { policyShow } from './policy-show.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { 'policy.list': policyList, 'policy.show': policyShow },
  packs: { policyParameters: parameters },
};
