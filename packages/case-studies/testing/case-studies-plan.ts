import type { CaseStudy, CaseStudyChecklist, ClinicalArea } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { contribution } from '../src/index.ts';

/** A plan of Tarrow Vale with one project, with the records and checklists of this package and a locality's own. */
export class CaseStudiesPlan extends PlanInMemory {
  constructor(own: readonly CaseStudyChecklist[] = [], cases: readonly CaseStudy[] = []) {
    const { caseStudies = {}, caseStudyChecklists = {} } = contribution.packs ?? {};
    super(contribution, {
      registry: {
        caseStudies: async () => [...Object.values(caseStudies), ...cases],
        caseStudyChecklists: async () => [...Object.values(caseStudyChecklists), ...own],
        clinicalAreas: async () => [{ id: 'copd' }, { id: 'diabetes' }] as unknown as ClinicalArea[],
      },
    });
    this.keep('project.add', [{ type: 'project added', data: { project: 'dvt', title: 'DVT', area: 'dvt' } }]);
  }
}
