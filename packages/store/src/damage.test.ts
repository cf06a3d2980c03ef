import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { chanceFrom } from '../testing/chance.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { examineWorkspace } from './care.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

/** `npm run soak -- damage` damages a plan of 1 MB. */
const FILLING = process.env['PBC_SOAK'] === '1' ? 5_300 : 60;
const CUTS = 200;
const FLIPS = 500;
const PATIENCE = 1_800_000;

/** A workspace at revision 4, its newest backup of revision 3. */
async function made(folder: string): Promise<string> {
  const plan = valueOf(await createWorkspace(folder, [founded, ...Array.from({ length: FILLING }, (_, index) => joined(index + 2))], 'Dr Shah'));
  for (let revision = 2; revision <= 4; revision += 1) valueOf(await plan.append([joined(plan.plan.events.length + 1, 'Clée – £')], 'Dr Shah'));
  return join(folder, 'plan.json');
}

const backup = async (folder: string, revision: number) => join(folder, 'backups', (await filesIn(join(folder, 'backups'))).find((name) => name.startsWith(`plan.r${revision}.`)) as string);

/** Puts damaged bytes in the plan's place and expects them to be refused, left alone, and the newest good copy named. */
async function expectDetected(folder: string, path: string, bytes: Buffer, good: string, where: string): Promise<void> {
  await writeFile(path, bytes);
  const refusal = refusalIn(await PlanFile.open(folder));
  expect(refusal.code, where).toBe('plan-damaged');
  expect(refusal.hint, where).toContain(good);
  expect((await readFile(path)).equals(bytes), where).toBe(true);
}

it(`a plan cut short at ${CUTS} places is refused each time, and the newest good copy named`, () => inFreshFolder(async (folder) => {
  const path = await made(folder);
  const whole = await readFile(path);
  const newest = await backup(folder, 3);
  for (let cut = 0; cut < CUTS; cut += 1) {
    const length = Math.floor((cut * (whole.length - 2)) / (CUTS - 1));
    await expectDetected(folder, path, whole.subarray(0, length), newest, `cut at ${length}`);
  }
  await writeFile(path, whole.subarray(0, 700));
  expect((await examineWorkspace(folder))[0]).toMatchObject({ code: 'plan-damaged', what: expect.stringContaining('byte 701') as string, remedy: expect.stringContaining('pbc restore --revision 3 --yes') as string });
  expect(valueOf(await restorePlan(folder, null, 'Dr Shah')).plan.events).toHaveLength(FILLING + 3);
}), PATIENCE);

it(`a plan with one of ${FLIPS} bits flipped is refused each time, and the newest copy that is itself whole is named`, () => inFreshFolder(async (folder) => {
  const path = await made(folder);
  const whole = await readFile(path);
  await truncate(await backup(folder, 3), 500);
  const good = await backup(folder, 2);
  const chance = chanceFrom(20061106);
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const bit = Math.floor(chance() * whole.length * 8);
    const flipped = Buffer.from(whole);
    flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
    await expectDetected(folder, path, flipped, good, `bit ${bit}`);
  }
  expect(valueOf(await restorePlan(folder, null, 'Dr Shah')).plan.events).toHaveLength(FILLING + 2);
}), PATIENCE);
