import { PassThrough, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { createToolkit, type Run, type Toolkit } from '@pbc-planner/toolkit';
import { mountWorkbench } from '@pbc-planner/tui';
import { fakeHeatmap } from '../../apps/tui/src/testing/fake-heatmap.ts';

/**
 * A process of its own, so that React runs as in the product: the workbench on a workspace, a key at a time, and how long
 * each takes until its frame is written. Arguments: workspace, columns, rows, keys, keys before turning round, and `heatmap` for
 * a heat map of 26 items by 500 practices in which every other stretch goes sideways. Prints the
 * milliseconds as JSON: of keys pressed one by one, and of a key that is held, where each comes on the heels of the last frame.
 */
const [workspace = '.', columns = '120', rows = '40', count = '200', stretch = '100', view = 'budgets'] = process.argv.slice(2);

let arrived: (() => void) | null = null;
const stdout = Object.assign(new Writable({
  decodeStrings: false,
  write(_chunk, _encoding, done) {
    arrived?.();
    done();
  },
}), { isTTY: true, columns: Number(columns), rows: Number(rows) });
const stdin = Object.assign(new PassThrough(), { isTTY: true, isRaw: false, setRawMode: () => undefined, ref: () => undefined, unref: () => undefined });

const own = await createToolkit({ workspace, by: 'Bench' });
const heatmap = fakeHeatmap(26, 500);
const toolkit: Toolkit = view !== 'heatmap' ? own : {
  ...own,
  availability: (command) => (command === 'commitment.heatmap' ? { available: true } : own.availability(command)),
  run: (async (command: string, ...rest: readonly unknown[]) => (command === 'commitment.heatmap'
    ? { status: 'fine', changed: false, answer: { format: 1, diagnostics: [], ...heatmap } }
    : (own.run as (...given: unknown[]) => Promise<Run>)(command, ...rest))) as Toolkit['run'],
};
const mounted = mountWorkbench({
  stdin: stdin as unknown as NodeJS.ReadStream, stdout: stdout as unknown as NodeJS.WriteStream, stderr: process.stderr, toolkit,
  onLeave: () => undefined,
  onFault: (fault) => {
    throw fault;
  },
});
await mounted.loaded;
if (view === 'heatmap') {
  mounted.store.dispatch({ type: 'key', key: '3' });
  for (let tries = 0; tries < 9 && mounted.store.read().matrix.held.outcome?.kind !== 'heatmap'; tries += 1) {
    mounted.store.dispatch({ type: 'key', key: 'v' });
    await pause(200);
  }
  if (mounted.store.read().matrix.held.outcome?.kind !== 'heatmap') throw new Error('The heat map is not on screen.');
}
await pause(300);

/** Presses a key and waits for the first write that follows it, and a while after it. */
async function press(key: string, after = 20): Promise<number> {
  const frame = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const began = performance.now();
  stdin.write(key);
  await Promise.race([frame, pause(1_000)]);
  const took = performance.now() - began;
  arrived = null;
  await pause(after);
  return took;
}

/** Down and up again, so that every key moves the cursor; in a heat map right and left in between. */
const moves = view === 'heatmap' ? ['j', 'l', 'k', 'h'] : ['j', 'k'];
const keyAt = (index: number) => moves[Math.floor(index / Number(stretch)) % moves.length] as string;

for (let warmUp = 0; warmUp < moves.length * Number(stretch); warmUp += 1) await press(keyAt(warmUp));
const times: number[] = [];
for (let key = 0; key < Number(count); key += 1) times.push(await press(keyAt(key)));
const held: number[] = [];
for (let key = 0; key < Number(count); key += 1) held.push(await press(keyAt(key), 0));
mounted.unmount();
process.stdout.write(`${JSON.stringify({ times, held })}\n`);
await toolkit.close();
process.exit(0);
