import type { EventBody, TrainingProgramme } from '@pbc-planner/domain';
import { PlanInMemory } from '@pbc-planner/domain/testing';
import { contribution } from '../src/index.ts';
import { programmes } from '../src/programmes.generated.ts';

/** A plan of 2005/06 with some practices and the programmes of this package. */
export class TrainingPlan extends PlanInMemory {
  constructor(practices: readonly string[], shipped: readonly TrainingProgramme[] = Object.values(programmes)) {
    super(contribution, { registry: { trainingProgrammes: async () => shipped } }, { year: '2005/06', by: 'LMC office', now: '2005-11-21T10:00:00.000Z' });
    this.keep('locality.join', practices.map((practice): EventBody => ({ type: 'practice joined', data: { practice, membership: 'in', name: `Practice ${practice}` } })));
  }
}
