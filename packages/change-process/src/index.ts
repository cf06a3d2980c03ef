import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { checkProcess } from './catalogue/check-process.ts';
import { businessCase, caseOption, caseProviders } from './commands/case.ts';
import { decide, pause, resume, submit } from './commands/case-clock.ts';
import { deciders, route } from './commands/decide.ts';
import { advance, begin, gate, reopen } from './commands/gate.ts';
import { answer, evidence, launch, review, withdraw } from './commands/gather.ts';
import { add as addInterest, close as closeInterest, list as listInterests } from './commands/interests.ts';
import { add as addProblem, close as closeProblem, list as listProblems } from './commands/problems.ts';
import { portfolio } from './commands/portfolio.ts';
import { show } from './commands/show.ts';
import { indicator, specification } from './commands/specification.ts';
import manifest from './contribution.json' with { type: 'json' };
import { checkTemplate } from './papers/check-template.ts';
import { processes } from './processes.generated.ts';
import { templates } from './templates.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'project.list': portfolio, 'process.begin': begin, 'process.withdraw': withdraw,
    'process.case': businessCase, 'process.case-option': caseOption, 'process.case-providers': caseProviders,
    'process.case-submit': submit, 'process.case-pause': pause, 'process.case-resume': resume, 'process.case-decide': decide,
    'process.specification': specification, 'process.indicator': indicator,
    'process.show': show, 'process.answer': answer, 'process.evidence': evidence, 'process.gate': gate, 'process.advance': advance, 'process.reopen': reopen,
    'process.deciders': deciders, 'process.route': route, 'process.launch': launch, 'process.review': review,
    'interests.list': listInterests, 'interests.add': addInterest, 'interests.close': closeInterest,
    'problems.list': listProblems, 'problems.add': addProblem, 'problems.close': closeProblem,
  },
  packs: { processes, paperTemplates: templates },
  packChecks: { processes: checkProcess, paperTemplates: checkTemplate },
};
