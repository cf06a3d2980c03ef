import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FaultyFileSystem } from '../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

const clock = () => new Date('2006-11-06T10:21:00.500Z');

/** A workspace at revision 3, with backups of 1 and 2. */
async function made(folder: string): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { clock }));
  for (const sequence of [2, 3]) valueOf(await plan.append([joined(sequence)], 'Dr Shah'));
  return plan;
}
const asideIn = async (folder: string) => (await filesIn(folder)).filter((name) => /^plan\.damaged\.20061106T102100Z\.[0-9a-f]{8}\.json$/.test(name));
const backupNames = async (folder: string) => (await filesIn(join(folder, 'backups'))).map((name) => name.split('.')[1]);

describe('restoring a plan', () => {
  it('that is damaged sets it aside and takes the newest good copy, as a revision of its own', () => inFreshFolder(async (folder) => {
    const open = await made(folder);
    await truncate(join(folder, 'plan.json'), 200);
    const damaged = await readFile(join(folder, 'plan.json'));
    const { plan } = valueOf(await restorePlan(folder, null, 'Ms Okoro', { clock }));
    expect(plan).toEqual({ format: 1, revision: 4, savedAt: clock().toISOString(), savedBy: 'Ms Okoro', events: [founded, joined(2)] });
    expect(await readFile(join(folder, (await asideIn(folder))[0] as string))).toEqual(damaged);
    const refusal = refusalIn(await open.append([joined(4)], 'Dr Shah'));
    expect(refusal.message).toContain('changed by Ms Okoro at 2006-11-06T10:21:00.500Z, revision 3 -> 4');
  }));

  it('that was damaged twice within a second keeps both, also where the second restoring fails', () => inFreshFolder(async (folder) => {
    await made(folder);
    const path = join(folder, 'plan.json');
    const broken = ['{"first', '{"second', '{"third'];
    for (const text of broken.slice(0, 2)) {
      await writeFile(path, text);
      valueOf(await restorePlan(folder, null, 'Ms Okoro', { clock }));
    }
    const kept = async () => (await Promise.all((await asideIn(folder)).map((name) => readFile(join(folder, name), 'utf8')))).toSorted();
    expect(await kept()).toEqual(['{"first', '{"second']);
    await writeFile(path, '{"third');
    const faulty = new FaultyFileSystem();
    for (let at = 1; ; at += 1) {
      faulty.arm({ at, code: 'EIO' });
      const failed = await restorePlan(folder, null, 'Ms Okoro', { clock, ...faulty });
      expect(await kept(), `call ${at}`).toEqual(expect.arrayContaining(['{"first', '{"second']));
      if (failed.ok) break;
    }
    expect(await kept()).toEqual(['{"first', '{"second', '{"third']);
  }));

  it('that is whole keeps it as a backup', () => inFreshFolder(async (folder) => {
    await made(folder);
    const { plan } = valueOf(await restorePlan(folder, 1, 'Ms Okoro', { clock }));
    expect([plan.revision, plan.events]).toEqual([4, [founded]]);
    expect(await backupNames(folder)).toEqual(['r1', 'r2', 'r3']);
  }));

  it('that is missing brings it back', () => inFreshFolder(async (folder) => {
    await made(folder);
    await rm(join(folder, 'plan.json'));
    expect(refusalIn(await PlanFile.open(folder)).hint).toContain('revision 2, saved by Dr Shah');
    expect(valueOf(await restorePlan(folder, null, 'Ms Okoro')).plan.events).toEqual([founded, joined(2)]);
  }));

  it('is refused without a good copy, and over a newer format', () => inFreshFolder(async (folder) => {
    await made(folder);
    expect(refusalIn(await restorePlan(folder, 9, 'Ms Okoro')).code).toBe('backup-missing');
    await writeFile(join(folder, 'plan.json'), '{"format":2}');
    expect(refusalIn(await restorePlan(folder, null, 'Ms Okoro')).code).toBe('plan-format-newer');
    expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe('{"format":2}');
    await rm(join(folder, 'backups'), { recursive: true });
    expect(refusalIn(await restorePlan(folder, null, 'Ms Okoro')).code).toBe('backup-missing');
  }));

  it('leaves the damaged file in its place when any file call fails', async () => {
    const attempt = (at: number | null) => inFreshFolder(async (folder) => {
      await made(folder);
      await truncate(join(folder, 'plan.json'), 200);
      const damaged = await readFile(join(folder, 'plan.json'));
      const faulty = new FaultyFileSystem();
      faulty.arm(at === null ? null : { at, code: 'ENOSPC' });
      const restored = await restorePlan(folder, null, 'Ms Okoro', faulty);
      const calls = faulty.calls.length;
      const after = await readFile(join(folder, 'plan.json'));
      const isWhole = (await PlanFile.open(folder)).ok;
      expect(isWhole || after.equals(damaged), `call ${at}`).toBe(true);
      if (restored.ok) expect(isWhole, `call ${at}`).toBe(true);
      expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp')), `call ${at}`).toEqual([]);
      return calls;
    });
    const calls = await attempt(null);
    expect(calls).toBeGreaterThan(20);
    for (let at = 1; at <= calls; at += 1) await attempt(at);
  });
});
