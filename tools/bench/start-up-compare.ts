import type { Benchmark } from './benchmark.ts';
import { launcher, makeWorkspace, needProduct } from './product.ts';
import { syntheticLocality } from './synthetic-locality.ts';
import { timeAgainstNode } from './time-processes.ts';

/** A command on the plan of a locality of 32 practices, from a process that begins to one that has ended. */
function planCommand(name: string, title: string, words: readonly string[]): Benchmark {
  return {
    name,
    title: `${title}, 32 practices`,
    target: { atMost: 2.5, unit: 'x node -e 0' },
    run: async () => {
      needProduct();
      return timeAgainstNode([launcher, ...words, '-C', await makeWorkspace('locality-32', syntheticLocality(32, 1))]);
    },
  };
}

export const startUpCompare = planCommand('start-up-compare', 'pbc budget compare', ['budget', 'compare']);
export const startUpMatrix = planCommand('start-up-matrix', 'pbc matrix show', ['matrix', 'show']);
