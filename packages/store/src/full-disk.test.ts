import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataSetOf } from '../testing/operations.ts';
import { filesIn, founded, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

/** A disk of two megabytes of our own; `null` where nobody may mount one. */
function smallDisk(): string | null {
  if (process.platform !== 'linux') return null;
  const folder = mkdtempSync(join(tmpdir(), 'pbc-small-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

const disk = smallDisk();

afterAll(() => {
  if (disk === null) return;
  spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

const free = async (folder: string) => Number((await statfs(folder)).bfree);

/** Fills what is left of a disk, but for some bytes. */
async function fill(folder: string, but: number): Promise<string> {
  const path = join(folder, 'somebody-elses.bin');
  const { bfree, bsize } = await statfs(folder);
  await writeFile(path, Buffer.alloc(Math.max(0, bfree * bsize - but)));
  return path;
}

describe.skipIf(disk === null)('a disk of 2 MB, which only somebody with the right to mount one can try', () => {
  const folderFor = (name: string) => join(disk as string, name);
  const inFolder = (name: string, act: (folder: string) => Promise<void>) => async () => {
    try {
      await act(folderFor(name));
    } finally {
      for (const left of await filesIn(disk as string)) if (!left.includes('/')) rmSync(join(disk as string, left), { recursive: true });
    }
  };

  it('that runs full refuses the save, gets its space back, and keeps the plan byte for byte', inFolder('vale', async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    let refused = 0;
    for (let sequence = 2; refused === 0; sequence += 1) {
      const [before, space] = [await readFile(join(folder, 'plan.json')), await free(folder)];
      const saved = await plan.append([joined(sequence, 'x'.repeat(60_000))], 'Dr Shah');
      if (saved.ok) continue;
      refused += 1;
      expect(refusalIn(saved)).toMatchObject({ code: 'plan-not-saved', message: 'The plan was not saved: the disk is full (ENOSPC).' });
      expect((await readFile(join(folder, 'plan.json'))).equals(before)).toBe(true);
      expect(await free(folder)).toBe(space);
    }
    expect((await filesIn(folder)).filter((name) => /tmp$|lock$/.test(name))).toEqual([]);
    expect(valueOf(await PlanFile.open(folder)).plan).toEqual(plan.plan);
  }));

  it.each([0, 4_096, 8_192, 12_288])('with %i bytes left refuses whatever does not fit, and saves once there is room', (left) => inFolder('vale', async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded, joined(2, 'y'.repeat(20_000))], 'Dr Shah'));
    valueOf(await plan.append([joined(3)], 'Dr Shah'));
    const filler = await fill(disk as string, left);
    const before = await readFile(join(folder, 'plan.json'));
    const space = await free(folder);
    const { name, text } = dataSetOf('M81006');
    expect((await plan.append([joined(4)], 'Dr Shah')).ok).toBe(false);
    const written = await plan.writeDataSet(name, text);
    expect((await createWorkspace(folderFor('other'), [founded, joined(2, 'z'.repeat(20_000))], 'Dr Shah')).ok).toBe(false);
    expect((await readFile(join(folder, 'plan.json'))).equals(before)).toBe(true);
    if (!written.ok) expect(await free(folder)).toBeGreaterThanOrEqual(space - 1);
    expect((await filesIn(disk as string)).filter((one) => /tmp$|lock$|other/.test(one))).toEqual([]);
    rmSync(filler);
    expect((await plan.append([joined(4)], 'Dr Shah')).ok).toBe(true);
    expect((await plan.writeDataSet(name, text)).ok).toBe(true);
  })());

  it('that is full leaves a damaged plan in its place until there is room to restore', inFolder('vale', async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded, joined(2, 'y'.repeat(20_000))], 'Dr Shah'));
    valueOf(await plan.append([joined(3)], 'Dr Shah'));
    await truncate(join(folder, 'plan.json'), 5_000);
    const damaged = await readFile(join(folder, 'plan.json'));
    const filler = await fill(disk as string, 8_192);
    const files = await filesIn(folder);
    expect(refusalIn(await restorePlan(folder, null, 'Dr Shah'))).toMatchObject({ code: 'plan-not-saved', message: expect.stringContaining('the disk is full (ENOSPC)') as string });
    expect((await readFile(join(folder, 'plan.json'))).equals(damaged)).toBe(true);
    expect(await filesIn(folder)).toEqual(files);
    rmSync(filler);
    expect(valueOf(await restorePlan(folder, null, 'Dr Shah')).plan.events).toHaveLength(2);
  }));
});
