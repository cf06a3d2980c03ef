import { compareText, error, ok, refused, type Result } from '@pbc-planner/base';
import { measureTitle, type DatedMeasure, type FiguresHeld, type FiguresNeeded, type MethodOptions } from '@pbc-planner/domain';

/** The one list that the pool is shared by: the one asked for, else the weighted list imported last. */
export function sharingList(held: FiguresHeld, options: MethodOptions): Result<readonly FiguresNeeded[]> {
  const asked = options['weights'];
  const found = asked === undefined ? held.headline : listNamed(held, String(asked));
  if (found) return ok([{ title: `${measureTitle(found.measure)} of ${found.year}`, measures: [found] }]);
  const names = weightedNames(held);
  if (asked === undefined) {
    return refused(error('no-weighted-list', 'The plan holds no weighted list, so capitation does not know what to share by.', {
      hint: 'Use the registered list with --weights list, or import a file with a weighted list.',
    }));
  }
  const choices = [...(listNamed(held, 'list') ? ['list'] : []), ...names];
  return refused(error('unknown-weights', `The plan holds no list called "${String(asked)}".`, {
    hint: choices.length === 0 ? 'Import a file with a list first.' : `It holds ${choices.join(', ')}.`,
  }));
}

/** A list by its name. Of several years of the registered list, the newest not after the plan's; of a weighted list, the one imported last. */
function listNamed(held: FiguresHeld, name: string): DatedMeasure | undefined {
  if (name !== 'list') return held.measures.findLast(({ measure }) => measure.kind === 'weighted-list' && measure.name === name);
  return newestList(held);
}

/** The registered list of the newest year not after the plan's, failing which of any. */
export function newestList(held: FiguresHeld): DatedMeasure | undefined {
  const lists = held.measures.filter(({ measure }) => measure.kind === 'list');
  const inTime = lists.filter(({ year }) => year <= held.year).sort((a, b) => compareText(a.year, b.year));
  return inTime.at(-1) ?? lists.at(-1);
}

function weightedNames(held: FiguresHeld): string[] {
  return [...new Set(held.measures.flatMap(({ measure }) => (measure.kind === 'weighted-list' ? [measure.name] : [])))];
}
