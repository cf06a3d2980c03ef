import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { cases } from './cases.generated.ts';
import { checkCase, checkChecklist } from './checks/check-case.ts';
import { checklists } from './checklists.generated.ts';
import { finish, start } from './commands/criteria.ts';
import { list, show } from './commands/library.ts';
import manifest from './contribution.json' with { type: 'json' };

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: { 'case-study.list': list, 'case-study.show': show, 'case-study.start': start, 'case-study.finish': finish },
  packs: { caseStudies: cases, caseStudyChecklists: checklists },
  packChecks: { caseStudies: checkCase, caseStudyChecklists: checkChecklist },
};
