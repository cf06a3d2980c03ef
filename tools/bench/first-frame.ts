import { spawn } from '@lydell/node-pty';
import type { Benchmark } from './benchmark.ts';
import { launcher, makeWorkspace, needProduct } from './product.ts';
import { median } from './statistics.ts';
import { syntheticLocality } from './synthetic-locality.ts';

const samples = 15;

/** Milliseconds until a process in a pseudo-terminal has written what is wanted, or has ended where nothing is. */
function untilWritten(args: readonly string[], wanted: string | null): Promise<number> {
  const { CI: _, NODE_OPTIONS: __, ...env } = process.env as Record<string, string>;
  return new Promise((resolve) => {
    const began = performance.now();
    const terminal = spawn(process.execPath, [...args], { cols: 120, rows: 40, name: 'xterm-256color', env: { ...env, TERM: 'xterm-256color' } });
    let written = '';
    let seen: number | null = null;
    terminal.onData((data) => {
      written += data;
      if (wanted === null || seen !== null || !written.includes(wanted)) return;
      seen = performance.now() - began;
      terminal.write('q');
    });
    terminal.onExit(() => resolve(seen ?? performance.now() - began));
  });
}

export const firstFrame: Benchmark = {
  name: 'first-frame',
  title: 'workbench, first frame, 32 practices',
  target: { atMost: 4.5, unit: 'x node -e 0' },
  run: async () => {
    needProduct();
    const workspace = await makeWorkspace('workbench-32', syntheticLocality(32, 1));
    const open = () => untilWritten([launcher, '-C', workspace], '2 Budgets');
    const figures = () => untilWritten([launcher, '-C', workspace], 'Pool');
    const empty = () => untilWritten(['-e', '0'], null);
    for (let warmUp = 0; warmUp < 2; warmUp += 1) {
      await empty();
      await open();
    }
    const theirs: number[] = [];
    const ours: number[] = [];
    const shown: number[] = [];
    for (let turn = 0; turn < samples; turn += 1) {
      theirs.push(await empty());
      ours.push(await open());
      shown.push(await figures());
    }
    return { value: median(ours) / median(theirs), details: { 'with its figures, x node -e 0': median(shown) / median(theirs), 'median ms': median(ours), 'node -e 0, median ms': median(theirs), samples } };
  },
};
