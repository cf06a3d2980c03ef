import { cp, mkdir, readFile, rename, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import * as nodeFileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanEvent } from '@pbc-planner/domain';
import { FaultyFileSystem } from '../../testing/faulty-file-system.ts';
import { dataSetOf } from '../../testing/operations.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../../testing/plans.ts';
import { collectDataSets, examineWorkspace } from '../care.ts';
import { createWorkspace, PlanFile, type StoreOptions } from '../index.ts';

const imported = (sequence: number, dataSet: string): PlanEvent => ({
  ...joined(sequence), type: 'data set imported', data: { dataSet, file: { name: 'a.csv', sha256: 'a1'.repeat(32) }, profile: 'practices', rows: 1, measures: [] },
} as PlanEvent);
const sets = ['M81006', 'M81007', 'M81008', 'M81009', 'M81010'].map(dataSetOf);
const [live, past, stranded, conflicting, orphan] = sets.map(({ name }) => name) as [string, string, string, string, string];
const fileOf = (name: string) => join('data', `${name}.json`);

/** Everything that was there is older than an hour. */
async function rested(folder: string): Promise<void> {
  const old = new Date(Date.now() - 2 * 3_600_000);
  for (const name of await filesIn(join(folder, 'data'))) await utimes(join(folder, 'data', name), old, old);
}

/** A workspace with five data sets: named by the plan, by an earlier revision alone, by a kept change, by a conflict copy, and by nothing. */
async function made(folder: string): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, [founded, imported(2, past)], 'Dr Shah'));
  for (const { name, text } of sets) valueOf(await plan.writeDataSet(name, text));
  valueOf(await plan.append([joined(3)], 'Dr Shah'));
  await rename(join(folder, 'plan.json'), join(folder, 'plan (conflicted copy).json'));
  await writeFile(join(folder, 'plan (conflicted copy).json'), `{"half a plan that names ${conflicting}`);
  const [backup = ''] = await filesIn(join(folder, 'backups'));
  const other = valueOf(await createWorkspace(folder, [founded, imported(2, live)], 'Dr Shah'));
  const second = valueOf(await PlanFile.open(folder));
  valueOf(await other.append([joined(3)], 'Dr Shah'));
  expect(refusalIn(await second.append([imported(3, stranded)], 'Ms Okoro')).code).toBe('plan-changed');
  expect(await filesIn(join(folder, 'backups'))).toContain(backup);
  await rested(folder);
  return other;
}

const unnamed = async (folder: string, options: StoreOptions = {}) => (await examineWorkspace(folder, options)).filter(({ code }) => code === 'data-set-unnamed');

describe('figures that nothing names', () => {
  it('are told of, and removed when that is asked for; those that anything names stay', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const before = await filesIn(folder);
    expect(await unnamed(folder)).toMatchObject([{ severity: 'info', file: fileOf(orphan), collectable: true, mendable: false, remedy: 'Keep the file, or have it removed: pbc doctor --collect --yes.' }]);
    expect(await filesIn(folder)).toEqual(before);
    expect(valueOf(await collectDataSets(folder, 'Dr Shah'))).toEqual([{ file: fileOf(orphan), failure: null }]);
    expect(await filesIn(folder)).toEqual(before.filter((name) => name !== fileOf(orphan)));
    for (const name of [live, past, stranded, conflicting]) expect((await plan.readDataSet(name)).ok).toBe(true);
    expect(valueOf(await collectDataSets(folder, 'Dr Shah'))).toEqual([]);
  }));

  it('stay for an hour, for an import may be about to name them', () => inFreshFolder(async (folder) => {
    await made(folder);
    const path = join(folder, fileOf(orphan));
    const { mtimeMs } = await stat(path);
    const at = (milliseconds: number) => ({ clock: () => new Date(mtimeMs + milliseconds) });
    expect(await unnamed(folder, at(3_599_000))).toMatchObject([{ collectable: false, remedy: 'An import may be about to name it. Look again in an hour.' }]);
    expect(valueOf(await collectDataSets(folder, 'Dr Shah', at(3_599_000)))).toEqual([]);
    expect(valueOf(await collectDataSets(folder, 'Dr Shah', at(3_601_000)))).toHaveLength(1);
  }));

  it('stay when an import finds them there, and counts on them, at any moment of the collecting', async () => {
    const { text } = sets[4] as typeof sets[0];
    const collectingWhile = (moment: string | null) => inFreshFolder(async (folder) => {
      const plan = await made(folder);
      let met = 0;
      const importing = async (name: string) => {
        met += 1;
        if (`${name} ${met}` === moment) valueOf(await plan.writeDataSet(orphan, text));
      };
      const watched = (name: 'lstat' | 'rename' | 'unlink') => async (...parameters: never[]) => {
        if (String(parameters[0]).includes(orphan)) await importing(name);
        return (nodeFileSystem[name] as (...all: never[]) => Promise<unknown>)(...parameters);
      };
      const fileSystem = { ...nodeFileSystem, lstat: watched('lstat'), rename: watched('rename'), unlink: watched('unlink') } as typeof nodeFileSystem;
      valueOf(await collectDataSets(folder, 'Dr Shah', { fileSystem }));
      expect((await plan.readDataSet(orphan)).ok, String(moment)).toBe(moment !== null);
      expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp')), String(moment)).toEqual([]);
      return met;
    });
    expect(await collectingWhile(null)).toBe(4);
    for (const moment of ['lstat 1', 'rename 2', 'lstat 3', 'unlink 4']) await collectingWhile(moment);
  });

  it('stay where the plan is damaged or a file cannot be read, since that may name them', () => inFreshFolder(async (folder) => {
    await made(folder);
    const before = await filesIn(folder);
    const faulty = new FaultyFileSystem();
    for (let at = 1; ; at += 1) {
      faulty.arm({ at, code: 'EIO', only: 'readFile' });
      const collected = await collectDataSets(folder, 'Dr Shah', { ...faulty, patience: 300 });
      // The last file that is read is the lock, to be let go.
      if (collected.ok) {
        expect(at).toBeGreaterThan(5);
        break;
      }
      expect(await filesIn(folder), `call ${at}`).toEqual(before);
      faulty.arm(null);
    }
    expect(await filesIn(join(folder, 'data'))).not.toContain(`${orphan}.json`);
    await truncate(join(folder, 'plan.json'), 100);
    expect(refusalIn(await collectDataSets(folder, 'Dr Shah')).code).toBe('plan-damaged');
    expect(await unnamed(folder)).toEqual([]);
  }));

  it('are kept or gone, never half gone, whichever file call fails or is the last', async () => {
    let struck = 0;
    await inFreshFolder(async (template) => {
      await made(template);
      for (const [code, at] of ['EIO', 'crash'].flatMap((one) => Array.from({ length: 40 }, (_, index) => [one, index + 1] as const))) {
        await inFreshFolder(async (folder) => {
          await cp(template, folder, { recursive: true, preserveTimestamps: true });
          const plan = valueOf(await PlanFile.open(folder));
          const faulty = new FaultyFileSystem();
          faulty.arm({ at, code });
          const collected = await collectDataSets(folder, 'Dr Shah', { ...faulty, patience: 300 }).catch(() => null);
          struck += faulty.hasStruck ? 1 : 0;
          if (collected?.ok && collected.value.some(({ failure }) => failure === null)) expect(await filesIn(join(folder, 'data'))).not.toContain(`${orphan}.json`);
          for (const name of [live, past, stranded, conflicting]) expect((await plan.readDataSet(name)).ok, `${code} at ${at}`).toBe(true);
          valueOf(await PlanFile.open(folder));
          expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp')), `${code} at ${at}`).toEqual([]);
        });
      }
    });
    expect(struck).toBeGreaterThan(40);
  });

  it('stay in a folder that plans share by a link, where each writes a set once and both read it', () => inFreshFolder(async (folder) => {
    const { name, text } = sets[0] as typeof sets[0];
    await mkdir(join(folder, 'shared'));
    for (const one of ['a', 'b']) {
      await mkdir(join(folder, one));
      await symlink('../shared', join(folder, one, 'data'));
    }
    const [a, b] = [valueOf(await createWorkspace(join(folder, 'a'), [founded], 'Dr Shah')), valueOf(await createWorkspace(join(folder, 'b'), [founded], 'Ms Okoro'))];
    valueOf(await a.writeDataSet(name, text));
    const { ino } = await stat(join(folder, 'shared', `${name}.json`));
    valueOf(await b.writeDataSet(name, text));
    expect((await stat(join(folder, 'shared', `${name}.json`))).ino).toBe(ino);
    expect([(await a.readDataSet(name)).ok, (await b.readDataSet(name)).ok]).toEqual([true, true]);
    await rested(join(folder, 'a'));
    expect(refusalIn(await collectDataSets(join(folder, 'a'), 'Dr Shah')).code).toBe('data-sets-shared');
    expect(await unnamed(join(folder, 'a'))).toEqual([]);
    expect(await readFile(join(folder, 'shared', `${name}.json`), 'utf8')).toBe(text);
  }));

  it('are none where there are no figures at all', () => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    expect(valueOf(await collectDataSets(folder, 'Dr Shah'))).toEqual([]);
  }));
});
