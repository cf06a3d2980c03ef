import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { runInput } from './generate/run-input.ts';

/** A few rounds in `npm test`, the same each time; `npm run soak -- input` goes on for twenty minutes, or as many as it is told, from a seed of its own. */
const soak = process.env['PBC_SOAK'] === '1';
const minutes = Number(process.env['PBC_SOAK_MINUTES'] ?? 20);
const rounds = 5;

describe('generated input', () => {
  it('through every import profile and every reader of JSON: no crash, no hang, no unescaped byte, the plan as it was where it is refused', async () => {
    const firstSeed = soak ? Math.floor(Date.now() / 1_000) % 1_000_000 : 1;
    const until = Date.now() + (soak ? minutes * 60_000 : 150_000);
    const { targets, broken } = await runInput({ firstSeed, rounds: soak ? Number.POSITIVE_INFINITY : rounds, until, folder: join(root, '.tmp/hostile-input'), only: '' });
    if (soak) {
      console.log(`From seed ${firstSeed}:`);
      for (const [target, { tried, slowest, came }] of targets) {
        console.log(`${target.padEnd(34)} ${String(tried).padStart(6)} tried, slowest ${slowest.toFixed(0)} ms: ${[...came].map(([how, count]) => `${how} ${count}`).join(', ')}`);
      }
    }
    expect(broken).toEqual([]);
    expect(targets.size).toBeGreaterThanOrEqual(26);
    for (const [target, { tried }] of targets) expect([target, tried]).toEqual([target, soak ? expect.any(Number) : rounds]);
  }, soak ? (minutes + 5) * 60_000 : 180_000);
});
