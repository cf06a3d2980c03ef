import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { financialYear } from '@pbc-planner/base';
import type { EventBody, PlanEvent } from '@pbc-planner/domain';
import { createWorkspace } from '@pbc-planner/store';
import { root } from '../workspace.ts';
import { CannotRun, type Benchmark } from './benchmark.ts';
import { timeInProcess } from './time-processes.ts';

/** Events enough for a plan of a little over a megabyte. */
const eventsOfMegabyte = 4_900;

/** How often a large plan is saved before it is timed, and then. */
const [largeWarmUps, largeSaves] = [2, 7];

function event(sequence: number, body: EventBody): PlanEvent {
  return { ...body, sequence, change: sequence, time: '2006-11-15T09:30:00.000Z', by: 'Bench', command: 'locality.join' };
}

function joined(sequence: number): PlanEvent {
  const practice = `Z${String(sequence).padStart(5, '0')}`;
  return event(sequence, { type: 'practice joined', data: { practice, membership: 'in', name: `Practice ${sequence}`, list: String(sequence * 3) } });
}

async function timeSaves(count: number, turns?: number, warmUps?: number): Promise<{ milliseconds: number; bytes: number }> {
  // In the project's own folder, because a system's folder for temporary files may lie in memory, where a save costs nothing.
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, '.tmp/save-'));
  try {
    const data = { name: 'Synthetic', year: financialYear(2006), framework: 'pbc-2005', fictional: true };
    const events = [event(1, { type: 'plan founded', data }), ...Array.from({ length: count - 1 }, (_, index) => joined(index + 2))];
    const made = await createWorkspace(folder, events, 'Bench');
    if (!made.ok) throw new CannotRun(made.diagnostics[0]?.message ?? 'The workspace was not made.');
    let sequence = count;
    const milliseconds = await timeInProcess(async () => {
      sequence += 1;
      const saved = await made.value.append([joined(sequence)], 'Bench');
      if (!saved.ok) throw new CannotRun(saved.diagnostics[0]?.message ?? 'The plan was not saved.');
    }, turns, warmUps);
    return { milliseconds, bytes: statSync(join(folder, 'plan.json')).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const savePlan: Benchmark = {
  name: 'save-plan',
  title: 'durable save of a 1 MB plan',
  target: { atMost: 30, unit: 'ms' },
  run: async () => {
    const { milliseconds, bytes } = await timeSaves(eventsOfMegabyte);
    const small = await timeSaves(eventsOfMegabyte / 10);
    return { value: milliseconds, details: { bytes, 'a plan of a tenth, ms': small.milliseconds } };
  },
};

export const saveLargePlan: Benchmark = {
  name: 'save-plan-large',
  title: 'durable save of a 50 MB plan',
  target: { atMost: 1_500, unit: 'ms' },
  run: async () => {
    const { milliseconds, bytes } = await timeSaves(50 * eventsOfMegabyte, largeSaves, largeWarmUps);
    return { value: milliseconds, details: { bytes, samples: largeSaves } };
  },
};

/** What a further megabyte costs between the larger two of three sizes, against the smaller two: 1 where the time grows in a straight line, over 3 where it grows with the square. */
export const saveGrowth: Benchmark = {
  name: 'save-plan-growth',
  title: 'cost of a further megabyte, 15 to 50 MB against 5 to 15 MB',
  target: { atMost: 1.5, unit: 'x' },
  run: async () => {
    const sizes = [5, 15, 50] as const;
    const times: { milliseconds: number; bytes: number }[] = [];
    for (const size of sizes) times.push(await timeSaves(size * eventsOfMegabyte, largeSaves, largeWarmUps));
    const [small, middle, large] = times as [typeof times[0], typeof times[0], typeof times[0]];
    const perByte = (from: typeof small, to: typeof small) => (to.milliseconds - from.milliseconds) / (to.bytes - from.bytes);
    const details = Object.fromEntries(sizes.map((size, index) => [`${size} MB, ms`, times[index]?.milliseconds ?? 0]));
    return { value: perByte(middle, large) / perByte(small, middle), details };
  },
};
