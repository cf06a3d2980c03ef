import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { actionPoints } from './action-points/action-points.ts';
import { showAgreement } from './agreement/show.ts';
import { sign } from './agreement/sign.ts';
import { write } from './agreement/write.ts';
import { heatmap } from './commands/heatmap.ts';
import { leads } from './commands/leads.ts';
import { naming } from './commands/naming.ts';
import { open } from './commands/open.ts';
import { participation } from './commands/participation.ts';
import { reveal } from './commands/reveal.ts';
import { rounds } from './commands/rounds.ts';
import { score } from './commands/score.ts';
import manifest from './contribution.json' with { type: 'json' };

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'commitment.open': open, 'commitment.score': score, 'commitment.rounds': rounds, 'commitment.reveal': reveal, 'commitment.heatmap': heatmap,
    'commitment.leads': leads, 'commitment.naming': naming, 'commitment.participation': participation,
    'agreement.show': showAgreement, 'agreement.write': write, 'agreement.sign': sign, 'action-points': actionPoints,
  },
};
