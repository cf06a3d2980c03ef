import type { Benchmark } from './benchmark.ts';
import { launcher, needProduct } from './product.ts';
import { timeAgainstNode } from './time-processes.ts';

export const startUpVersion: Benchmark = {
  name: 'start-up-version',
  title: 'pbc --version',
  target: { atMost: 1.3, unit: 'x node -e 0' },
  run: async () => {
    needProduct();
    return timeAgainstNode([launcher, '--version']);
  },
};
