import { spawnSync } from 'node:child_process';
import * as nodeFileSystem from 'node:fs/promises';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSetOf } from '../testing/operations.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { examineWorkspace, keptChanges, keptRevisions } from './care.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

const hasPipes = spawnSync('mkfifo', ['--version']).error === undefined;
const withPipes = it.skipIf(!hasPipes);
const LIMIT = 5_000;
const pipe = (path: string) => {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
};
const figures = dataSetOf('M81006');
const dataFile = join('data', `${figures.name}.json`);

/** A workspace of two revisions. */
async function made(folder: string): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
  valueOf(await plan.append([joined(2)], 'Dr Shah'));
  return plan;
}

/** The path of the only backup, after it was taken away. */
async function withoutBackup(folder: string): Promise<string> {
  const [name = ''] = await readdir(join(folder, 'backups'));
  await rm(join(folder, 'backups', name));
  return join(folder, 'backups', name);
}

describe('in the place of the lock', () => {
  const things: readonly (readonly [string, string, (path: string) => unknown])[] = [
    ['a link that leads nowhere', 'a symbolic link', (path) => symlink('nowhere', path)],
    ['a link to itself', 'a symbolic link', (path) => symlink('plan.json.lock', path)],
    ['a folder', 'a folder', (path) => mkdir(path)],
    ['a large file', 'a file too large for a lock', (path) => writeFile(path, 'x'.repeat(20_000))],
    ...(hasPipes ? [['a pipe', 'a named pipe', pipe] as const] : []),
  ];

  it.each(things)('%s is named by a save at once, and by the doctor', (_, what, make) => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const lock = join(folder, 'plan.json.lock');
    await make(lock);
    const start = performance.now();
    const refusal = refusalIn(await plan.append([joined(3)], 'Dr Shah'));
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(refusal).toMatchObject({ code: 'plan-not-saved', place: { file: lock }, hint: 'Move it away, then try again.' });
    expect(refusal.message).toBe(`The plan was not saved: "plan.json.lock" beside it is ${what}, not the lock of a save.`);
    expect(await examineWorkspace(folder)).toMatchObject([{ severity: 'error', code: 'not-ordinary', file: 'plan.json.lock', what: `It is ${what}, not the lock of a save. Nothing can be saved while it is there.`, mendable: false }]);
    expect(await readdir(folder)).toContain('plan.json.lock');
    await rm(lock, { recursive: true });
    expect((await plan.append([joined(3)], 'Dr Shah')).ok).toBe(true);
  }), LIMIT);

  withPipes('for taking a lock over, a pipe is named too', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    await writeFile(join(folder, 'plan.json.lock'), '');
    pipe(join(folder, 'plan.json.lock.takeover'));
    expect(refusalIn(await plan.append([joined(3)], 'Dr Shah'))).toMatchObject({ code: 'plan-not-saved', place: { file: join(folder, 'plan.json.lock.takeover') } });
    expect((await examineWorkspace(folder)).map(({ code, file }) => [code, file])).toEqual([['not-ordinary', 'plan.json.lock.takeover']]);
  }), LIMIT);

  it('something that is there for one call and gone for the next is not waited for past the patience', () => inFreshFolder(async (folder) => {
    const taken = Object.assign(new Error('EEXIST'), { code: 'EEXIST' });
    const open = (async (path: string, flags: string, mode?: number) => {
      if (path.endsWith('.lock')) throw taken;
      return nodeFileSystem.open(path, flags, mode);
    }) as typeof nodeFileSystem.open;
    await made(folder);
    const plan = valueOf(await PlanFile.open(folder, { fileSystem: { ...nodeFileSystem, open }, patience: 300 }));
    expect(refusalIn(await plan.append([joined(3)], 'Dr Shah')).code).toBe('plan-busy');
  }), LIMIT);
});

describe('in the place of an earlier revision', () => {
  withPipes('a pipe is passed over, and named by the doctor', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    valueOf(await plan.append([joined(3)], 'Dr Shah'));
    const newest = (await readdir(join(folder, 'backups'))).toSorted().at(-1) as string;
    await rm(join(folder, 'backups', newest));
    pipe(join(folder, 'backups', newest));
    expect(valueOf(await keptRevisions(folder)).map(({ revision }) => revision)).toEqual([1]);
    expect(await examineWorkspace(folder)).toMatchObject([{ severity: 'warning', code: 'not-ordinary', file: join('backups', newest), what: 'It is a named pipe, no ordinary file, and is not read.' }]);
    await writeFile(join(folder, 'plan.json'), '{');
    expect(refusalIn(await PlanFile.open(folder)).hint).toContain('pbc restore --revision 1 --yes');
    expect(valueOf(await restorePlan(folder, null, 'Ms Okoro')).plan.events).toEqual([founded]);
  }), LIMIT);

  withPipes('that a save is about to keep, a pipe is named, and the plan stays', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    valueOf(await plan.append([joined(3)], 'Dr Shah'));
    const { revision, savedAt, checksum } = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Record<string, string>;
    const path = join(folder, 'backups', `plan.r${revision}.${(savedAt as string).replace(/\.\d+/, '').replace(/[-:]/g, '')}.${(checksum as string).slice(0, 8)}.json`);
    pipe(path);
    const refusal = refusalIn(await plan.append([joined(4)], 'Dr Shah'));
    expect(refusal).toMatchObject({ code: 'plan-not-saved', place: { file: path } });
    expect(refusal.message).toContain(`an earlier revision belongs in "${join('backups', basename(path))}" beside it, and it is a named pipe, no ordinary file.`);
    expect(plan.plan.revision).toBe(3);
  }), LIMIT);

  it('a link is not followed', () => inFreshFolder(async (folder) => {
    await made(folder);
    const backup = await withoutBackup(folder);
    await symlink('/dev/zero', backup);
    expect(valueOf(await keptRevisions(folder))).toEqual([]);
    expect(await examineWorkspace(folder)).toMatchObject([{ code: 'not-ordinary', what: 'It is a symbolic link, no ordinary file, and is not read.' }]);
  }), LIMIT);
});

describe('in the place of a kept change or a copy', () => {
  withPipes('a pipe is passed over, and named by the doctor', () => inFreshFolder(async (folder) => {
    await made(folder);
    for (const name of ['plan.not-saved.20061106T102100Z.1a2b3c4d.json', 'plan (1).json']) pipe(join(folder, name));
    expect(valueOf(await keptChanges(folder)).changes).toEqual([]);
    const found = await examineWorkspace(folder);
    expect(found.map(({ code, file }) => [code, file])).toEqual([
      ['not-ordinary', 'plan.not-saved.20061106T102100Z.1a2b3c4d.json'], ['conflict-copy', 'plan (1).json'],
    ]);
  }), LIMIT);
});

describe('in the place of figures', () => {
  const withFigures = async (folder: string) => {
    const plan = await made(folder);
    valueOf(await plan.writeDataSet(figures.name, figures.text));
    return plan;
  };
  const refused = async (folder: string, plan: PlanFile, what: string) => {
    expect(refusalIn(await plan.readDataSet(figures.name)).message).toContain(`cannot be read: it is ${what}, no ordinary file.`);
    expect(refusalIn(await plan.writeDataSet(figures.name, figures.text))).toMatchObject({ code: 'data-set-not-saved', message: expect.stringContaining(`it is ${what}`) as string });
    expect(await examineWorkspace(folder)).toMatchObject([{ code: 'not-ordinary', file: dataFile }]);
  };

  it.skipIf(process.platform === 'win32')('a link to a device without end is refused', () => inFreshFolder(async (folder) => {
    const plan = await withFigures(folder);
    await rm(join(folder, dataFile));
    await symlink('/dev/zero', join(folder, dataFile));
    await refused(folder, plan, 'a device or a socket');
  }), LIMIT);

  withPipes('a pipe is refused', () => inFreshFolder(async (folder) => {
    const plan = await withFigures(folder);
    await rm(join(folder, dataFile));
    pipe(join(folder, dataFile));
    await refused(folder, plan, 'a named pipe');
  }), LIMIT);

  it('a link to an ordinary file will do', () => inFreshFolder(async (folder) => {
    const plan = await withFigures(folder);
    await rename(join(folder, dataFile), join(folder, 'shared.json'));
    await symlink('../shared.json', join(folder, dataFile));
    expect((await plan.readDataSet(figures.name)).ok).toBe(true);
  }), LIMIT);
});

describe('in the place of a folder', () => {
  it('of earlier revisions, a file is named by a save and by the doctor, which looks at the rest all the same', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    valueOf(await plan.writeDataSet(figures.name, figures.text));
    await rm(join(folder, 'backups'), { recursive: true });
    await writeFile(join(folder, 'backups'), 'notes');
    await writeFile(join(folder, 'plan.damaged.20061106T102100Z.json'), 'x', { mode: 0o600 });
    const refusal = refusalIn(await plan.append([joined(3)], 'Dr Shah'));
    expect(refusal).toMatchObject({ code: 'plan-not-saved', place: { file: join(folder, 'backups') }, hint: 'Move it away and repeat your change.' });
    expect(refusal.message).toBe('The plan was not saved: "backups" beside it is a file, not the folder of earlier revisions.');
    const found = await examineWorkspace(folder);
    expect(found.map(({ code, file }) => [code, file])).toEqual([['not-ordinary', 'backups'], ['damaged-file-kept', 'plan.damaged.20061106T102100Z.json']]);
    expect(found[0]).toMatchObject({ severity: 'error', what: 'It is a file, not the folder of earlier revisions. Nothing can be kept there.', remedy: 'Move it away; the folder is made when it is needed.' });
    expect(await filesIn(folder)).not.toContain('plan.json.lock');
  }), LIMIT);

  it('of figures, a link that leads nowhere is named', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    await symlink('nowhere', join(folder, 'data'));
    expect(refusalIn(await plan.writeDataSet(figures.name, figures.text)).message).toContain('their folder is a link that leads nowhere, not a folder.');
    expect((await examineWorkspace(folder)).map(({ code, file }) => [code, file])).toEqual([['not-ordinary', 'data']]);
  }), LIMIT);
});
