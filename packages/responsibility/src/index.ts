import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { assign } from './commands/assign.ts';
import { check } from './commands/check.ts';
import { condition } from './commands/condition.ts';
import { diff } from './commands/diff.ts';
import { fill } from './commands/fill.ts';
import { importMatrix } from './commands/import.ts';
import { migrate } from './commands/migrate.ts';
import { reveal } from './commands/reveal.ts';
import { clashes, round } from './commands/round.ts';
import { settle } from './commands/settle.ts';
import { exportMatrix, show } from './commands/show.ts';
import { sign } from './commands/sign.ts';
import manifest from './contribution.json' with { type: 'json' };
import { checkFramework } from './framework/check-framework.ts';
import { frameworks } from './frameworks.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'matrix.show': show, 'matrix.assign': assign, 'matrix.condition': condition, 'matrix.check': check, 'matrix.migrate': migrate,
    'matrix.import': importMatrix, 'matrix.export': exportMatrix, 'matrix.round': round, 'matrix.fill': fill, 'matrix.reveal': reveal, 'matrix.clashes': clashes,
    'matrix.settle': settle, 'matrix.sign': sign, 'matrix.diff': diff,
  },
  packs: { responsibilityFrameworks: frameworks },
  packChecks: { responsibilityFrameworks: checkFramework },
};
