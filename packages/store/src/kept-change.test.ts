import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Crash, FaultyFileSystem } from '../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile } from './index.ts';

const call = { command: 'locality.join', params: { practice: 'M80002', name: 'Mine' }, confirmed: false };

/** Saves second, with a fault at a file call. Gives whether the fault was met. */
async function saveSecond(at: number, code: string): Promise<boolean> {
  return inFreshFolder(async (folder) => {
    const where = `${code} at call ${at}`;
    const first = valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    const faulty = new FaultyFileSystem();
    const second = valueOf(await PlanFile.open(folder, { ...faulty, patience: 300 }));
    valueOf(await first.append([joined(2)], 'Ms Okoro'));
    const theirs = await readFile(join(folder, 'plan.json'));
    faulty.arm({ at, code });
    const told = await second.append([joined(2, 'Mine')], 'Dr Shah', { call }).catch((failure: unknown) => {
      if (!(failure instanceof Crash)) throw failure;
      return null;
    });
    const struck = faulty.hasStruck;
    faulty.arm(null);
    expect((await readFile(join(folder, 'plan.json'))).equals(theirs), where).toBe(true);
    const kept = (await filesIn(folder)).filter((name) => name.includes('.not-saved.') && !name.endsWith('.tmp'));
    for (const name of kept) expect(JSON.parse(await readFile(join(folder, name), 'utf8')), where).toMatchObject({ call, events: [joined(2, 'Mine')] });
    if (told !== null) {
      const { message } = refusalIn(told);
      expect(message, where).toMatch(/^[^\n]+$/);
      const isSaidToBeKept = message.includes('It is kept in');
      if (isSaidToBeKept) expect(kept, where).toHaveLength(1);
      else expect(message, where).toMatch(/It could not be kept in a file of its own either: .* \([A-Z]+\)\.$|was not saved: .* \([A-Z]+\)\.$/);
      expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp')), where).toEqual([]);
    }
    valueOf(await PlanFile.open(folder));
    expect((await filesIn(folder)).filter((name) => name.endsWith('.tmp')), where).toEqual([]);
    return struck;
  });
}

it.each(['ENOSPC', 'EIO', 'EPERM', 'EBUSY', 'EROFS', 'crash'])('a change that came second, with %s at every file call, is kept whole or said not to be, and the plan is left alone', async (code) => {
  let calls = 0;
  while (await saveSecond(calls + 1, code)) calls += 1;
  expect(calls).toBeGreaterThan(15);
});
