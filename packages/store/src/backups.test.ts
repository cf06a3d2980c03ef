import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, founded, inFreshFolder, joined, valueOf } from '../testing/plans.ts';
import { outdatedBackups, type Backup } from './backups.ts';
import { createWorkspace } from './index.ts';

describe('backups', () => {
  it('keep the last ten revisions and the last revision of each day', () => inFreshFolder(async (folder) => {
    let now = Date.parse('2006-11-06T09:00:00Z');
    const clock = () => new Date(now);
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { clock }));
    for (let revision = 2; revision <= 40; revision += 1) {
      now += 6 * 3_600_000;
      valueOf(await plan.append([joined(revision)], 'Dr Shah'));
    }
    // Revisions 1 to 3 were saved on the 6th at 9, 15 and 21 o'clock, 4 to 7 on the 7th, and so on, four a day.
    const names = await filesIn(join(folder, 'backups'));
    const revisions = names.map((name) => Number(/\.r(\d+)\./.exec(name)?.[1])).toSorted((a, b) => a - b);
    expect(revisions).toEqual([3, 7, 11, 15, 19, 23, 27, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39]);
    expect(names.some((name) => name.startsWith('plan.r3.20061106T210000Z.'))).toBe(true);
  }));

  it('past the tenth go, but for the last of a day', () => {
    const backup = (revision: number, savedAt: string): Backup => ({ path: `r${revision}`, revision, savedAt });
    const same = Array.from({ length: 12 }, (_, index) => backup(20 - index, '20061106T090000Z'));
    expect(outdatedBackups(same).map(({ revision }) => revision)).toEqual([10, 9]);
    expect(outdatedBackups([...same, backup(1, '20061105T090000Z')]).map(({ revision }) => revision)).toEqual([10, 9]);
    expect(outdatedBackups([])).toEqual([]);
  });
});
