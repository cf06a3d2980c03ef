import { Worker } from 'node:worker_threads';
import type { Told, Work } from './input-worker.ts';

/** What came of the inputs of one target. */
export interface TargetCount {
  tried: number;
  slowest: number;
  readonly came: Map<string, number>;
}

/** What came of a whole run. */
export interface InputReport {
  readonly targets: ReadonlyMap<string, TargetCount>;
  /** What broke: each with the target and the seed that bring it back. */
  readonly broken: readonly string[];
}

/** No input may take longer. */
const longest = 20_000;

/** Tries generated inputs in a thread of its own with little memory, so that one that hangs or fills the memory is found and named. */
export function runInput(work: Work): Promise<InputReport> {
  const targets = new Map<string, TargetCount>();
  const broken: string[] = [];
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./input-worker.ts', import.meta.url), {
      workerData: work, execArgv: ['--conditions=source', '--no-warnings'], resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    let now = 'the start';
    let watch = setTimeout(() => undefined, 0);
    const end = () => {
      clearTimeout(watch);
      void worker.terminate().then(() => resolve({ targets, broken }));
    };
    const expectMore = (milliseconds: number) => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        broken.push(`${now}: it took longer than ${milliseconds / 1_000} s`);
        end();
      }, milliseconds);
    };
    expectMore(120_000);
    worker.on('error', (cause) => {
      broken.push(`${now}: the thread ended: ${cause instanceof Error ? cause.stack : String(cause)}`);
      end();
    });
    worker.on('message', (told: Told) => {
      if (told.kind === 'done') return end();
      now = `${told.target}, seed ${told.seed}`;
      expectMore(longest);
      const count = targets.get(told.target) ?? { tried: 0, slowest: 0, came: new Map<string, number>() };
      targets.set(told.target, count);
      if (told.kind === 'begun') return undefined;
      count.tried += 1;
      if (told.kind === 'broken') broken.push(`${now}: ${told.message}`);
      else {
        count.slowest = Math.max(count.slowest, told.milliseconds);
        count.came.set(told.came, (count.came.get(told.came) ?? 0) + 1);
      }
      return undefined;
    });
  });
}
