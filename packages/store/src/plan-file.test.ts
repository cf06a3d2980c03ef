import { spawnSync } from 'node:child_process';
import { chmod, chown, lstat, mkdir, readFile, readlink, rename, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { PlanEvent } from '@pbc-planner/domain';
import { FaultyFileSystem } from '../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, findWorkspace, PlanFile } from './index.ts';
import { writtenPlan } from './stored-plan.ts';

const saying = (text: string) => expect.stringContaining(text) as string;
const clock = () => new Date('2006-11-06T10:21:00.500Z');
const made = async (folder: string) => valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { clock }));

describe('a plan on disk', () => {
  it('is made, found from below, changed and opened again', () => inFreshFolder(async (folder) => {
    const deep = join(folder, 'locality/notes');
    const plan = valueOf(await createWorkspace(join(folder, 'locality'), [founded], 'Dr Shah', { clock }));
    await mkdir(deep);
    expect(await findWorkspace(deep)).toBe(join(folder, 'locality'));
    expect(valueOf(await plan.append([joined(2), joined(3)], 'Ms Okoro'))).toBe(plan.plan);
    const again = valueOf(await PlanFile.open(join(folder, 'locality')));
    expect(again.plan).toEqual({
      format: 1, revision: 2, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Ms Okoro', events: [founded, joined(2), joined(3)],
    });
    expect(again.directory).toBe(join(folder, 'locality'));
  }));

  it('is not found where there is none', () => inFreshFolder(async (folder) => {
    expect(await findWorkspace(join(folder, 'not/there'))).toBe(null);
  }));

  it('is never made over another', () => inFreshFolder(async (folder) => {
    await made(folder);
    const before = await readFile(join(folder, 'plan.json'));
    expect(refusalIn(await createWorkspace(folder, [founded], 'Ms Okoro'))).toMatchObject({ code: 'plan-exists' });
    expect(await readFile(join(folder, 'plan.json'))).toEqual(before);
  }));

  it('keeps nothing of what a caller does to its events afterwards', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const data = { practice: 'M81006', membership: 'in', name: 'Bridge Street' };
    await plan.append([{ ...joined(2), data } as PlanEvent], 'Dr Shah');
    data.name = 'Changed';
    await plan.append([joined(3)], 'Dr Shah');
    expect(plan.plan.events[1]?.data).toHaveProperty('name', 'Bridge Street');
    expect(valueOf(await PlanFile.open(folder)).plan).toEqual(plan.plan);
  }));

  it('saves calls that do not wait for each other one by one', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const results = await Promise.all([2, 3, 3].map((sequence) => plan.append([joined(sequence)], 'Dr Shah')));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(valueOf(await PlanFile.open(folder)).plan.revision).toBe(3);
  }));

  it('saves nothing when there is nothing to save', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    expect(valueOf(await plan.append([], 'Dr Shah')).revision).toBe(1);
  }));

  it('is refused events that cannot be kept exactly, or do not follow, all at once', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const before = await readFile(join(folder, 'plan.json'));
    const wrong = [
      { ...joined(2), data: { practice: NaN, list: [1.5] } },
      joined(4),
      null,
    ] as unknown as PlanEvent[];
    expect((await plan.append(wrong, '')).diagnostics.map(({ code, place }) => `${code} ${place?.path ?? ''}`)).toEqual([
      'author-missing ', 'event-not-exact /0/data/practice', 'event-not-exact /0/data/list/0', 'event-out-of-order /1', 'event-out-of-order /2',
    ]);
    expect(await readFile(join(folder, 'plan.json'))).toEqual(before);
    expect(plan.plan.revision).toBe(1);
    expect(refusalIn(await createWorkspace(join(folder, 'new'), [joined(2)], 'Dr Shah')).code).toBe('event-out-of-order');
    expect(await filesIn(folder)).toEqual(['plan.json']);
  }));

  it('is refused events with data that could not be opened again', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const before = await readFile(join(folder, 'plan.json'));
    const refusal = refusalIn(await plan.append([joined(2), { ...joined(3), data: { practice: 'M80003', membership: 'inn' } } as unknown as PlanEvent], 'Dr Shah'));
    expect(refusal).toMatchObject({ code: 'event-wrong', message: 'Event 2 ("practice joined") is wrong at membership: it must be one of in, alone, observing, declined.', place: { path: '/1' } });
    expect(await readFile(join(folder, 'plan.json'))).toEqual(before);
  }));

  it('lets the first of two writers win and keeps the work of the second in a side file', () => inFreshFolder(async (folder) => {
    const first = await made(folder);
    const second = valueOf(await PlanFile.open(folder, { clock }));
    valueOf(await first.append([joined(2)], 'Ms Okoro'));
    const refusal = refusalIn(await second.append([joined(2, 'Mine')], 'Dr Shah'));
    expect(refusal.code).toBe('plan-changed');
    expect(refusal.message).toContain('changed by Ms Okoro at 2006-11-06T10:21:00.500Z, revision 1 -> 2');
    const side = /kept in (.*)\.$/.exec(refusal.message)?.[1] ?? '';
    expect(JSON.parse(await readFile(side, 'utf8'))).toMatchObject({
      format: 1, kind: 'change not saved', by: 'Dr Shah', keptAt: '2006-11-06T10:21:00.500Z', basedOn: { revision: 1 }, events: [joined(2, 'Mine')],
    });
    expect((await stat(side)).mode & 0o777).toBe(0o600);
    expect(valueOf(await PlanFile.open(folder)).plan).toEqual(first.plan);
    expect(second.plan.revision).toBe(1);
  }));

  it('keeps the call of the second with its work, and nothing once more where it is kept already', () => inFreshFolder(async (folder) => {
    const first = await made(folder);
    const second = valueOf(await PlanFile.open(folder, { clock }));
    valueOf(await first.append([joined(2)], 'Ms Okoro'));
    const call = { command: 'locality.join', params: { practice: 'M80002' }, confirmed: false };
    expect(refusalIn(await second.append([joined(2)], 'Dr Shah', { call, isKept: true }))).toMatchObject({ code: 'plan-changed', message: expect.not.stringContaining('kept in') as string });
    expect((await filesIn(folder)).filter((name) => name.includes('not-saved'))).toEqual([]);
    expect(refusalIn(await second.append([joined(2)], 'Dr Shah', { call })).message).toContain('kept in');
    const [side = ''] = (await filesIn(folder)).filter((name) => name.includes('not-saved'));
    expect(JSON.parse(await readFile(join(folder, side), 'utf8'))).toMatchObject({
      basedOn: { revision: 1, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Dr Shah' }, call, events: [joined(2)],
    });
  }));

  it('sees a change even where somebody put another plan of the same revision in its place', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    await rm(join(folder, 'plan.json'));
    valueOf(await createWorkspace(folder, [founded], 'Ms Okoro', { clock }));
    expect(refusalIn(await plan.append([joined(2)], 'Dr Shah')).message).toContain('revision 1 -> 1');
  }));

  it('is not saved over a plan that was damaged or removed since; the work is kept', () => inFreshFolder(async (folder) => {
    const path = join(folder, 'plan.json');
    const plan = await made(folder);
    valueOf(await plan.append([joined(2)], 'Dr Shah'));
    await truncate(path, 100);
    const damaged = refusalIn(await plan.append([joined(3)], 'Dr Shah'));
    expect(damaged).toMatchObject({ code: 'plan-damaged', message: saying('It is kept in') });
    expect(damaged.hint).toContain('revision 1, saved by Dr Shah');
    expect((await stat(path)).size).toBe(100);
    await rm(path);
    expect(refusalIn(await plan.append([joined(3)], 'Dr Shah'))).toMatchObject({ code: 'plan-missing', message: saying('It is kept in') });
    expect((await filesIn(folder)).filter((name) => name.includes('not-saved'))).toHaveLength(2);
  }));

  it('has mode 600, as have its backups and side files, and keeps a mode that somebody gave it', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const mode = async (name: string) => (await stat(join(folder, name))).mode & 0o777;
    expect(await mode('plan.json')).toBe(0o600);
    await plan.append([joined(2)], 'Dr Shah');
    const [backup = ''] = (await filesIn(join(folder, 'backups')));
    expect(await mode(join('backups', backup))).toBe(0o600);
    await chmod(join(folder, 'plan.json'), 0o660);
    await plan.append([joined(3)], 'Dr Shah');
    expect(await mode('plan.json')).toBe(0o660);
  }));

  it('stays a symbolic link, and the file behind it is what changes', () => inFreshFolder(async (folder) => {
    const plan = await made(join(folder, 'real'));
    await mkdir(join(folder, 'linked'));
    await symlink('../real/plan.json', join(folder, 'linked/plan.json'));
    const linked = valueOf(await PlanFile.open(join(folder, 'linked')));
    valueOf(await linked.append([joined(2)], 'Dr Shah'));
    expect(await readlink(join(folder, 'linked/plan.json'))).toBe('../real/plan.json');
    expect((await lstat(join(folder, 'real/plan.json'))).isFile()).toBe(true);
    expect(valueOf(await PlanFile.open(join(folder, 'real'))).plan).toEqual(linked.plan);
    expect(refusalIn(await plan.append([joined(2)], 'Ms Okoro')).code).toBe('plan-changed');
    expect((await filesIn(join(folder, 'linked'))).filter((name) => name !== 'plan.json')).toEqual([]);
  }));

  it('is not made through a link that leads nowhere', () => inFreshFolder(async (folder) => {
    await symlink('nowhere.json', join(folder, 'plan.json'));
    expect(refusalIn(await createWorkspace(folder, [founded], 'Dr Shah')).code).toBe('plan-exists');
    expect(refusalIn(await PlanFile.open(folder)).code).toBe('plan-missing');
  }));

  const noPlans = ['', 'null', '[]', '{}', '\0\0\0', '{"format":1}'];
  it.each(noPlans)('that reads %j is damaged, and left as it is', (content) => inFreshFolder(async (folder) => {
    await writeFile(join(folder, 'plan.json'), content);
    const refusal = refusalIn(await PlanFile.open(folder));
    expect(refusal).toMatchObject({ code: 'plan-damaged', place: { file: join(folder, 'plan.json') } });
    expect(refusal.message).toMatch(/^The plan [a-z]/);
    expect(refusal.hint).toContain('no good copy');
    expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe(content);
    expect(refusalIn(await createWorkspace(folder, [founded], 'Dr Shah')).code).toBe('plan-exists');
  }));

  it('with bytes that are no text is damaged', () => inFreshFolder(async (folder) => {
    await made(folder);
    await writeFile(join(folder, 'plan.json'), Buffer.from([0x7b, 0xff, 0x7d]));
    expect(refusalIn(await PlanFile.open(folder))).toMatchObject({ code: 'plan-damaged', message: saying('bytes that are no text') });
  }));

  it('that is damaged names the newest copy that is whole', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    for (let sequence = 2; sequence <= 4; sequence += 1) await plan.append([joined(sequence)], 'Ms Okoro');
    const backups = await filesIn(join(folder, 'backups'));
    const newest = backups.find((name) => name.startsWith('plan.r3.')) as string;
    await truncate(join(folder, 'backups', newest), 300);
    await truncate(join(folder, 'plan.json'), 300);
    const good = backups.find((name) => name.startsWith('plan.r2.')) as string;
    expect(refusalIn(await PlanFile.open(folder)).hint).toContain(`${join(folder, 'backups', good)}: revision 2, saved by Ms Okoro`);
  }));

  it('of a newer format is refused untouched, when opened and when saved', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const newer = '{"format":2,"events":"in another shape"}';
    await writeFile(join(folder, 'plan.json'), newer);
    expect(refusalIn(await PlanFile.open(folder)).code).toBe('plan-format-newer');
    expect(refusalIn(await plan.append([joined(2)], 'Dr Shah')).code).toBe('plan-format-newer');
    expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe(newer);
  }));

  it('with its white space changed by git is opened and saved', () => inFreshFolder(async (folder) => {
    await made(folder);
    const path = join(folder, 'plan.json');
    await writeFile(path, `\uFEFF${(await readFile(path, 'utf8')).replaceAll('\n', '\r\n')}`);
    const plan = valueOf(await PlanFile.open(folder));
    expect(valueOf(await plan.append([joined(2)], 'Dr Shah')).revision).toBe(2);
  }));

  it('is missing in a folder without one, and in a folder that is not there', () => inFreshFolder(async (folder) => {
    expect(refusalIn(await PlanFile.open(folder)).code).toBe('plan-missing');
    expect(refusalIn(await PlanFile.open(join(folder, 'not/there'))).code).toBe('plan-missing');
  }));

  it('is refused where a folder or something odd has its name', () => inFreshFolder(async (folder) => {
    await mkdir(join(folder, 'plan.json'));
    expect(refusalIn(await PlanFile.open(folder))).toMatchObject({ code: 'plan-unreadable', message: saying('there is a folder where') });
    expect(refusalIn(await createWorkspace(folder, [founded], 'Dr Shah')).code).toBe('plan-exists');
    await symlink('/dev/null', join(folder, 'other'));
    await rm(join(folder, 'plan.json'), { recursive: true });
    await rename(join(folder, 'other'), join(folder, 'plan.json'));
    expect(refusalIn(await PlanFile.open(folder))).toMatchObject({ code: 'plan-unreadable', message: saying('no ordinary file') });
  }));

  it('cannot be made below a file, and says so', () => inFreshFolder(async (folder) => {
    await writeFile(join(folder, 'file'), '');
    expect(refusalIn(await createWorkspace(join(folder, 'file/plan'), [founded], 'Dr Shah'))).toMatchObject({ code: 'plan-not-saved' });
  }));

  it('in a folder that may only be read is opened, but not saved', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    const before = await readFile(join(folder, 'plan.json'));
    const isRoot = process.getuid?.() === 0;
    if (isRoot) for (const path of [folder, join(folder, 'plan.json')]) await chown(path, 65534, 65534);
    await chmod(folder, 0o500);
    const script = fileURLToPath(new URL('../testing/append-once.ts', import.meta.url));
    const child = spawnSync(process.execPath, ['--conditions=source', script, folder], {
      encoding: 'utf8', ...(isRoot && { uid: 65534, gid: 65534 }),
    });
    await chmod(folder, 0o700);
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toMatchObject({
      revision: 1,
      ok: false,
      diagnostics: [{ code: 'plan-not-saved', message: 'The plan was not saved: you have no permission for it (EACCES).' }],
    });
    expect(await readFile(join(folder, 'plan.json'))).toEqual(before);
    expect(await filesIn(folder)).toEqual(['plan.json']);
    expect(plan.plan.revision).toBe(1);
  }));

  it('is opened without the temporary files of writers that are gone, but with those of writers that live', () => inFreshFolder(async (folder) => {
    await made(folder);
    await mkdir(join(folder, 'data'));
    const { hostTag } = await import('./process-identity.ts');
    const dead = spawnSync(process.execPath, ['-e', '0']).pid;
    const temporary = (of: string, writer: number, host: string) => `${of}.${writer}.${host}.0123456789abcdef.tmp`;
    const old = temporary('.plan.json', 1, '00000000');
    const orphans = [temporary('.plan.json', dead, hostTag()), old, temporary('data/.a.json', process.pid, hostTag())];
    const kept = [temporary('.plan.json', process.ppid, hostTag()), '.other.tmp', temporary('.plan.json', 1, '11111111')];
    for (const name of [...orphans, ...kept]) await writeFile(join(folder, name), 'x');
    await utimes(join(folder, old), 1, 1);
    valueOf(await PlanFile.open(folder));
    expect(await filesIn(folder)).toEqual([...kept, 'data', 'plan.json'].toSorted());
  }));

  it('is saved on a disk without hard links or synced folders, which is said once', () => inFreshFolder(async (folder) => {
    await made(folder);
    const faulty = new FaultyFileSystem();
    faulty.arm({ at: 1, code: 'EPERM', only: 'link', lasting: true });
    const plan = valueOf(await PlanFile.open(folder, faulty));
    const before = await readFile(join(folder, 'plan.json'));
    expect((await plan.append([joined(2)], 'Dr Shah')).diagnostics.map(({ code }) => code)).toEqual(['backups-copied']);
    expect((await plan.append([joined(3)], 'Dr Shah')).diagnostics).toEqual([]);
    const [first = ''] = await filesIn(join(folder, 'backups'));
    expect(await readFile(join(folder, 'backups', first))).toEqual(before);
    faulty.arm({ at: 1, code: 'EINVAL', only: '.sync', lasting: true });
    const other = valueOf(await PlanFile.open(folder, faulty));
    const codes = (await other.append([joined(4)], 'Dr Shah')).diagnostics.map(({ code, place }) => `${code} ${place?.file}`);
    expect(codes).toEqual([`folder-not-synced ${folder}`, `folder-not-synced ${join(folder, 'backups')}`]);
    expect((await other.append([joined(5)], 'Dr Shah')).diagnostics).toEqual([]);
  }));

  it('does not let a backup change when an editor writes into the plan', () => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    await plan.append([joined(2)], 'Dr Shah');
    const [backup = ''] = await filesIn(join(folder, 'backups'));
    const kept = await readFile(join(folder, 'backups', backup));
    await writeFile(join(folder, 'plan.json'), 'overwritten in place');
    expect(await readFile(join(folder, 'backups', backup))).toEqual(kept);
    const first = { format: 1, revision: 1, savedAt: clock().toISOString(), savedBy: 'Dr Shah', events: [founded] } as const;
    expect(kept.toString()).toBe(writtenPlan(first).text);
  }));
});
