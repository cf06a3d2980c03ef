import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentOf, operations, type Operation } from '../testing/operations.ts';
import { filesIn, inFreshFolder } from '../testing/plans.ts';
import { disksAfter, type FoundDisk } from '../testing/power-failure.ts';
import { callText, RecordingFileSystem, type DiskCall } from '../testing/recording-file-system.ts';
import { examineWorkspace, keptRevisions } from './care.ts';

const counted: { operation: string; calls: number; tried: number; different: number; old: number; new: number }[] = [];

afterAll(() => {
  if (process.env['PBC_SOAK'] === '1') console.table(counted);
});

/** Everything in a folder, by whole paths. */
async function diskIn(folder: string): Promise<FoundDisk> {
  const paths = (await filesIn(folder)).map((name) => join(folder, name));
  return new Map(await Promise.all(paths.map(async (path) => [path, (await stat(path)).isDirectory() ? 'folder' : await readFile(path)] as const)));
}

/** Puts a disk as it was found into an empty folder. */
async function layOut(disk: FoundDisk, from: string, folder: string): Promise<void> {
  const paths = [...disk.keys()].toSorted();
  for (const path of paths) {
    const content = disk.get(path) as Buffer | 'folder';
    const to = join(folder, path.slice(from.length));
    if (content === 'folder') await mkdir(to);
    else await writeFile(to, content, { mode: 0o600 });
  }
}

/** What tells two disks apart: temporary files and locks are read by nobody. */
function fingerprint(disk: FoundDisk): string {
  const told = [...disk].filter(([path]) => !path.endsWith('.tmp') && !path.includes('.lock')).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(told.map(([path, content]) => `${path}\0${content === 'folder' ? '' : createHash('sha256').update(content).digest('hex')}\n`).join('')).digest('hex');
}

/** The different disks that a power cut may leave at any moment of some calls, each with whether somebody was told before that it was done. */
function* foundDisks(root: string, before: FoundDisk, calls: readonly DiskCall[]): Generator<{ disk: FoundDisk; told: boolean; where: string }, number> {
  let tried = 0;
  const seen = new Set<string>();
  for (let until = 0; until <= calls.length; until += 1) {
    const told = calls.slice(0, until).some(({ call }) => call === 'acknowledge');
    for (const disk of disksAfter(root, before, calls, until)) {
      tried += 1;
      const print = `${told} ${fingerprint(disk)}`;
      if (seen.has(print)) continue;
      seen.add(print);
      yield { disk, told, where: `after ${until} calls, the last ${until === 0 ? 'none' : callText(calls[until - 1] as DiskCall)}` };
    }
  }
  return tried;
}

const torn = ['plan-damaged', 'backup-damaged', 'data-set-damaged', 'data-set-missing'];

async function expectWhole(operation: Operation, folder: string, before: Buffer | null, told: boolean, where: string): Promise<'old' | 'new'> {
  const after = await contentOf(join(folder, operation.target));
  const isDone = await operation.isDone(folder);
  const isOld = before === null ? after === null : after?.equals(before) === true;
  expect(isDone || (isOld && !told), where).toBe(true);
  const workspace = operation.name === 'first save' ? join(folder, 'new/vale') : folder;
  const options = operation.formats ? { formats: operation.formats } : {};
  const codes = (await examineWorkspace(workspace, options)).map(({ code }) => code).filter((code) => torn.includes(code));
  expect(codes.filter((code) => !(isOld && code === 'plan-damaged')), where).toEqual([]);
  if (isDone && (operation.name.startsWith('save') || operation.name === 'restore of an earlier revision')) {
    const kept = await keptRevisions(workspace, options);
    expect(kept.ok && kept.value.some(({ revision }) => revision === 3), where).toBe(true);
  }
  return isDone ? 'new' : 'old';
}

describe('a power cut', () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))('at any moment of a %s leaves the old file or all of the new one, and the new one once it was called done', async (name, operation) => {
    await inFreshFolder(async (root) => {
      await operation.prepare(root, 0);
      const old = await contentOf(join(root, operation.target));
      const before = await diskIn(root);
      const recording = new RecordingFileSystem();
      const act = await operation.start(root, { fileSystem: recording.fileSystem, ...(operation.formats && { formats: operation.formats }) });
      const { calls } = recording;
      calls.length = 0;
      expect((await act()).ok).toBe(true);
      recording.acknowledge();
      expect(calls.map(({ call }) => call)).toEqual(expect.arrayContaining(['make', 'write', 'sync', 'move', 'sync folder']));
      const found = { old: 0, new: 0 };
      const disks = foundDisks(root, before, calls);
      let next = disks.next();
      for (; !next.done; next = disks.next()) {
        const { disk, told, where } = next.value;
        await inFreshFolder(async (folder) => {
          await layOut(disk, root, folder);
          found[await expectWhole(operation, folder, old, told, `${name}, ${where}`)] += 1;
        });
      }
      expect(found.old).toBeGreaterThan(0);
      expect(found.new).toBeGreaterThan(0);
      counted.push({ operation: name, calls: calls.length, tried: next.value, different: found.old + found.new, ...found });
    });
  });

  it('would be seen to tear a file that is moved into its place without being synced', () => inFreshFolder(async (root) => {
    const path = join(root, 'plan.json');
    await writeFile(path, 'the old plan');
    const before = await diskIn(root);
    const { calls, fileSystem } = new RecordingFileSystem();
    const handle = await fileSystem.open(`${path}.tmp`, 'wx');
    await handle.writeFile('the new plan');
    await handle.close();
    await fileSystem.rename(`${path}.tmp`, path);
    const found = [...foundDisks(root, before, calls)].map(({ disk }) => disk.get(path)?.toString());
    expect(new Set(found)).toEqual(new Set(['the old plan', '', 'the ne', '\0'.repeat(12), 'the new plan']));
  }));

  it.each(['sync', 'sync folder'])('would be seen in a save that leaves out every "%s"', (left) => inFreshFolder(async (root) => {
    const operation = operations[0] as Operation;
    await operation.prepare(root, 0);
    const old = await contentOf(join(root, 'plan.json'));
    const before = await diskIn(root);
    const recording = new RecordingFileSystem();
    expect((await (await operation.start(root, { fileSystem: recording.fileSystem }))()).ok).toBe(true);
    recording.acknowledge();
    let seen = 0;
    for (const { disk, told, where } of foundDisks(root, before, recording.calls.filter(({ call }) => call !== left))) {
      await inFreshFolder(async (folder) => {
        await layOut(disk, root, folder);
        await expectWhole(operation, folder, old, told, where).catch(() => {
          seen += 1;
        });
      });
    }
    expect(seen).toBeGreaterThan(0);
  }));
});
