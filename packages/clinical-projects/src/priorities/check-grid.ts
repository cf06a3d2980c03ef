import { error, type Diagnostic } from '@pbc-planner/base';
import type { PriorityGrid } from '@pbc-planner/domain';

/** What a schema cannot see of a grid: criteria named twice, weights that do not sum to 100. */
export function checkGrid({ criteria }: PriorityGrid): Diagnostic[] {
  const ids = criteria.map(({ id }) => id);
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) =>
      error('criterion-twice', `The criterion ${id} stands twice.`, { place: { path: '/criteria' }, hint: 'Give each criterion an id of its own.' })),
    ...(total === 100 ? [] : [error('weights-not-100', `The weights sum to ${total} and not to 100.`, { place: { path: '/criteria' }, hint: 'Change them until they sum to 100.' })]),
  ];
}
