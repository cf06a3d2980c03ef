import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { areas as areaPacks } from './areas.generated.ts';
import { checkArea } from './catalogue/check-area.ts';
import { add, describe } from './commands/add.ts';
import { close } from './commands/close.ts';
import { measure } from './commands/measure.ts';
import { overlap } from './commands/overlap.ts';
import { prioritise, score, weigh } from './commands/prioritise.ts';
import { quickWin, quickWins as listQuickWins } from './commands/quick-win.ts';
import { screen } from './commands/screen.ts';
import { area, areas, show } from './commands/show.ts';
import manifest from './contribution.json' with { type: 'json' };
import { grids } from './grids.generated.ts';
import { checkGrid } from './priorities/check-grid.ts';
import { checkQuickWin } from './quick-win/check-quick-win.ts';
import { quickWins } from './quick-wins.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'project.areas': areas, 'project.area': area, 'project.add': add, 'project.describe': describe, 'project.measure': measure, 'project.show': show,
    'project.quick-wins': listQuickWins, 'project.quick-win': quickWin, 'project.overlap': overlap, 'project.screen': screen, 'project.prioritise': prioritise, 'project.score': score, 'project.weigh': weigh, 'project.close': close,
  },
  packs: { clinicalAreas: areaPacks, quickWins, priorityGrids: grids },
  packChecks: { clinicalAreas: checkArea, quickWins: checkQuickWin, priorityGrids: checkGrid },
};
