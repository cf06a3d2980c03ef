import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { checkProcess } from './catalogue/check-process.ts';
import { board } from './commands/board.ts';
import { deciders, route } from './commands/decide.ts';
import { advance, gate, reopen } from './commands/gate.ts';
import { answer, evidence, launch, review } from './commands/gather.ts';
import { add as addInterest, close as closeInterest, list as listInterests } from './commands/interests.ts';
import { add as addProblem, close as closeProblem, list as listProblems } from './commands/problems.ts';
import { show } from './commands/show.ts';
import manifest from './contribution.json' with { type: 'json' };
import { processes } from './processes.generated.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'process.board': board, 'process.show': show, 'process.answer': answer, 'process.evidence': evidence, 'process.gate': gate, 'process.advance': advance, 'process.reopen': reopen,
    'process.deciders': deciders, 'process.route': route, 'process.launch': launch, 'process.review': review,
    'interests.list': listInterests, 'interests.add': addInterest, 'interests.close': closeInterest,
    'problems.list': listProblems, 'problems.add': addProblem, 'problems.close': closeProblem,
  },
  packs: { processes },
  packChecks: { processes: checkProcess },
};
