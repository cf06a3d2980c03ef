import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FaultyFileSystem } from '../../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../../testing/plans.ts';
import { examineWorkspace, keptRevisions, mendFinding } from '../care.ts';
import { createWorkspace, type PlanFile } from '../index.ts';
import { hostTag, ownIdentity } from '../process-identity.ts';

const onWindows = process.platform === 'win32';
const clock = () => new Date('2006-11-06T10:21:00.500Z');

/** A workspace of three revisions. */
async function made(folder: string): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { clock }));
  for (const sequence of [2, 3]) valueOf(await plan.append([joined(sequence)], 'Dr Shah'));
  return plan;
}

const firstIn = async (folder: string) => (await examineWorkspace(folder))[0];

describe('the plan', () => {
  it('that is whole is nothing to tell of', () => inFreshFolder(async (folder) => {
    await made(folder);
    expect(await examineWorkspace(folder)).toEqual([]);
  }));

  it.each([
    ['cut short', 200, /^The plan is not whole: .* The damage begins at line 2, byte 201\.$/],
    ['empty', 0, /^The plan is empty\./],
  ])('that is %s is named with the place of the damage and the copy to bring back', (_, length, what) => inFreshFolder(async (folder) => {
    await made(folder);
    await truncate(join(folder, 'plan.json'), length);
    const found = await firstIn(folder);
    expect(found).toMatchObject({ severity: 'error', code: 'plan-damaged', file: 'plan.json', mendable: false, remedy: expect.stringContaining('revision 2, saved by Dr Shah at 2006-11-06T10:21:00.500Z. To bring it back: pbc restore --revision 2 --yes.') as string });
    expect(found?.what).toMatch(what);
    await rm(join(folder, 'backups'), { recursive: true });
    expect((await firstIn(folder))?.remedy).toContain('There is no good copy in the folder "backups"');
  }));

  it('that is missing, newer, or a folder is named for what it is', () => inFreshFolder(async (folder) => {
    await made(folder);
    const path = join(folder, 'plan.json');
    await writeFile(path, '{"format":7}', { mode: 0o600 });
    expect(await firstIn(folder)).toMatchObject({ code: 'plan-format-newer', what: 'The plan has format 7; this version of the program reads formats up to 1.', remedy: 'Install a newer version of the program.' });
    await rm(path);
    expect(await firstIn(folder)).toMatchObject({ code: 'plan-missing', what: 'The plan is not there.', remedy: expect.stringContaining('pbc restore --revision 2 --yes') as string });
    await mkdir(path);
    expect(await firstIn(folder)).toMatchObject({ code: 'plan-unreadable', what: expect.stringContaining('there is a folder where the file should be') as string, remedy: 'Mend that and look again.' });
  }));

  it('that the disk will not give is named with the cause, whichever call fails', () => inFreshFolder(async (folder) => {
    await made(folder);
    const faulty = new FaultyFileSystem();
    for (let at = 1; ; at += 1) {
      faulty.arm({ at, code: 'EIO' });
      const found = await examineWorkspace(folder, faulty);
      if (!faulty.hasStruck) break;
      for (const { what } of found) expect(what, `call ${at}`).not.toContain('undefined');
    }
  }));
});

describe('earlier revisions', () => {
  it('are listed with what they held, the damaged ones only told of', () => inFreshFolder(async (folder) => {
    await made(folder);
    const names = await filesIn(join(folder, 'backups'));
    expect(valueOf(await keptRevisions(folder))).toEqual([2, 1].map((revision) => ({
      revision, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Dr Shah', changes: revision, file: join('backups', names.find((name) => name.startsWith(`plan.r${revision}.`)) as string),
    })));
    const damaged = names.find((name) => name.startsWith('plan.r2.')) as string;
    await truncate(join(folder, 'backups', damaged), 100);
    expect(valueOf(await keptRevisions(folder)).map(({ revision }) => revision)).toEqual([1]);
    expect(await examineWorkspace(folder)).toMatchObject([{ severity: 'warning', code: 'backup-damaged', file: join('backups', damaged), what: 'The copy of revision 2 is damaged and cannot be brought back.' }]);
  }));

  it('that cannot be listed are refused with the cause', () => inFreshFolder(async (folder) => {
    await made(folder);
    const faulty = new FaultyFileSystem();
    faulty.arm({ at: 1, code: 'EIO', only: 'readdir' });
    expect(refusalIn(await keptRevisions(folder, faulty))).toMatchObject({ code: 'backups-unreadable', message: expect.stringContaining('the disk reported a fault (EIO)') as string });
  }));
});

describe('what is safe to mend', () => {
  it('are orphans, dead locks and rights of everybody: found, mended, and not found again', () => inFreshFolder(async (folder) => {
    await made(folder);
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    const old = new Date(Date.now() - 7_200_000);
    const orphans = [`.plan.json.${dead}.${hostTag()}.0123456789abcdef.tmp`, `backups/.plan.json.1.00000000.0123456789abcdef.tmp`];
    for (const orphan of orphans) await writeFile(join(folder, orphan), 'half', { mode: 0o600 });
    await utimes(join(folder, orphans[1] as string), old, old);
    const lock = { token: '0123456789abcdef', user: 'Ms Okoro', ...ownIdentity(), process: dead, since: '2006-11-06T10:20:30.000Z' };
    await writeFile(join(folder, 'plan.json.lock'), JSON.stringify(lock), { mode: 0o600 });
    await chmod(join(folder, 'plan.json'), 0o664);
    const before = await readFile(join(folder, 'plan.json'));
    const found = await examineWorkspace(folder);
    expect(found.map(({ code, file }) => `${code} ${file}`).toSorted()).toEqual([
      'dead-lock plan.json.lock', ...(onWindows ? [] : ['loose-rights .']), ...orphans.map((name) => `temporary-file ${name}`),
    ].toSorted());
    expect(found.find(({ code }) => code === 'dead-lock')?.what).toContain(`Ms Okoro (process ${dead} on `);
    for (const finding of found) expect(await mendFinding(folder, finding, 'Dr Shah'), finding.code).toBeNull();
    expect(await examineWorkspace(folder)).toEqual([]);
    expect(await readFile(join(folder, 'plan.json'))).toEqual(before);
    if (!onWindows) expect((await stat(join(folder, 'plan.json'))).mode & 0o777).toBe(0o660);
  }));

  it('are not the files and locks of those who live', () => inFreshFolder(async (folder) => {
    await made(folder);
    await writeFile(join(folder, `.plan.json.${process.ppid}.${hostTag()}.0123456789abcdef.tmp`), 'half', { mode: 0o600 });
    await writeFile(join(folder, 'plan.json.lock'), JSON.stringify({ token: 'x', user: 'Ms Okoro', ...ownIdentity(), process: process.ppid, started: null, since: '' }), { mode: 0o600 });
    expect(await examineWorkspace(folder)).toEqual([]);
  }));

  it('says why it could not be mended', () => inFreshFolder(async (folder) => {
    await made(folder);
    const name = '.plan.json.1.00000000.0123456789abcdef.tmp';
    await writeFile(join(folder, name), 'half', { mode: 0o600 });
    await utimes(join(folder, name), 1, 1);
    const [finding] = await examineWorkspace(folder);
    if (finding === undefined) throw new Error('Nothing was found');
    const faulty = new FaultyFileSystem();
    faulty.arm({ at: 1, code: 'EROFS', only: 'unlink', lasting: true });
    expect(await mendFinding(folder, finding, 'Dr Shah', faulty)).toBe('it is still there');
    if (onWindows) return;
    await chmod(join(folder, 'plan.json'), 0o604);
    const loose = (await examineWorkspace(folder)).find(({ code }) => code === 'loose-rights');
    faulty.arm({ at: 1, code: 'EPERM', only: '.chmod' });
    expect(loose && await mendFinding(folder, loose, 'Dr Shah', faulty)).toBe('the system does not allow it (EPERM)');
    await expect(mendFinding(folder, { ...finding, code: 'plan-damaged' }, 'Dr Shah')).rejects.toThrow('for a person to mend');
  }));
});
