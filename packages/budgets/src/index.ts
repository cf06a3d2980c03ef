import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { checklists } from './checklists.generated.ts';
import { compare } from './compare.ts';
import manifest from './contribution.json' with { type: 'json' };
import { explain } from './explain.ts';
import { pace } from './pace/pace.ts';
import { letter } from './practice/letter.ts';
import { page } from './practice/page.ts';
import { checklist } from './status/checklist.ts';
import { status } from './status/status.ts';
import { whatIf } from './what-if/what-if.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'budget.compare': compare, 'budget.explain': explain, 'budget.pace': pace, 'budget.page': page, 'budget.checklist': checklist, 'budget.letter': letter,
    'budget.status': status, 'locality.what-if': whatIf,
  },
  packs: { challengeChecklists: checklists },
};
