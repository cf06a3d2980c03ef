import { spawnSync } from 'node:child_process';
import { CannotRun, type Benchmark, type Measurement } from './benchmark.ts';
import { makeWorkspace, needProduct } from './product.ts';
import { quantile } from './statistics.ts';
import { syntheticLocality } from './synthetic-locality.ts';

interface KeyTimes {
  /** Milliseconds from key to frame, of keys one by one and of a key that is held. */
  readonly times: readonly number[];
  readonly held: readonly number[];
}

const sizes = [30, 500, 6_500] as const;

function keyTimes(workspace: string, columns: number, rows: number, keys: number, stretch: number, view = 'budgets'): KeyTimes {
  const script = new URL('./key-to-frame-process.ts', import.meta.url).pathname;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, workspace, String(columns), String(rows), String(keys), String(stretch), view], {
    encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
  });
  if (status !== 0) throw new CannotRun(`The workbench ended with ${status}: ${stderr.trim().slice(0, 400)}`);
  return JSON.parse(stdout) as KeyTimes;
}

async function timesBySize(columns: number, rows: number): Promise<Map<number, KeyTimes>> {
  needProduct();
  const times = new Map<number, KeyTimes>();
  for (const practices of sizes) {
    const workspace = await makeWorkspace(`workbench-${practices}`, syntheticLocality(practices, 1));
    times.set(practices, keyTimes(workspace, columns, rows, 240, Math.min(120, practices - 5)));
  }
  return times;
}

async function measure(columns: number, rows: number): Promise<Measurement> {
  const times = await timesBySize(columns, rows);
  const of = (practices: number, share: number, which: keyof KeyTimes = 'times') => quantile(times.get(practices)?.[which] ?? [], share);
  return {
    value: Math.max(of(6_500, 0.95), of(6_500, 0.95, 'held')),
    details: {
      'p50, 30 practices': of(30, 0.5), 'p50, 500 practices': of(500, 0.5), 'p50, 6,500 practices': of(6_500, 0.5),
      'p95, 30 practices': of(30, 0.95), 'p95, 500 practices': of(500, 0.95), 'p95, 6,500 practices': of(6_500, 0.95),
      'held key, p95, 6,500 practices': of(6_500, 0.95, 'held'),
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

export const keyToFrameGrowth: Benchmark = {
  name: 'key-to-frame-growth',
  title: 'workbench, key to frame at 120x40, 6,500 practices to 30',
  target: { atMost: 1.2, unit: 'x 30 practices' },
  // The same keys in the same view, and the sizes in turn, so that a busy moment strikes all of them.
  run: async () => {
    needProduct();
    const times = new Map<number, number[]>(sizes.map((practices) => [practices, []]));
    for (let turn = 0; turn < 3; turn += 1) {
      for (const practices of sizes) {
        const workspace = await makeWorkspace(`workbench-${practices}`, syntheticLocality(practices, 1));
        times.get(practices)?.push(...keyTimes(workspace, 120, 40, 120, 25).times);
      }
    }
    const middle = (practices: number) => quantile(times.get(practices) ?? [], 0.5);
    return { value: middle(6_500) / middle(30), details: { '500 to 30': middle(500) / middle(30), 'p50, 30 practices, ms': middle(30), 'p50, 6,500 practices, ms': middle(6_500) } };
  },
};

/** Draws and scrolls a heat map of 26 items by 500 practices, down and sideways. */
function heatMap(name: string, columns: number, rows: number, atMost: number): Benchmark {
  return {
    name,
    title: `workbench, key to frame at ${columns}x${rows}, heat map of 26 items by 500 practices, p95`,
    target: { atMost, unit: 'ms' },
    run: async () => {
      needProduct();
      const { times, held } = keyTimes(await makeWorkspace('workbench-30', syntheticLocality(30, 1)), columns, rows, 200, 25, 'heatmap');
      return { value: Math.max(quantile(times, 0.95), quantile(held, 0.95)), details: { p50: quantile(times, 0.5), 'held key, p50': quantile(held, 0.5) } };
    },
  };
}

export const heatMapToFrame = heatMap('key-to-frame-heat-map', 120, 40, 8);

export const heatMapToFrameLarge = heatMap('key-to-frame-heat-map-large', 200, 60, 16);
