import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import manifest from './contribution.json' with { type: 'json' };
import { demo } from './demo.ts';
import { importFile } from './import/import-command.ts';
import { init } from './init.ts';
import { join, leave, merge, show } from './membership.ts';
import { profiles } from './profiles.generated.ts';
import { scenarios } from './scenarios.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { init, demo, import: importFile, 'locality.show': show, 'locality.join': join, 'locality.leave': leave, 'locality.merge': merge },
  packs: { importProfiles: profiles, scenarios },
};
