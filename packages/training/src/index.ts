import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { checkProgramme } from './catalogue/check-programme.ts';
import { book, interest } from './commands/book.ts';
import { attended, cancel, confirm } from './commands/bookings.ts';
import { list } from './commands/list.ts';
import manifest from './contribution.json' with { type: 'json' };
import { programmes } from './programmes.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'training.list': list, 'training.book': book, 'training.interest': interest, 'training.cancel': cancel, 'training.confirm': confirm, 'training.attended': attended,
  },
  packs: { trainingProgrammes: programmes },
  packChecks: { trainingProgrammes: checkProgramme },
};
