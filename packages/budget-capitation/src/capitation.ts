import { error, ok, type Amounts } from '@pbc-planner/base';
import type { BudgetMethod, PoolRun } from '@pbc-planner/domain';
import { findComponents } from './components.ts';
import { sharingList, sharingNotes } from './sharing-list.ts';
import { componentLists, unifiedList } from './unified-list.ts';

/** The capitation method: the pool is shared by patients, raw or weighted for need (largest remainder, ties to the lower code). */
export const capitation: BudgetMethod = {
  figures: (held, options) => sharingList(held, options),

  prepare: async (held, options, sources) => {
    if (options['components'] === undefined && options['residents'] === undefined) return ok(withNotes(capitation, sharingNotes(held, options)));
    const found = await findComponents(held, options, sources);
    if (!found.ok) return found;
    const { needs, notes } = found.value;
    return ok(withNotes({
      ...capitation,
      figures: () => ok(needs),
      weights: (run) => unifiedList(run, found.value),
      weightedLists: (run) => componentLists(run, found.value),
    }, notes));
  },

  weights: (run) => listOf(run),

  calculate: (run) => {
    const { trace, pool } = run;
    const list = run.weightsOf('capitation');
    if ('severity' in list) return list;
    const name = trace.label(list);
    const shared = trace.apportion(`share of the pool by ${name}`, pool, list, `${name}, all practices`);
    if (typeof shared !== 'string') return shared;
    return error('list-shares-nothing', `The list cannot share the pool: ${shared}.`, { hint: 'Choose another list with --weights, or import one with patients in it.' });
  },
};

function withNotes(method: BudgetMethod, notes: readonly string[]): BudgetMethod {
  return {
    ...method,
    calculate: (run) => {
      for (const note of notes) run.note(note);
      return method.calculate(run);
    },
  };
}

function listOf({ figures: [list] }: PoolRun): Amounts {
  if (list === undefined) throw new RangeError('The capitation method runs on one figure a practice');
  return list;
}
