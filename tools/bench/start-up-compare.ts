import type { Benchmark } from './benchmark.ts';
import { launcher, makeWorkspace, needProduct } from './product.ts';
import { syntheticLocality } from './synthetic-locality.ts';
import { timeAgainstNode } from './time-processes.ts';

export const startUpCompare: Benchmark = {
  name: 'start-up-compare',
  title: 'pbc budget compare, 32 practices',
  target: { atMost: 2.5, unit: 'x node -e 0' },
  run: async () => {
    needProduct();
    return timeAgainstNode([launcher, 'budget', 'compare', '-C', await makeWorkspace('locality-32', syntheticLocality(32, 1))]);
  },
};
