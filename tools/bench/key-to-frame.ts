import { spawnSync } from 'node:child_process';
import { CannotRun, type Benchmark, type Measurement } from './benchmark.ts';
import { makeWorkspace, needProduct } from './product.ts';
import { quantile } from './statistics.ts';
import { syntheticLocality } from './synthetic-locality.ts';

function keyTimes(workspace: string, practices: number, columns: number, rows: number): number[] {
  const stretch = Math.min(120, practices - 5);
  const script = new URL('./key-to-frame-process.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, workspace, String(columns), String(rows), '240', String(stretch)], {
    encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new CannotRun(`The workbench ended with ${status}: ${stderr.trim().slice(0, 400)}`);
  return JSON.parse(stdout) as number[];
}

async function measure(columns: number, rows: number): Promise<Measurement> {
  needProduct();
  const times = new Map<number, number[]>();
  for (const practices of [30, 500, 6_500]) {
    const workspace = await makeWorkspace(`workbench-${practices}`, syntheticLocality(practices, 1));
    times.set(practices, keyTimes(workspace, practices, columns, rows));
  }
  const p95 = (practices: number) => quantile(times.get(practices) ?? [], 0.95);
  const p50 = (practices: number) => quantile(times.get(practices) ?? [], 0.5);
  return {
    value: p95(6_500),
    details: {
      'p50, 30 practices': p50(30), 'p50, 500 practices': p50(500), 'p50, 6,500 practices': p50(6_500),
      'p95, 30 practices': p95(30), 'p95, 500 practices': p95(500), 'ratio of medians, 6,500 to 30': p50(6_500) / p50(30),
    },
  };
}

export const keyToFrame: Benchmark = {
  name: 'key-to-frame',
  title: 'workbench, key to frame at 120x40, 6,500 practices, p95',
  target: { atMost: 8, unit: 'ms' },
  run: () => measure(120, 40),
};

export const keyToFrameLarge: Benchmark = {
  name: 'key-to-frame-large',
  title: 'workbench, key to frame at 200x60, 6,500 practices, p95',
  target: { atMost: 16, unit: 'ms' },
  run: () => measure(200, 60),
};
