import { mkdirSync, writeFileSync } from 'node:fs';
import { cp, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Result } from '@pbc-planner/base';
import { Crash, FaultyFileSystem, takingSpace, type Fault } from '../testing/faulty-file-system.ts';
import { contentOf, operations, type Operation } from '../testing/operations.ts';
import { filesIn, inFreshFolder } from '../testing/plans.ts';
import { PlanFile, restorePlan } from './index.ts';

/** `npm run soak -- fault-proof` tries every code at every call; the usual run takes them in turn, one a call. */
const soak = process.env['PBC_SOAK'] === '1';
const codes = ['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EROFS'];
const counted: { operation: string; fault: string; calls: number; tried: number }[] = [];

afterAll(() => {
  if (!soak) return;
  mkdirSync('.tmp', { recursive: true });
  writeFileSync('.tmp/fault-proof.json', `${JSON.stringify(counted, null, 2)}\n`);
  console.table(counted);
});

interface Tried {
  readonly folder: string;
  readonly before: Buffer | null;
  readonly files: readonly string[];
  /** What it answered; `null` where it died. */
  readonly told: Result<unknown> | null;
  readonly struck: boolean;
  readonly where: string;
}

/** Tries an operation with a fault at each of its file calls. Gives how many it makes when none goes wrong. */
async function atEveryCall(operation: Operation, faultAt: (at: number) => Fault, judge: (tried: Tried) => Promise<void>): Promise<{ calls: number; tried: number }> {
  return inFreshFolder(async (template) => {
    await operation.prepare(template, 0);
    for (let at = 1; ; at += 1) {
      const faulty = new FaultyFileSystem();
      const struck = await inFreshFolder(async (folder) => {
        await cp(template, folder, { recursive: true, preserveTimestamps: true });
        const before = await contentOf(join(folder, operation.target));
        const files = await filesIn(folder);
        const act = await operation.start(folder, { ...faulty, patience: 300, ...(operation.formats && { formats: operation.formats }) });
        const fault = faultAt(at);
        faulty.arm(fault);
        const told = await act().catch((failure: unknown) => {
          if (!(failure instanceof Crash)) throw failure;
          return null;
        });
        const hasStruck = faulty.hasStruck;
        const where = `${operation.name}: ${fault.code} at call ${at}`;
        faulty.arm(null);
        await judge({ folder, before, files, told, struck: hasStruck, where });
        return hasStruck;
      });
      if (!struck) return { calls: at - 1, tried: at - 1 };
    }
  });
}

const temporaryIn = async (folder: string) => (await filesIn(folder)).filter((name) => name.endsWith('.tmp'));
const isUnconfirmed = (told: Result<unknown>) => told.diagnostics[0]?.message.includes('the disk did not confirm it') === true;

/** What was there before, byte for byte, and nothing else but empty folders, and a lock that the fault kept from being let go. */
async function expectUnchanged(operation: Operation, { folder, before, files, where }: Tried): Promise<void> {
  const after = await contentOf(join(folder, operation.target));
  expect(after?.toString() ?? null, where).toBe(before?.toString() ?? null);
  const added = (await filesIn(folder)).filter((name) => !files.includes(name));
  for (const name of added) {
    const found = await stat(join(folder, name));
    const isEmptyFolder = found.isDirectory() && (await readdir(join(folder, name))).every((inner) => added.includes(join(name, inner)));
    expect(isEmptyFolder || name.endsWith('.lock'), `${where} leaves ${name}`).toBe(true);
  }
}

async function expectToldRight(operation: Operation, tried: Tried): Promise<void> {
  const { told, folder, where } = tried;
  if (told === null) throw new Error(`${where}: it died`);
  if (told.ok) return expect(await operation.isDone(folder), where).toBe(true);
  const errors = told.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors, where).toHaveLength(1);
  expect(errors[0]?.message, where).toMatch(/^[^\n]+ \([A-Z]+\)\.$/);
  expect(errors[0]?.place?.file, where).toContain(folder);
  if (errors[0]?.message.startsWith('The plan was restored, but ')) return expect(await operation.isDone(folder), where).toBe(true);
  // A data set that is whole under its own hash is no harm, whatever became of the call.
  if (operation.target.startsWith('data/') && (await operation.isDone(folder))) return;
  await expectUnchanged(operation, tried);
}

/** Nothing that was left behind may be in the way. */
async function expectWayIsFree(operation: Operation, folder: string, where: string): Promise<void> {
  const options = { patience: 300, ...(operation.formats && { formats: operation.formats }) };
  const again = await (await operation.start(folder, options))().catch((failure: unknown) => failure as Error);
  const stands = !(again instanceof Error) && (again.ok || again.diagnostics[0]?.code === 'plan-exists');
  expect(stands, `${where}, then again`).toBe(true);
  await PlanFile.open(dirname(join(folder, operation.target.startsWith('data/') ? 'plan.json' : operation.target)), options);
  expect(await temporaryIn(folder), `${where}, then again`).toEqual([]);
  expect((await filesIn(folder)).filter((name) => name.includes('.lock')), `${where}, then again`).toEqual([]);
}

describe.each(operations.map((operation) => [operation.name, operation] as const))('%s, with a fault at every file call', (name, operation) => {
  const count = (fault: string, result: { calls: number; tried: number }, least = 9) => {
    expect(result.calls).toBeGreaterThanOrEqual(least);
    counted.push({ operation: name, fault, ...result });
  };

  it.each(soak ? codes : ['each in turn'])('once, %s: the old file byte for byte, the cause in one line, its space freed', async (code) => {
    const codeAt = (at: number) => (codes.includes(code) ? code : (codes[at % codes.length] as string));
    count(`${code} once`, await atEveryCall(operation, (at) => ({ at, code: codeAt(at) }), async (tried) => {
      await expectToldRight(operation, tried);
      expect(await temporaryIn(tried.folder), tried.where).toEqual([]);
      if (tried.told?.ok !== true && tried.struck) await expectWayIsFree(operation, tried.folder, tried.where);
    }));
  });

  it('a disk that stays full: the old file byte for byte, and its space freed at once', async () => {
    count('ENOSPC, lasting', await atEveryCall(operation, (at) => ({ at, code: 'ENOSPC', lasting: true, only: takingSpace }), async (tried) => {
      await expectToldRight(operation, tried);
      expect(await temporaryIn(tried.folder), tried.where).toEqual([]);
    }), 1);
  });

  it.each(soak ? codes : ['EIO'])('a disk that is gone from then on, %s: the old file, or said that nobody knows', async (code) => {
    count(`${code}, lasting`, await atEveryCall(operation, (at) => ({ at, code, lasting: true }), async (tried) => {
      const { told, folder, before, where } = tried;
      if (told === null || told.ok) return expectToldRight(operation, tried);
      const after = await contentOf(join(folder, operation.target));
      if (!after?.equals(before ?? Buffer.alloc(0)) && after !== before) expect(isUnconfirmed(told) || (await operation.isDone(folder)), where).toBe(true);
      await expectWayIsFree(operation, folder, where);
    }));
  });

  it('a process that dies: the old file or all of the new one, nothing in the way, no orphan', async () => {
    count('death', await atEveryCall(operation, (at) => ({ at, code: 'crash' }), async ({ folder, before, told, struck, where }) => {
      expect(struck || told?.ok, where).toBe(true);
      const after = await contentOf(join(folder, operation.target));
      const isOld = before === null ? after === null : after?.equals(before) === true;
      expect(isOld || (await operation.isDone(folder)), where).toBe(true);
      const opened = await PlanFile.open(folder, operation.formats ? { formats: operation.formats } : {});
      if (opened.ok) expect(await temporaryIn(folder), where).toEqual([]);
      else if (operation.name === 'restore of a damaged plan') expect((await restorePlan(folder, null, 'Dr Shah', { patience: 300 })).ok, where).toBe(true);
      else await expectWayIsFree(operation, folder, where);
    }));
  });
});
