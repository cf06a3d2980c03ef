import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import manifest from './contribution.json' with { type: 'json' };
import { needIndex } from './need/need-index.ts';
import { needPrescribing } from './prescribing/need-prescribing.ts';
import { weightTables } from './weight-tables.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { 'need.index': needIndex, 'need.prescribing': needPrescribing },
  packs: { weightTables },
};
