import { CannotRun, type Benchmark } from './benchmark.ts';
import { makeWorkspace } from './product.ts';
import { syntheticLocality } from './synthetic-locality.ts';
import { timeInProcess } from './time-processes.ts';

const practices = 6_500;
const serviceLines = 9;

export const englandThreeMethods: Benchmark = {
  name: 'england-three-methods',
  title: `three methods, ${practices} practices, ${serviceLines} service lines, warm`,
  target: { atMost: 100, unit: 'ms' },
  run: async () => {
    const { createToolkit } = await import('@pbc-planner/toolkit');
    const toolkit = await createToolkit({ workspace: await makeWorkspace('england', syntheticLocality(practices, serviceLines)), by: 'Bench' });
    try {
      const compare = async () => {
        const { status, answer } = await toolkit.run('budget.compare', { methods: ['historic', 'capitation', 'blended'] });
        if (status !== 'fine' || answer.kind !== 'comparison' || answer.rows.length !== practices) {
          throw new CannotRun(`budget.compare answered ${answer.kind}, ${status}: ${answer.diagnostics[0]?.message ?? 'no reason given'}`);
        }
      };
      const began = performance.now();
      await compare();
      const cold = performance.now() - began;
      return { value: await timeInProcess(compare, 15, 5), details: { 'first run, ms': cold, practices, 'service lines': serviceLines } };
    } finally {
      await toolkit.close();
    }
  },
};
