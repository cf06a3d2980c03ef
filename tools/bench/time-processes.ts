import { spawnSync } from 'node:child_process';
import { CannotRun, type Measurement } from './benchmark.ts';
import { median } from './statistics.ts';

const samples = 21;

function milliseconds(script: readonly string[]): number {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const began = performance.now();
  const { status, stderr, error } = spawnSync(process.execPath, script, { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const took = performance.now() - began;
  if (error || status !== 0) throw new CannotRun(`node ${script.join(' ')} ended with ${status}: ${error?.message ?? stderr.trim()}`);
  return took;
}

/**
 * Times a whole process of Node against `node -e 0`, taking turns so that a busy moment strikes both.
 * @returns the ratio of the medians. @throws CannotRun when the process does not end with 0.
 */
export function timeAgainstNode(script: readonly string[]): Measurement {
  const empty = ['-e', '0'];
  for (const warmUp of [empty, script, script]) milliseconds(warmUp);
  const theirs: number[] = [];
  const ours: number[] = [];
  for (let turn = 0; turn < samples; turn += 1) {
    theirs.push(milliseconds(empty));
    ours.push(milliseconds(script));
  }
  return {
    value: median(ours) / median(theirs),
    details: { 'median ms': median(ours), 'node -e 0, median ms': median(theirs), samples },
  };
}

/**
 * Times work in this process, in milliseconds: the median after a warm-up.
 * @param memory `collected` frees memory before each turn, so that none pays for another's, and each asks the system for fresh pages;
 * `as it comes` leaves that to the run, as it is in a program that goes on.
 */
export async function timeInProcess(work: () => unknown, turns = 31, warmUps = 10, memory: 'collected' | 'as it comes' = 'collected'): Promise<number> {
  for (let turn = 0; turn < warmUps; turn += 1) await work();
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    if (memory === 'collected') globalThis.gc?.();
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return median(times);
}
