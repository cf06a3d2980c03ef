import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { answer } from './commands/answer.ts';
import { add, close } from './commands/contacts.ts';
import { duty } from './commands/duty.ts';
import { group } from './commands/group.ts';
import { guides as listGuides, list } from './commands/list.ts';
import { stakeholders } from './commands/stakeholders.ts';
import { tracker } from './commands/tracker.ts';

import manifest from './contribution.json' with { type: 'json' };
import { checkGuide } from './guides/check-guide.ts';
import { guides } from './guides.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'involvement.list': list, 'involvement.guides': listGuides, 'involvement.answer': answer, 'involvement.duty': duty, 'involvement.group': group, 'involvement.add': add,
    'involvement.close': close, 'involvement.tracker': tracker, 'involvement.stakeholders': stakeholders,
  },
  packs: { involvementGuides: guides },
  packChecks: { involvementGuides: checkGuide },
};
