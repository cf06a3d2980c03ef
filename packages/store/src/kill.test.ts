import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { saidUntilKilled } from '../testing/killed-process.ts';
import { contentOf, operations, type Operation } from '../testing/operations.ts';
import { filesIn, founded, inFreshFolder, joined, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

/** `npm run soak -- kill` makes it large, on a disk. */
const soak = process.env['PBC_SOAK'] === '1';
const KILLS = soak ? 300 : 8;
const LANES = 2;
const eventsOfMegabyte = 5_300;
const sizes: readonly (readonly [string, number])[] = soak ? [['1 MB', eventsOfMegabyte], ['5 MB', 5 * eventsOfMegabyte]] : [['a small plan', 10]];
const counted: Record<string, unknown>[] = [];
const within = soak ? tmpdir() : undefined;

afterAll(() => {
  if (soak) console.table(counted);
});

const temporaryIn = async (folder: string) => (await filesIn(folder)).filter((name) => name.endsWith('.tmp'));

/** A plan of many events, founded in one save. */
const filled = (filling: number) => [founded, ...Array.from({ length: filling }, (_, index) => joined(index + 2))];

async function expectNothingLost(folder: string, said: string): Promise<'the last' | 'one more'> {
  const [revision = 0, events = 0] = (said.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  const { plan } = valueOf(await PlanFile.open(folder));
  expect([revision, revision + 1]).toContain(plan.revision);
  expect(plan.events.length - plan.revision).toBe(events - revision);
  expect(await temporaryIn(folder)).toEqual([]);
  return plan.revision === revision ? 'the last' : 'one more';
}

describe.each(sizes)('%s', (size, filling) => {
  it(`whose saving process is killed at random, ${KILLS} times, is never torn, and has all that was called saved`, async () => {
    const found = { 'the last': 0, 'one more': 0 };
    const lane = (first: number) => inFreshFolder(async (folder) => {
      valueOf(await createWorkspace(folder, filled(filling), 'Dr Shah'));
      for (let kill = first; kill < KILLS; kill += LANES) {
        const said = await saidUntilKilled('append-until-killed.ts', [folder, '500'], Math.random() * (soak ? 400 : 40));
        found[await expectNothingLost(folder, said)] += 1;
      }
      const last = valueOf(await PlanFile.open(folder));
      expect((await last.append([joined(last.plan.events.length + 1)], 'Dr Shah')).ok).toBe(true);
      expect((await filesIn(folder)).filter((name) => !name.startsWith('backups'))).toEqual(['plan.json']);
    }, within);
    await Promise.all(Array.from({ length: LANES }, (_, first) => lane(first)));
    expect(found['the last'] + found['one more']).toBe(KILLS);
    counted.push({ size, what: 'killed at random while saving', kills: KILLS, ...found });
  }, 1_800_000);

  it.each((soak ? operations : operations.slice(0, 1)).map((operation) => [operation.name, operation] as const))('%s: killed at every write, sync and move, it is the old file or all of the new one', async (name, operation) => {
    await inFreshFolder(async (template) => {
      await operation.prepare(template, filling);
      const outcomes = { old: 0, new: 0 };
      const done = await inFreshFolder(async (folder) => {
        await cp(template, folder, { recursive: true, preserveTimestamps: true });
        return saidUntilKilled('act-until-killed.ts', [folder, operation.name, '0']);
      }, within);
      const calls = done.split(' ');
      expect(calls).toEqual(expect.arrayContaining(['writeFile', 'sync']));
      const moments = calls.flatMap((call, index) => [[index + 1, 'before'] as const, ...(call === 'writeFile' ? [[index + 1, 'half'] as const] : [])]);
      const waiting: (readonly [number, string])[] = [...moments];
      const lane = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) outcomes[await killedAt(operation, template, next[0], next[1])] += 1;
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      expect(outcomes.old).toBeGreaterThan(0);
      counted.push({ size, what: name, kills: moments.length, ...outcomes });
    }, within);
  }, 1_800_000);
});

/** Kills an operation at a moment of it. Gives whether the old file stood afterwards or the new one. */
async function killedAt(operation: Operation, template: string, moment: number, half: string): Promise<'old' | 'new'> {
  return inFreshFolder(async (folder) => {
    await cp(template, folder, { recursive: true, preserveTimestamps: true });
    const where = `${operation.name}, killed ${half} call ${moment}`;
    const before = await contentOf(join(folder, operation.target));
    expect(await saidUntilKilled('act-until-killed.ts', [folder, operation.name, String(moment), half]), where).toBe('');
    const after = await contentOf(join(folder, operation.target));
    const isOld = before === null ? after === null : after?.equals(before) === true;
    expect(isOld || (await operation.isDone(folder)), where).toBe(true);
    const options = operation.formats ? { formats: operation.formats } : {};
    if (operation.name === 'restore of a damaged plan' && isOld) valueOf(await restorePlan(folder, null, 'Dr Shah'));
    else if (operation.name !== 'first save') await PlanFile.open(folder, options);
    if (operation.name === 'restore of a missing plan' && isOld) valueOf(await restorePlan(folder, null, 'Dr Shah'));
    const workspace = operation.name === 'first save' ? join(folder, 'new/vale') : folder;
    if (operation.name === 'first save' && isOld) valueOf(await createWorkspace(workspace, [founded], 'Dr Shah'));
    const next = valueOf(await PlanFile.open(workspace, options));
    expect(await temporaryIn(folder), where).toEqual([]);
    expect((await next.append([joined(next.plan.events.length + 1)], 'Dr Shah')).ok, where).toBe(true);
    return isOld ? 'old' : 'new';
  }, within);
}
