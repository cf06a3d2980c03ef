import budgetBlended from '@pbc-planner/budget-blended/contribution.json' with { type: 'json' };
import budgetCapitation from '@pbc-planner/budget-capitation/contribution.json' with { type: 'json' };
import budgetHistoric from '@pbc-planner/budget-historic/contribution.json' with { type: 'json' };
import budgets from '@pbc-planner/budgets/contribution.json' with { type: 'json' };
import caseStudies from '@pbc-planner/case-studies/contribution.json' with { type: 'json' };
import commitment from '@pbc-planner/commitment/contribution.json' with { type: 'json' };
import changeProcess from '@pbc-planner/change-process/contribution.json' with { type: 'json' };
import clinicalProjects from '@pbc-planner/clinical-projects/contribution.json' with { type: 'json' };
import involvement from '@pbc-planner/involvement/contribution.json' with { type: 'json' };
import locality from '@pbc-planner/locality/contribution.json' with { type: 'json' };
import needIndex from '@pbc-planner/need-index/contribution.json' with { type: 'json' };
import policy from '@pbc-planner/policy/contribution.json' with { type: 'json' };
import responsibility from '@pbc-planner/responsibility/contribution.json' with { type: 'json' };
import runtime from '@pbc-planner/runtime/contribution.json' with { type: 'json' };
import training from '@pbc-planner/training/contribution.json' with { type: 'json' };
import sessions from '@pbc-planner/sessions/contribution.json' with { type: 'json' };
import type { CatalogueEntry } from '@pbc-planner/runtime';

/** Everything that the product contains, in the order in which people meet it. A new contribution is one more line. */
export const catalogue = [
  { manifest: locality, load: () => import('@pbc-planner/locality').then((m) => m.contribution) },
  { manifest: budgets, load: () => import('@pbc-planner/budgets').then((m) => m.contribution) },
  { manifest: budgetHistoric, load: () => import('@pbc-planner/budget-historic').then((m) => m.contribution) },
  { manifest: budgetCapitation, load: () => import('@pbc-planner/budget-capitation').then((m) => m.contribution) },
  { manifest: budgetBlended, load: () => import('@pbc-planner/budget-blended').then((m) => m.contribution) },
  { manifest: needIndex, load: () => import('@pbc-planner/need-index').then((m) => m.contribution) },
  { manifest: responsibility, load: () => import('@pbc-planner/responsibility').then((m) => m.contribution) },
  { manifest: commitment, load: () => import('@pbc-planner/commitment').then((m) => m.contribution) },
  { manifest: clinicalProjects, load: () => import('@pbc-planner/clinical-projects').then((m) => m.contribution) },
  { manifest: changeProcess, load: () => import('@pbc-planner/change-process').then((m) => m.contribution) },
  { manifest: involvement, load: () => import('@pbc-planner/involvement').then((m) => m.contribution) },
  { manifest: caseStudies, load: () => import('@pbc-planner/case-studies').then((m) => m.contribution) },
  { manifest: training, load: () => import('@pbc-planner/training').then((m) => m.contribution) },
  { manifest: sessions, load: () => import('@pbc-planner/sessions').then((m) => m.contribution) },
  { manifest: policy, load: () => import('@pbc-planner/policy').then((m) => m.contribution) },
  { manifest: runtime, load: () => import('@pbc-planner/runtime').then((m) => m.contribution) },
] as unknown as readonly CatalogueEntry[];
