import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';
import { writtenPlan } from './stored-plan.ts';

const textOf = (revision: number) => writtenPlan({ format: 1, revision, savedAt: '2006-11-06T10:21:00.500Z', savedBy: 'Dr Shah', events: [founded] }).text;
const path = (folder: string) => join(folder, 'plan.json');

describe('a revision that no number of saves reaches', () => {
  it.each([1_000_000_000_001, 2 ** 53 - 2, 2 ** 53 - 1])('%i is damage, though the checksum is right', (revision) => inFreshFolder(async (folder) => {
    await writeFile(path(folder), textOf(revision));
    const refusal = refusalIn(await PlanFile.open(folder));
    expect(refusal.code).toBe('plan-damaged');
    expect(refusal.message).toContain('has a revision number above 1000000000000, which no plan reaches');
  }));

  it('is not saved either, so that what is there can still be opened', () => inFreshFolder(async (folder) => {
    await writeFile(path(folder), textOf(1_000_000_000_000 - 1));
    const plan = valueOf(await PlanFile.open(folder));
    valueOf(await plan.append([joined(2)], 'Dr Shah'));
    expect(refusalIn(await plan.append([joined(3)], 'Dr Shah'))).toMatchObject({ code: 'plan-not-saved', hint: 'Found a plan anew and make its changes there.' });
    expect(valueOf(await PlanFile.open(folder)).plan).toMatchObject({ revision: 1_000_000_000_000, events: [founded, joined(2)] });
  }));

  it('is not given to a plan that is restored, whatever the name of a file among its backups says', () => inFreshFolder(async (folder) => {
    const plan = valueOf(await createWorkspace(folder, [founded], 'Dr Shah'));
    valueOf(await plan.append([joined(2)], 'Dr Shah'));
    await writeFile(path(folder), '{');
    await writeFile(join(folder, 'backups', 'plan.r999999999999999.20061106T102100Z.1a2b3c4d.json'), '{');
    expect(valueOf(await restorePlan(folder, null, 'Ms Okoro')).plan).toMatchObject({ revision: 3, events: [founded] });
    await writeFile(path(folder), '{');
    await writeFile(join(folder, 'backups', 'plan.r1000000000000.20061106T102100Z.1a2b3c4d.json'), '{');
    const files = await filesIn(folder);
    expect(refusalIn(await restorePlan(folder, null, 'Ms Okoro')).code).toBe('plan-not-saved');
    expect(await filesIn(folder)).toEqual(files);
  }));
});
