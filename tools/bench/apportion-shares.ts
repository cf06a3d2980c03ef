import { apportion, pence, sumPence } from '@pbc-planner/base';
import { CannotRun, type Benchmark } from './benchmark.ts';
import { timeInProcess } from './time-processes.ts';

function work(count: number): () => void {
  const keys = Array.from({ length: count }, (_, index) => `Z${String(index).padStart(5, '0')}`);
  const weights = keys.map((_, index) => BigInt(80_000 + ((index * 7919) % 2_400_000)));
  const total = pence(count * 123_456_789 + 1);
  return () => {
    const shared = apportion(total, weights, keys);
    if (typeof shared === 'string' || sumPence(shared.shares) !== total) throw new CannotRun('The shares do not add up to the total.');
  };
}

export const apportionShares: Benchmark = {
  name: 'apportion-shares',
  title: 'apportionment of 8,000 shares',
  target: { atMost: 5, unit: 'ms' },
  run: async () => ({
    value: await timeInProcess(work(8_000)),
    details: { '2,000 shares, ms': await timeInProcess(work(2_000)), '32,000 shares, ms': await timeInProcess(work(32_000)) },
  }),
};
