import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '@pbc-planner/base';
import { Crash, FaultyFileSystem, type Fault } from '../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile, serialiseDataSet, type StoredPlan } from './index.ts';
import { readPlanText, writtenPlan } from './stored-plan.ts';

const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EROFS'];
const temporaryFiles = async (folder: string) => (await filesIn(folder)).filter((name) => name.endsWith('.tmp'));

/** A workspace at revision 2, open on a file system that can be armed. */
async function opened(folder: string, faulty: FaultyFileSystem): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', faulty));
  valueOf(await plan.append([joined(2)], 'Dr Shah'));
  return plan;
}

type Act = (folder: string, faulty: FaultyFileSystem, arm: () => string) => Promise<void>;

/**
 * Acts in a fresh folder with a fault at the first file call, then at the second, until it makes fewer calls than that.
 * Gives the names of the calls.
 */
async function atEveryCall(fault: Omit<Fault, 'at'>, act: Act): Promise<string[]> {
  for (let at = 1; ; at += 1) {
    const faulty = new FaultyFileSystem();
    const arm = () => {
      faulty.arm({ ...fault, at });
      return `${fault.code} at call ${at}`;
    };
    await inFreshFolder((folder) => act(folder, faulty, arm));
    if (faulty.calls.length < at) return faulty.calls;
  }
}

const isUnconfirmed = (saved: Result<StoredPlan>) => saved.diagnostics[0]?.message.includes('the disk did not confirm it');

async function expectOldOrNew(folder: string, before: Buffer, saved: Result<StoredPlan>, where: string): Promise<void> {
  const after = await readFile(join(folder, 'plan.json'));
  if (saved.ok) {
    expect(after.toString(), where).toBe(writtenPlan(saved.value).text);
    expect(saved.value.revision, where).toBe(3);
  } else {
    expect(after.equals(before), where).toBe(true);
    expect(saved.diagnostics, where).toMatchObject([{ code: 'plan-not-saved', place: { file: join(folder, 'plan.json') } }]);
    expect(saved.diagnostics[0]?.message, where).toMatch(/^The plan was not saved: .* \([A-Z]+\)\.$/);
  }
  expect(await temporaryFiles(folder), where).toEqual([]);
}

/** Nothing that a fault leaves may be in the way of the next save. */
async function expectNextSave(folder: string, where: string): Promise<void> {
  const again = valueOf(await PlanFile.open(folder, { patience: 500 }));
  expect((await again.append([joined(again.plan.events.length + 1)], 'Dr Shah')).ok, where).toBe(true);
  expect(await temporaryFiles(folder), where).toEqual([]);
}

describe('a fault at every file call', () => {
  it.each(codes)('of a save, %s, leaves the old plan byte for byte and no temporary file', async (code) => {
    const calls = await atEveryCall({ code }, async (folder, faulty, arm) => {
      const plan = await opened(folder, faulty);
      const before = await readFile(join(folder, 'plan.json'));
      const where = arm();
      const saved = await plan.append([joined(3)], 'Ms Okoro');
      const struck = faulty.calls;
      faulty.arm(null);
      await expectOldOrNew(folder, before, saved, where);
      expect(plan.plan.revision, where).toBe(saved.ok ? 3 : 2);
      expect((await plan.append([joined(saved.ok ? 4 : 3)], 'Ms Okoro')).ok, where).toBe(true);
      faulty.calls = struck;
    });
    expect(calls).toEqual(expect.arrayContaining(['link', '.sync', 'rename', 'unlink']));
  });

  it('of a save, lasting until the end, leaves the old plan byte for byte', async () => {
    await atEveryCall({ code: 'EIO', lasting: true }, async (folder, faulty, arm) => {
      const plan = await opened(folder, faulty);
      const before = await readFile(join(folder, 'plan.json'));
      const where = arm();
      const saved = await plan.append([joined(3)], 'Ms Okoro');
      const after = await readFile(join(folder, 'plan.json'));
      if (saved.ok) expect(after.toString(), where).toBe(writtenPlan(saved.value).text);
      else if (isUnconfirmed(saved)) expect('plan' in readPlanText(after.toString()), where).toBe(true);
      else expect(after.equals(before), where).toBe(true);
      await expectNextSave(folder, where);
    });
  });

  it('of a first save leaves no plan and no new folder, or a whole plan', async () => {
    for (const code of codes) {
      await atEveryCall({ code }, async (folder, faulty, arm) => {
        const where = arm();
        const created = await createWorkspace(join(folder, 'new/locality'), [founded], 'Dr Shah', faulty);
        if (created.ok) {
          expect(valueOf(await PlanFile.open(join(folder, 'new/locality'))).plan, where).toEqual(created.value.plan);
          expect(await temporaryFiles(folder), where).toEqual([]);
        } else {
          expect(created.diagnostics[0]?.code, where).toBe('plan-not-saved');
          expect(await filesIn(folder), where).toEqual([]);
        }
      });
    }
  });

  it('of writing a data set leaves it whole or not there', async () => {
    const { name, text } = serialiseDataSet({
      format: 1, profile: 'practices', file: { name: 'a.csv', sha256: '0'.repeat(64), bytes: 1 }, source: { title: 'A' }, grade: 'verified',
      fictional: true, practices: ['M81006'], names: [null], lines: [2], columns: [],
    });
    for (const code of codes) {
      await atEveryCall({ code }, async (folder, faulty, arm) => {
        const plan = await opened(folder, faulty);
        const where = arm();
        const written = await plan.writeDataSet(name, text);
        const struck = faulty.calls;
        faulty.arm(null);
        if (!written.ok) expect(written.diagnostics[0]?.message, where).toMatch(/^The figures were not saved: .* \([A-Z]+\)\.$/);
        expect(await temporaryFiles(folder), where).toEqual([]);
        expect((await plan.writeDataSet(name, text)).ok, where).toBe(true);
        expect((await plan.readDataSet(name)).ok, where).toBe(true);
        faulty.calls = struck;
      });
    }
  });

  it('of opening is a refusal that names the file, or does no harm', async () => {
    await atEveryCall({ code: 'EIO' }, async (folder, faulty, arm) => {
      await opened(folder, faulty);
      const where = arm();
      const again = await PlanFile.open(folder, faulty);
      if (again.ok) expect(again.value.plan.revision, where).toBe(2);
      else expect(again.diagnostics[0]?.message, where).toBe('The plan cannot be read: the disk reported a fault (EIO).');
    });
  });
});

describe('a death at every file call', () => {
  it('of a save leaves the old plan or the new one, nothing in the way, and no orphan after the next opening', async () => {
    await atEveryCall({ code: 'crash' }, async (folder, faulty, arm) => {
      const plan = await opened(folder, faulty);
      const before = plan.plan;
      const where = arm();
      await expect(plan.append([joined(3)], 'Ms Okoro').then(() => Promise.reject(new Crash('none')))).rejects.toThrow(Crash);
      const { plan: after } = valueOf(await PlanFile.open(folder));
      if (after.revision === 2) expect(after, where).toEqual(before);
      else expect(after.events, where).toEqual([founded, joined(2), joined(3)]);
      expect(await temporaryFiles(folder), where).toEqual([]);
      await expectNextSave(folder, where);
      expect((await filesIn(folder)).filter((name) => name.includes('.lock')), where).toEqual([]);
    });
  });

  it('of a first save leaves no plan or a whole one, and nothing in the way', async () => {
    await atEveryCall({ code: 'crash' }, async (folder, faulty, arm) => {
      const where = arm();
      await createWorkspace(folder, [founded], 'Dr Shah', faulty).catch((failure: unknown) => expect(failure).toBeInstanceOf(Crash));
      const again = await createWorkspace(folder, [founded], 'Dr Shah', { patience: 500 });
      expect(again.ok || again.diagnostics[0]?.code === 'plan-exists', where).toBe(true);
      expect(valueOf(await PlanFile.open(folder)).plan.events, where).toEqual([founded]);
      expect(await temporaryFiles(folder), where).toEqual([]);
    });
  });
});
