import type { Contribution, ContributionManifest } from '@pbc-planner/domain';
import { checklists } from './checklists.generated.ts';
import { compare } from './compare.ts';
import manifest from './contribution.json' with { type: 'json' };
import { explain } from './explain.ts';
import { line } from './line.ts';
import { pace } from './pace/pace.ts';
import { explainRisk } from './risk/explain-risk.ts';
import { riskPool } from './risk/risk-pool.ts';
import { topSlice } from './risk/top-slice.ts';
import { raiseChallenge, stepChallenge } from './savings/challenge.ts';
import { explainSavings } from './savings/explain-savings.ts';
import { savings } from './savings/savings.ts';
import { carryForward, decideUse, proposeUse } from './savings/uses.ts';
import { threshold } from './threshold/threshold.ts';
import { letter } from './practice/letter.ts';
import { page } from './practice/page.ts';
import { checklist } from './status/checklist.ts';
import { status } from './status/status.ts';
import { weightedLists } from './weighted-lists.ts';
import { whatIf } from './what-if/what-if.ts';

export const contribution: Contribution = {
  manifest: manifest as unknown as ContributionManifest,
  commands: {
    'budget.compare': compare, 'budget.explain': explain, 'budget.line': line, 'budget.weighted-lists': weightedLists, 'budget.pace': pace,
    'budget.top-slice': topSlice, 'budget.risk-pool': riskPool, 'budget.explain-risk': explainRisk,
    'budget.savings': savings, 'budget.explain-savings': explainSavings,
    'budget.challenge': raiseChallenge, 'budget.challenge-step': stepChallenge,
    'budget.savings-use': proposeUse, 'budget.savings-decision': decideUse, 'budget.carry-forward': carryForward,
    'budget.threshold': threshold,
    'budget.page': page, 'budget.checklist': checklist, 'budget.letter': letter, 'budget.status': status, 'locality.what-if': whatIf,
  },
  packs: { challengeChecklists: checklists },
};
