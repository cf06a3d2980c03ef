import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { filesIn, founded, inFreshFolder, joined, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile } from './index.ts';

const script = fileURLToPath(new URL('../testing/append-until-killed.ts', import.meta.url));
const KILLS = 20;

/** Starts a process that saves, kills it some time after its first save, and gives what it said last: revision and number of events. */
async function killWhileSaving(folder: string, after: number): Promise<[number, number]> {
  const child = spawn(process.execPath, ['--conditions=source', script, folder, '50000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  await delay(after);
  child.kill('SIGKILL');
  await ended;
  const [revision = 0, events = 0] = (said.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return [revision, events];
}

it(`a process killed in the midst of its saves, ${KILLS} times, tears nothing and loses nothing that it has called saved`, async () => {
  const lane = (first: number) => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    for (let kill = first; kill < KILLS; kill += 2) await expectNothingLost(folder, await killWhileSaving(folder, kill * 2 + Math.random() * 5));
    const last = valueOf(await PlanFile.open(folder));
    expect((await last.append([joined(last.plan.events.length + 1)], 'Dr Shah')).ok).toBe(true);
    expect((await filesIn(folder)).filter((name) => !name.startsWith('backups'))).toEqual(['plan.json']);
  });
  await Promise.all([lane(0), lane(1)]);
});

async function expectNothingLost(folder: string, [revision, events]: [number, number]): Promise<void> {
  const { plan } = valueOf(await PlanFile.open(folder));
  expect([revision, revision + 1]).toContain(plan.revision);
  expect(plan.events.length - plan.revision).toBe(events - revision);
  expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
}
