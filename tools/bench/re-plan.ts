import { CannotRun, type Benchmark } from './benchmark.ts';
import { makeWorkspace } from './product.ts';
import { median } from './statistics.ts';
import { syntheticLocality } from './synthetic-locality.ts';

const practices = 32;
const turns = 31;
const warmUps = 10;

export const rePlan: Benchmark = {
  name: 're-plan',
  title: `re-plan of a locality of ${practices} practices after one edit`,
  target: { atMost: 16, unit: 'ms' },
  run: async () => {
    const { createToolkit } = await import('@pbc-planner/toolkit');
    const toolkit = await createToolkit({ workspace: await makeWorkspace('re-plan', syntheticLocality(practices, 9)), by: 'Bench' });
    try {
      const run = async (command: string, params: Readonly<Record<string, unknown>>) => {
        const { status, answer } = await toolkit.run(command, params);
        if (status !== 'fine') throw new CannotRun(`${command} answered ${status}: ${answer.diagnostics[0]?.message ?? 'no reason given'}`);
      };
      const times: number[] = [];
      const edits: number[] = [];
      for (let turn = 0; turn < warmUps + turns; turn += 1) {
        const began = performance.now();
        await run('locality.join', { practice: 'Z00003', list: String(4_000 + turn) });
        const edited = performance.now();
        await run('budget.compare', { weights: 'list' });
        if (turn < warmUps) continue;
        times.push(performance.now() - edited);
        edits.push(edited - began);
      }
      return { value: median(times), details: { 'the edit itself, saved to disk, ms': median(edits), samples: turns } };
    } finally {
      await toolkit.close();
    }
  },
};
