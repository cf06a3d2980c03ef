import type { ImportProfile, NeedPopulation } from '@pbc-planner/domain';

/** A weighted population of NHS England's allocations, with the weighted list that profiles read it as. */
interface Known extends NeedPopulation {
  readonly list: string;
}

/** In the order in which NHS England's tool shows them. */
const known: readonly Known[] = [
  { id: 'general_acute', list: 'general-acute', title: 'General & acute' },
  { id: 'community', list: 'community', title: 'Community' },
  { id: 'mental_health', list: 'mental-health', title: 'Mental health' },
  { id: 'maternity', list: 'maternity', title: 'Maternity' },
  { id: 'prescribing', list: 'prescribing', title: 'Prescribing' },
  { id: 'core_overall', list: 'core-overall', title: 'Core services' },
  { id: 'pmc_overall', list: 'primary-medical-care-overall', title: 'Primary medical care' },
  { id: 'pmc_need', list: 'primary-medical-care-need', title: 'Primary medical need' },
  { id: 'health_inequalities', list: 'health-inequalities', title: 'Health inequalities' },
];

/** A population with the heading of its column. */
export interface PopulationColumn extends NeedPopulation {
  readonly heading: string;
}

/** The weighted populations that a profile reads, in the order in which they are shown. */
export function populationColumns({ measures = [] }: ImportProfile): PopulationColumn[] {
  return known.flatMap(({ id, title, list }) => {
    const found = measures.find(({ measure }) => measure.kind === 'weighted-list' && measure.name === list);
    return found === undefined ? [] : [{ id, title, heading: found.heading }];
  });
}

/** The heading of the plain population; `null` where a profile reads none. */
export function plainColumn({ measures = [] }: ImportProfile): string | null {
  return measures.find(({ measure }) => measure.kind === 'list')?.heading ?? null;
}
