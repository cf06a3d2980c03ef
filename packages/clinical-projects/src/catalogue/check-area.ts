import { error, type Diagnostic } from '@pbc-planner/base';
import type { ClinicalArea } from '@pbc-planner/domain';

/** What a schema cannot see of a clinical area: names used twice, sources that it does not have. */
export function checkArea({ measures, cautions, sources }: ClinicalArea): Diagnostic[] {
  const ids = measures.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) =>
      error('measure-twice', `The measure ${id} stands twice.`, { place: { path: '/measures' }, hint: 'Give each measure an id of its own.' })),
    ...cautions.flatMap((caution, index) => caution.sources.filter((id) => !Object.hasOwn(sources, id)).map((id) =>
      error('unknown-source', `The caution names the source "${id}", which the pack does not have.`, { place: { path: `/cautions/${index}/sources` }, hint: `It has ${Object.keys(sources).join(', ')}.` }))),
  ];
}
