import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { Chance } from './chance.ts';
import { makeTargets } from './targets.ts';

/** What the worker is to do: rounds over all targets from a seed on, until a number of rounds or a time is reached. */
export interface Work {
  readonly firstSeed: number;
  readonly rounds: number;
  readonly until: number;
  /** Where inputs that broke something are kept. */
  readonly folder: string;
  /** Targets whose name holds this text; all where it is empty. */
  readonly only: string;
}

/** What the worker tells. */
export type Told =
  | { readonly kind: 'begun'; readonly target: string; readonly seed: number }
  | { readonly kind: 'tried'; readonly target: string; readonly seed: number; readonly came: string; readonly milliseconds: number }
  | { readonly kind: 'broken'; readonly target: string; readonly seed: number; readonly message: string }
  | { readonly kind: 'done' };

const work = workerData as Work;
const tell = (told: Told) => parentPort?.postMessage(told);

const { targets, close } = await makeTargets();
const chosen = targets.filter(({ id }) => id.includes(work.only));
for (let round = 0; round < work.rounds && Date.now() < work.until; round += 1) {
  for (const [place, { id, tryOne }] of chosen.entries()) {
    const seed = (work.firstSeed + round) * 1_000 + place;
    tell({ kind: 'begun', target: id, seed });
    let input: Uint8Array = new Uint8Array();
    const began = performance.now();
    try {
      const came = await tryOne(new Chance(seed), (bytes) => {
        input = bytes;
      });
      tell({ kind: 'tried', target: id, seed, came, milliseconds: performance.now() - began });
    } catch (cause) {
      mkdirSync(work.folder, { recursive: true });
      writeFileSync(join(work.folder, `${id.replace(/[^a-z0-9]+/gi, '-')}-${seed}`), input);
      tell({ kind: 'broken', target: id, seed, message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) });
    }
  }
}
await close();
tell({ kind: 'done' });
