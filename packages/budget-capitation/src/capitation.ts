import { error, ok, refused, type Result } from '@pbc-planner/base';
import { measureTitle, type BudgetMethod, type DatedMeasure, type FiguresHeld, type FiguresNeeded, type MethodOptions } from '@pbc-planner/domain';

/** The capitation method: the pool is shared by patients, raw or weighted for need (largest remainder, ties to the lower code). */
export const capitation: BudgetMethod = {
  figures: (held, options) => sharingList(held, options),

  calculate: (run) => {
    const { trace, pool, figures: [list] } = run;
    if (list === undefined) throw new RangeError('The capitation method runs on one figure a practice');
    const name = trace.label(list);
    const shared = trace.apportion(`share of the pool by ${name}`, pool, list, `${name}, all practices`);
    if (typeof shared !== 'string') return shared;
    return error('list-shares-nothing', `The list cannot share the pool: ${shared}.`, { hint: 'Choose another list with --weights, or import one with patients in it.' });
  },
};

function sharingList(held: FiguresHeld, options: MethodOptions): Result<readonly FiguresNeeded[]> {
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

function listNamed(held: FiguresHeld, name: string): DatedMeasure | undefined {
  return held.measures.findLast(({ measure }) => (name === 'list' ? measure.kind === 'list' : measure.kind === 'weighted-list' && measure.name === name));
}

function weightedNames(held: FiguresHeld): string[] {
  return [...new Set(held.measures.flatMap(({ measure }) => (measure.kind === 'weighted-list' ? [measure.name] : [])))];
}
