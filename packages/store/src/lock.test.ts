import { spawn, spawnSync } from 'node:child_process';
import * as nodeFileSystem from 'node:fs/promises';
import { utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { examineWorkspace, mendFinding } from './care.ts';
import { storeOf, type FileSystem } from './file-system.ts';
import { createWorkspace, PlanFile } from './index.ts';
import { acquireLock } from './lock.ts';
import { ownIdentity } from './process-identity.ts';

const owner = { token: '0123456789abcdef', user: 'Ms Okoro', ...ownIdentity(), since: '2006-11-06T10:20:30.000Z' };

/** Saves once where a lock lies in the way. Gives the result and how long it took, in milliseconds. */
async function saveBehind(lock: string, patience: number) {
  return inFreshFolder(async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { patience }));
    await writeFile(join(folder, 'plan.json.lock'), lock);
    const start = performance.now();
    const saved = await plan.append([joined(2)], 'Dr Shah');
    return { saved, took: performance.now() - start, left: (await filesIn(folder)).filter((name) => name.includes('lock')) };
  });
}

describe('the lock of a plan', () => {
  it('of a dead process is taken over at once', async () => {
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    const { saved, took, left } = await saveBehind(JSON.stringify({ ...owner, process: dead }), 5_000);
    expect([saved.ok, took < 2_000, left]).toEqual([true, true, []]);
  });

  it('of a process whose number another one has since is taken over at once', async () => {
    const { saved, left } = await saveBehind(JSON.stringify({ ...owner, process: process.ppid, started: '1' }), 5_000);
    expect([saved.ok, left]).toEqual([process.platform === 'linux', process.platform === 'linux' ? [] : ['plan.json.lock']]);
  });

  it.each([
    ['of another machine', JSON.stringify({ ...owner, host: 'elsewhere' }), 400],
    ['that is empty', '', 100],
    ['that is no lock of ours', '{"token":1}', 400],
    ['with an impossible process', JSON.stringify({ ...owner, process: 2 ** 40 }), 400],
  ])('%s is taken over once it has stood still', async (_, lock, least) => {
    const { saved, took, left } = await saveBehind(lock, 500);
    expect([saved.ok, took >= least, took < 5_000, left]).toEqual([true, true, true, []]);
  });

  it('is taken over within the patience where somebody died in the midst of taking it over', () => inFreshFolder(async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { patience: 1_000 }));
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    for (const [lock, guard] of [[JSON.stringify({ ...owner, process: dead }), ''], ['', ''], ['', JSON.stringify({ ...owner, process: dead })]] as const) {
      await writeFile(join(folder, 'plan.json.lock'), lock);
      await writeFile(join(folder, 'plan.json.lock.takeover'), guard);
      const start = performance.now();
      valueOf(await plan.append([joined(plan.plan.events.length + 1)], 'Dr Shah'));
      expect(performance.now() - start).toBeLessThan(5_000);
      expect((await filesIn(folder)).filter((name) => name.includes('lock'))).toEqual([]);
    }
  }));

  it.each([
    ['from the future', 3_600_000, JSON.stringify({ ...owner, host: 'elsewhere' })],
    ['of another machine\'s process that died a moment ago', 0, JSON.stringify({ ...owner, host: 'elsewhere' })],
    ['from the future that is empty', 3_600_000, ''],
  ])('is taken over within the patience behind a guard %s', (_, ahead, guard) => inFreshFolder(async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { patience: 1_500 }));
    for (const lock of [JSON.stringify({ ...owner, process: spawnSync(process.execPath, ['-e', '0']).pid }), JSON.stringify({ ...owner, host: 'elsewhere' })]) {
      await writeFile(join(folder, 'plan.json.lock'), lock);
      await writeFile(join(folder, 'plan.json.lock.takeover'), guard);
      const time = new Date(Date.now() + ahead);
      await utimes(join(folder, 'plan.json.lock.takeover'), time, time);
      const start = performance.now();
      valueOf(await plan.append([joined(plan.plan.events.length + 1)], 'Dr Shah'));
      expect(performance.now() - start).toBeLessThan(2_000);
      expect((await filesIn(folder)).filter((name) => name.includes('lock'))).toEqual([]);
    }
  }));

  it('from the future is told of by the doctor with its guard, and both are cleared away', () => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    const time = new Date(Date.now() + 3_600_000);
    for (const name of ['plan.json.lock', 'plan.json.lock.takeover']) {
      await writeFile(join(folder, name), JSON.stringify({ ...owner, host: 'elsewhere' }));
      await utimes(join(folder, name), time, time);
    }
    const found = await examineWorkspace(folder);
    expect(found.map(({ code, file, mendable }) => [code, file, mendable])).toEqual([['dead-lock', 'plan.json.lock', true], ['dead-lock', 'plan.json.lock.takeover', true]]);
    for (const finding of found) expect(await mendFinding(folder, finding, 'Dr Shah', { patience: 500 })).toBe(null);
    expect(await filesIn(folder)).toEqual(['plan.json']);
  }));

  it('of a living process is waited for, then refused with who holds it', async () => {
    const { saved, took, left } = await saveBehind(JSON.stringify({ ...owner, process: process.ppid, started: null }), 300);
    const refusal = refusalIn(saved);
    expect(refusal.code).toBe('plan-busy');
    expect(refusal.message).toContain(`Ms Okoro (process ${process.ppid} on ${hostname()}) has been saving since 2006-11-06T10:20:30.000Z`);
    expect([took >= 300, left]).toEqual([true, ['plan.json.lock']]);
  });

  it('lets nobody replace a plan who has lost it', () => inFreshFolder(async (folder) => {
    const lock = await acquireLock(storeOf({}), join(folder, 'plan.json'), 'Dr Shah');
    await lock.confirm();
    await writeFile(join(folder, 'plan.json.lock'), JSON.stringify(owner));
    await expect(lock.confirm()).rejects.toMatchObject({ diagnostic: { code: 'plan-busy' } });
    await lock.release();
    expect(await filesIn(folder)).toEqual(['plan.json.lock']);
  }));

  it('of a living process is not removed by one that took it for the dead one before it', () => inFreshFolder(async (folder) => {
    const path = join(folder, 'plan.json.lock');
    const living = JSON.stringify({ ...owner, process: process.ppid, started: null });
    const open: FileSystem['open'] = async (name, flags, mode) => {
      if (String(name).endsWith('.takeover')) await writeFile(path, living);
      return nodeFileSystem.open(name, flags, mode);
    };
    const fileSystem = { ...nodeFileSystem, open };
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { fileSystem, patience: 300 }));
    await writeFile(path, JSON.stringify({ ...owner, process: spawnSync(process.execPath, ['-e', '0']).pid }));
    expect(refusalIn(await plan.append([joined(2)], 'Dr Shah')).code).toBe('plan-busy');
    expect(await nodeFileSystem.readFile(path, 'utf8')).toBe(living);
    expect((await filesIn(folder)).filter((name) => name.includes('takeover'))).toEqual([]);
  }));

  it('is left behind by a process that died while taking over, and taken over again', () => inFreshFolder(async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    const dead = JSON.stringify({ ...owner, process: spawnSync(process.execPath, ['-e', '0']).pid });
    await writeFile(join(folder, 'plan.json.lock'), dead);
    await writeFile(join(folder, 'plan.json.lock.takeover'), dead);
    expect((await plan.append([joined(2)], 'Dr Shah')).ok).toBe(true);
    expect((await filesIn(folder)).filter((name) => name.includes('lock'))).toEqual([]);
  }));

  it('lets four writers at once lose nothing, behind the lock of a dead one', () => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    await writeFile(join(folder, 'plan.json.lock'), JSON.stringify({ ...owner, process: spawnSync(process.execPath, ['-e', '0']).pid }));
    const script = fileURLToPath(new URL('../testing/append-ten.ts', import.meta.url));
    const saved = await Promise.all([1, 2, 3, 4].map((writer) => new Promise<number>((resolve, reject) => {
      const parameters = ['--conditions=source', script, folder, `Writer ${writer}`];
      const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
      child.once('close', (code) => (code === 0 ? resolve(10) : reject(new Error(`Writer ${writer} ended with ${code}`))));
    })));
    const { plan } = valueOf(await PlanFile.open(folder));
    expect(plan.revision).toBe(1 + saved.reduce((sum, one) => sum + one, 0));
    for (const writer of [1, 2, 3, 4]) expect(plan.events.filter(({ by }) => by === `Writer ${writer}`)).toHaveLength(10);
  }));
});
