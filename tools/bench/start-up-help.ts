import type { Benchmark } from './benchmark.ts';
import { launcher, needProduct } from './product.ts';
import { timeAgainstNode } from './time-processes.ts';

export const startUpHelp: Benchmark = {
  name: 'start-up-help',
  title: 'pbc --help',
  target: { atMost: 2.0, unit: 'x node -e 0' },
  run: async () => {
    needProduct();
    return timeAgainstNode([launcher, '--help']);
  },
};
