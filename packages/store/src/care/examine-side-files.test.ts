import { cp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataSetOf } from '../../testing/operations.ts';
import { filesIn, founded, inFreshFolder, joined, valueOf } from '../../testing/plans.ts';
import { examineWorkspace } from '../care.ts';
import { createWorkspace, PlanFile } from '../index.ts';

const { name, text } = dataSetOf('M81006');

/** A workspace of two revisions with a data set. */
async function made(folder: string): Promise<PlanFile> {
  const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { clock: () => new Date('2006-11-06T10:21:00.500Z') }));
  valueOf(await plan.writeDataSet(name, text));
  valueOf(await plan.append([joined(2)], 'Dr Shah'));
  return plan;
}

const findingsIn = async (folder: string) => (await examineWorkspace(folder)).filter(({ code }) => code !== 'data-set-unnamed');

describe('copies that other programs make', () => {
  it.each([
    'plan (Dr Shah\'s conflicted copy 2006-11-06)', 'plan (1)', 'plan 2', 'plan.sync-conflict-20061106-102030-ABCDEFG', 'plan_conflict-20061106', 'plan-SURGERY-PC',
  ])('of the plan are told apart from it: %s.json', (copy) => inFreshFolder(async (folder) => {
    const plan = await made(folder);
    await cp(join(folder, 'plan.json'), join(folder, `${copy}.json`));
    expect(await findingsIn(folder)).toMatchObject([{ code: 'conflict-copy', severity: 'warning', file: `${copy}.json`, mendable: false, what: expect.stringContaining('The plan holds all of it.') as string }]);
    await rm(join(folder, 'plan.json'));
    await cp(join(folder, 'backups', (await filesIn(join(folder, 'backups')))[0] as string), join(folder, 'plan.json'));
    expect(await findingsIn(folder)).toMatchObject([{ what: expect.stringContaining('It holds 1 change that the plan does not.') as string }]);
    expect((await plan.append([joined(3)], 'Dr Shah')).ok).toBe(false);
  }));

  it('of the user\'s own are left alone', () => inFreshFolder(async (folder) => {
    await made(folder);
    for (const own of ['plan-notes.json', 'planning.json', 'plan.txt', 'budget (1).json']) await writeFile(join(folder, own), '{"notes":true}');
    expect(await findingsIn(folder)).toEqual([]);
  }));

  it.each([`${name} (1)`, `${name}.sync-conflict-20061106-102030-ABCDEFG`, `${name}-SURGERY-PC`])('of figures are found in data: %s.json', (copy) => inFreshFolder(async (folder) => {
    await made(folder);
    const [original, other] = [join(folder, 'data', `${name}.json`), join(folder, 'data', `${copy}.json`)];
    await cp(original, other);
    const finding = { code: 'conflict-copy', severity: 'warning', file: join('data', `${copy}.json`), mendable: false };
    expect(await findingsIn(folder)).toMatchObject([{ ...finding, what: expect.stringContaining('It is whole.') as string, remedy: 'Remove it.' }]);
    await truncate(original, 10);
    expect(await findingsIn(folder)).toMatchObject([{ ...finding, remedy: `Name it ${name}.json: the original is missing or damaged, and this brings it back.` }]);
    await truncate(other, 10);
    expect(await findingsIn(folder)).toMatchObject([{ ...finding, what: expect.stringContaining('It is not whole.') as string, remedy: 'Remove it.' }]);
    expect((await readFile(other)).length).toBe(10);
  }));

  it('of earlier revisions are found in backups, and never taken for one', () => inFreshFolder(async (folder) => {
    await made(folder);
    const [backup = ''] = await filesIn(join(folder, 'backups'));
    const copy = join('backups', backup.replace('.json', ' (2).json'));
    await cp(join(folder, 'backups', backup), join(folder, copy));
    expect(await findingsIn(folder)).toMatchObject([{ code: 'conflict-copy', file: copy, what: expect.stringContaining('It holds revision 1, saved by Dr Shah at 2006-11-06T10:21:00.500Z.') as string }]);
    await truncate(join(folder, copy), 10);
    expect(await findingsIn(folder)).toMatchObject([{ file: copy, what: expect.stringContaining('It is not whole.') as string }]);
  }));
});

describe('what lies beside a plan', () => {
  it('is named for what it is: a change not saved, one repeated, damaged files set aside', () => inFreshFolder(async (folder) => {
    await made(folder);
    const second = valueOf(await PlanFile.open(folder));
    valueOf(await valueOf(await PlanFile.open(folder)).append([joined(3)], 'Ms Okoro'));
    await second.append([joined(3)], 'Dr\u202e Shah');
    const [kept = ''] = (await filesIn(folder)).filter((one) => one.includes('not-saved'));
    await cp(join(folder, kept), join(folder, kept.replace('not-saved', 'repeated')));
    await mkdir(join(folder, 'data'), { recursive: true });
    for (const damaged of ['plan.damaged.20061106T102100Z.json', `data/${name}.damaged.20061106T102100Z.json`]) await writeFile(join(folder, damaged), 'x');
    const found = await findingsIn(folder);
    expect(found.map(({ code, severity }) => `${severity} ${code}`).toSorted()).toEqual([
      'info change-repeated', 'info damaged-file-kept', 'info damaged-file-kept', 'warning change-not-saved',
    ].concat(process.platform === 'win32' ? [] : ['warning loose-rights', 'warning loose-rights']).toSorted());
    const change = found.find(({ code }) => code === 'change-not-saved');
    expect(change?.what).toMatch(/^A change by Dr Shah at \S+ that could not be saved: 1 event \(locality\.join\), made to revision 2\.$/);
    expect(change?.remedy).toContain('pbc replay');
  }));
});
