import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { assign } from './commands/assign.ts';
import { check } from './commands/check.ts';
import { condition } from './commands/condition.ts';
import { importMatrix } from './commands/import.ts';
import { migrate } from './commands/migrate.ts';
import { exportMatrix, show } from './commands/show.ts';
import manifest from './contribution.json' with { type: 'json' };
import { checkFramework } from './framework/check-framework.ts';
import { frameworks } from './frameworks.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'matrix.show': show, 'matrix.assign': assign, 'matrix.condition': condition, 'matrix.check': check, 'matrix.migrate': migrate,
    'matrix.import': importMatrix, 'matrix.export': exportMatrix,
  },
  packs: { responsibilityFrameworks: frameworks },
  packChecks: { responsibilityFrameworks: checkFramework },
};
