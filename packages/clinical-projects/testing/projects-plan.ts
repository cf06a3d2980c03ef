import { PlanInMemory } from '@pbc-planner/domain/testing';
import { contribution } from '../src/index.ts';

/** A plan of Tarrow Vale with the catalogue of this package. */
export class ProjectsPlan extends PlanInMemory {
  constructor() {
    const { clinicalAreas = {}, quickWins = {}, priorityGrids = {} } = contribution.packs ?? {};
    super(contribution, {
      registry: { clinicalAreas: async () => Object.values(clinicalAreas), quickWins: async () => Object.values(quickWins), priorityGrids: async () => Object.values(priorityGrids) },
    });
  }
}
