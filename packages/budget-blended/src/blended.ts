import { decimal, error, ok } from '@pbc-planner/base';
import { optionDecimal, type BudgetMethod } from '@pbc-planner/domain';

/**
 * The blended method: x per cent of the historic amount plus the rest of the capitation amount, each in whole pence,
 * in exact arithmetic; the pool is then shared in those proportions. 100 gives historic, 0 gives capitation, to the penny.
 */
export const blended: BudgetMethod = {
  figures: () => ok([]),

  calculate: (run) => {
    const { trace } = run;
    const historic = run.ask('historic');
    const capitation = run.ask('capitation');
    const blend = run.option('blend', 'historic in the blend', 'per cent', optionDecimal(run.options, 'blend'));
    const rest = trace.subtract('capitation in the blend', 'per cent', trace.definition('the whole', 'per cent', decimal(100)), blend);
    const ofHistoric = trace.multiply('historic times its percentage', 'pence x per cent', historic, blend);
    const ofCapitation = trace.multiply('capitation times its percentage', 'pence x per cent', capitation, rest);
    const mixed = trace.add('both parts of the blend', 'pence x per cent', ofHistoric, ofCapitation);
    const shared = trace.apportion('blend brought to the pool', run.pool, mixed, 'both parts of the blend, all practices');
    if (typeof shared !== 'string') return shared;
    return error('blend-shares-nothing', `The blend cannot share the pool: ${shared}.`, { hint: 'Choose another blend.' });
  },
};
