import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { examineWorkspace, keptChanges, keptRevisions } from './care.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';

const MARK = '\uFEFF';

async function mark(path: string): Promise<void> {
  await writeFile(path, `${MARK}${await readFile(path, 'utf8')}`);
}

/** A workspace whose first revision an editor has saved with a byte order mark, so that its backup has one too. */
async function marked(folder: string): Promise<PlanFile> {
  valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
  await mark(join(folder, 'plan.json'));
  const plan = valueOf(await PlanFile.open(folder));
  valueOf(await plan.append([joined(2)], 'Dr Shah'));
  return plan;
}

describe('a plan with a byte order mark', () => {
  it('is a good earlier revision once it is one: listed, and nothing to tell of', () => inFreshFolder(async (folder) => {
    await marked(folder);
    const [backup = ''] = await filesIn(join(folder, 'backups'));
    expect((await readFile(join(folder, 'backups', backup), 'utf8')).startsWith(MARK)).toBe(true);
    expect(await examineWorkspace(folder)).toEqual([]);
    expect(valueOf(await keptRevisions(folder)).map(({ revision }) => revision)).toEqual([1]);
  }));

  it('is named as the good copy of a damaged one, and brought back', () => inFreshFolder(async (folder) => {
    await marked(folder);
    await truncate(join(folder, 'plan.json'), 300);
    expect(refusalIn(await PlanFile.open(folder)).hint).toContain('pbc restore --revision 1 --yes');
    expect(valueOf(await restorePlan(folder, 1, 'Ms Okoro')).plan.events).toEqual([founded]);
  }));

  it('is told of at the place of its damage, not at the mark', () => inFreshFolder(async (folder) => {
    await marked(folder);
    const path = join(folder, 'plan.json');
    await mark(path);
    await truncate(path, 300);
    const lines = (await readFile(path, 'utf8')).split('\n').length;
    const [found] = await examineWorkspace(folder);
    expect(found).toMatchObject({ code: 'plan-damaged', line: lines });
    expect(found?.what).toContain(`line ${lines}, byte 301`);
  }));

  it('changes nothing about a change that is kept beside it', () => inFreshFolder(async (folder) => {
    const plan = await marked(folder);
    const second = valueOf(await PlanFile.open(folder));
    valueOf(await plan.append([joined(3)], 'Dr Shah'));
    refusalIn(await second.append([joined(3, 'Other')], 'Ms Okoro'));
    const [side = ''] = (await filesIn(folder)).filter((name) => name.includes('.not-saved.'));
    await mark(join(folder, side));
    expect(valueOf(await keptChanges(folder)).changes).toMatchObject([{ file: side, by: 'Ms Okoro' }]);
  }));
});
