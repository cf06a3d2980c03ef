import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { formatsUpTo, threeFormats } from '../testing/three-formats.ts';
import { createWorkspace, PlanFile, restorePlan } from './index.ts';
import { migrated, releasedFormats } from './plan-formats.ts';
import { readPlanText, writtenPlan } from './stored-plan.ts';

const fixtures = new URL('../fixtures/', import.meta.url);
const frozen = await readFile(new URL('format-1/plan.json', fixtures), 'utf8');
const clock = () => new Date('2006-11-07T09:00:00.000Z');
const options = { formats: threeFormats, clock };

/** A workspace with the frozen plan of format 1. */
const inOldWorkspace = (act: (folder: string, path: string) => Promise<void>) => inFreshFolder(async (folder) => {
  const path = join(folder, 'plan.json');
  await writeFile(path, frozen, { mode: 0o600 });
  await act(folder, path);
});

describe('the formats that were released', () => {
  it('have a frozen file each, which opens, and a step from each to the next', async () => {
    const formats = Array.from({ length: releasedFormats.current }, (_, index) => index + 1);
    expect((await readdir(fixtures)).toSorted()).toEqual(formats.map((format) => `format-${format}`));
    for (const format of formats) {
      const text = await readFile(new URL(`format-${format}/plan.json`, fixtures), 'utf8');
      expect(JSON.parse(text)).toMatchObject({ format });
      expect(readPlanText(text)).toMatchObject({ plan: { format: releasedFormats.current } });
    }
    expect(releasedFormats.migrations.map(({ from }) => from)).toEqual(formats.slice(0, -1));
  });
});

describe('a plan of an older format', () => {
  it('is migrated step by step when it is opened, in memory alone', () => inOldWorkspace(async (folder, path) => {
    const { plan } = valueOf(await PlanFile.open(folder, options));
    expect(plan).toMatchObject({ format: 3, revision: 2, savedBy: 'Dr Shah', savedAt: '2006-11-06T10:21:00.500Z' });
    expect(plan.events.map(({ data }) => data)).toEqual([
      { name: 'Tarrow Vale', year: '2006/07', framework: 'pbc-2005', fictional: true, from: 'an older format' },
      { practice: 'M81006', membership: 'in', name: 'Bridge Street – Clée', people: '7012.5', from: 'an older format' },
    ]);
    expect(await readFile(path, 'utf8')).toBe(frozen);
    expect(await filesIn(folder)).toEqual(['plan.json']);
  }));

  it('is kept until the first save that succeeds, and then as an earlier revision that can be brought back', () => inOldWorkspace(async (folder, path) => {
    const plan = valueOf(await PlanFile.open(folder, options));
    expect((await plan.append([joined(9)], 'Ms Okoro')).ok).toBe(false);
    expect(await readFile(path, 'utf8')).toBe(frozen);
    const saved = valueOf(await plan.append([joined(3)], 'Ms Okoro'));
    const text = await readFile(path, 'utf8');
    expect(text).toBe(writtenPlan(saved).text);
    expect(JSON.parse(text)).toMatchObject({ format: 3, revision: 3 });
    const [kept = ''] = await filesIn(join(folder, 'backups'));
    expect(await readFile(join(folder, 'backups', kept), 'utf8')).toBe(frozen);
    expect(valueOf(await PlanFile.open(folder, options)).plan).toEqual(saved);
    const back = valueOf(await restorePlan(folder, 2, 'Ms Okoro', options));
    expect([back.plan.format, back.plan.revision, back.plan.events]).toEqual([3, 4, saved.events.slice(0, 2)]);
  }));

  it('may have had its white space changed, and is then saved as if nobody had', () => inOldWorkspace(async (folder, path) => {
    await writeFile(path, JSON.stringify(JSON.parse(frozen), null, 2));
    const saved = valueOf(await valueOf(await PlanFile.open(folder, options)).append([joined(3)], 'Ms Okoro'));
    expect(await readFile(path, 'utf8')).toBe(writtenPlan(saved).text);
  }));

  it('takes every step once, wherever it begins', () => inFreshFolder(async (folder) => {
    const two = valueOf(await createWorkspace(folder, [joined(1)], 'Dr Shah', { clock, formats: formatsUpTo(2) }));
    expect(two.plan.format).toBe(2);
    expect(valueOf(await PlanFile.open(folder, options)).plan.events[0]?.data).toHaveProperty('from', 'an older format');
    expect(valueOf(await PlanFile.open(folder, { formats: formatsUpTo(2) })).plan).toEqual(two.plan);
  }));

  it('that was changed by somebody with the older version meanwhile is not overwritten', () => inOldWorkspace(async (folder) => {
    const plan = valueOf(await PlanFile.open(folder, options));
    const older = valueOf(await PlanFile.open(folder, { clock }));
    valueOf(await older.append([joined(3)], 'Dr Shah'));
    expect(refusalIn(await plan.append([joined(3)], 'Ms Okoro')).message).toContain('changed by Dr Shah at 2006-11-07T09:00:00.000Z, revision 2 -> 3');
  }));

  it('is refused untouched by a version that does not know it yet', () => inOldWorkspace(async (folder, path) => {
    const old = valueOf(await PlanFile.open(folder, { clock }));
    valueOf(await valueOf(await PlanFile.open(folder, options)).append([joined(3)], 'Ms Okoro'));
    const newer = await readFile(path, 'utf8');
    expect(refusalIn(await PlanFile.open(folder))).toMatchObject({ code: 'plan-format-newer', message: 'The plan has format 3; this version of the program reads formats up to 1.' });
    expect(refusalIn(await old.append([joined(3)], 'Dr Shah')).code).toBe('plan-format-newer');
    expect(refusalIn(await restorePlan(folder, null, 'Dr Shah')).code).toBe('plan-format-newer');
    expect(await readFile(path, 'utf8')).toBe(newer);
  }));

  it('is damaged where a check of its own or of the format after it fails, or its number is a slip', () => {
    const rewritten = (format: number, events: unknown[]) => writtenPlan({ format, revision: 1, savedAt: clock().toISOString(), savedBy: 'Dr Shah', events: events as never }).text;
    expect(readPlanText(rewritten(1, [7]), threeFormats)).toEqual({ fault: 'damaged', what: 'has an event that is no object' });
    expect(readPlanText(rewritten(1, [{ ...joined(1), type: '' }]), threeFormats)).toEqual({ fault: 'damaged', what: 'is damaged in its events: event 1 has no type' });
    expect(readPlanText(frozen.replace('"format":1', '"format":2'), threeFormats)).toEqual({ fault: 'damaged', what: 'does not match its checksum' });
    expect(readPlanText(rewritten(2, [joined(1)]).replace('"format":2', '"format":7'), threeFormats)).toEqual({ fault: 'damaged', what: 'has a wrong format number' });
    expect(migrated({ revision: 1, savedAt: '', savedBy: '', events: [] }, 1, { ...releasedFormats, current: 2 })).toBe('has format 1, from which no step leads to format 2');
  });
});
