import { CannotRun, type Benchmark } from './benchmark.ts';
import { makeWorkspace } from './product.ts';
import { syntheticLocality } from './synthetic-locality.ts';
import { timeInProcess } from './time-processes.ts';
import { plainLocality, threeMethodsPlain } from './typed-reference.ts';

const practices = 6_300;
const serviceLines = 9;

interface Times {
  readonly cold: number;
  readonly warm: number;
  /** Without memory freed before each turn. */
  readonly asItComes: number;
}

/** Times `budget.compare` on a locality of so many practices: its first run, and warm. */
async function compareTimes(count: number, options: Readonly<Record<string, unknown>>): Promise<Times> {
  const { createToolkit } = await import('@pbc-planner/toolkit');
  const toolkit = await createToolkit({ workspace: await makeWorkspace(`england-${count}`, syntheticLocality(count, serviceLines, serviceLines)), by: 'Bench' });
  try {
    const compare = async () => {
      const { status, answer } = await toolkit.run('budget.compare', { methods: ['historic', 'capitation', 'blended'], ...options });
      if (status !== 'fine' || answer.kind !== 'comparison' || answer.rows.length !== count) {
        throw new CannotRun(`budget.compare answered ${answer.kind}, ${status}: ${answer.diagnostics[0]?.message ?? 'no reason given'}`);
      }
    };
    const began = performance.now();
    await compare();
    const cold = performance.now() - began;
    return { cold, warm: await timeInProcess(compare, 11, 5), asItComes: await timeInProcess(compare, 21, 5, 'as it comes') };
  } finally {
    await toolkit.close();
  }
}

export const englandThreeMethods: Benchmark = {
  name: 'england-three-methods',
  title: `three methods, ${practices} practices, ${serviceLines} service lines, warm`,
  target: { atMost: 100, unit: 'ms' },
  run: async () => {
    const { cold, warm, asItComes } = await compareTimes(practices, { weights: 'need' });
    const half = await compareTimes(practices / 2, { weights: 'need' });
    const double = await compareTimes(practices * 2, { weights: 'need' });
    const locality = plainLocality(syntheticLocality(practices, serviceLines, serviceLines));
    const reference = await timeInProcess(() => threeMethodsPlain(locality));
    return {
      value: warm,
      details: { 'first run, ms': cold, 'memory as it comes, ms': asItComes, [`${practices / 2} practices, ms`]: half.warm, [`${practices * 2} practices, ms`]: double.warm, 'plain typed arrays, ms': reference, 'x typed arrays': warm / reference },
    };
  },
};

const components = Array.from({ length: serviceLines }, (_, index) => `part-${index + 1}=${20 - index}:part-${index + 1}`).join(';');

export const englandNineComponents: Benchmark = {
  name: 'england-nine-components',
  title: `three methods, ${practices} practices, capitation by ${serviceLines} components, warm`,
  target: { atMost: 100, unit: 'ms' },
  run: async () => {
    const { cold, warm, asItComes } = await compareTimes(practices, { components });
    return { value: warm, details: { 'first run, ms': cold, 'memory as it comes, ms': asItComes } };
  },
};
