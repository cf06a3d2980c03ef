import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FaultyFileSystem } from '../testing/faulty-file-system.ts';
import { filesIn, founded, inFreshFolder, joined, refusalIn, valueOf } from '../testing/plans.ts';
import { createWorkspace, PlanFile } from './index.ts';

const written = (practice: string) => {
  const text = `{"columns":[],"format":1,"lines":[2],"names":[null],"practices":["${practice}"]}\n`;
  return { name: createHash('sha256').update(text).digest('hex'), text };
};
const dataSets = [written('M81006'), written('M81007')];
const files = dataSets.map(({ name }) => `data/${name}.json`).toSorted();
const events = [founded, joined(2)];

/** How many file calls a founding makes that goes well. */
const callsInAll = () => inFreshFolder(async (folder) => {
  const faulty = new FaultyFileSystem();
  faulty.arm(null);
  valueOf(await createWorkspace(join(folder, 'vale'), events, 'Dr Shah', { ...faulty, dataSets }));
  return faulty.calls.length;
});

describe('founding a plan with data sets', () => {
  it('is one save: revision 1 with all its events, and the data sets beside it', () => inFreshFolder(async (folder) => {
    const plan = valueOf(await createWorkspace(join(folder, 'vale'), events, 'Dr Shah', { dataSets }));
    expect(plan.plan).toMatchObject({ revision: 1, events });
    expect(await filesIn(join(folder, 'vale'))).toEqual(['data', ...files, 'plan.json']);
    for (const { name } of dataSets) expect((await plan.readDataSet(name)).ok).toBe(true);
  }));

  it('leaves nothing behind, or everything, whichever file call fails', async () => {
    const calls = await callsInAll();
    expect(calls).toBeGreaterThan(20);
    for (const code of ['ENOSPC', 'EIO']) {
      for (let at = 1; at <= calls; at += 1) {
        await inFreshFolder(async (folder) => {
          const workspace = join(folder, 'vale');
          const faulty = new FaultyFileSystem();
          faulty.arm({ at, code });
          const made = await createWorkspace(workspace, events, 'Dr Shah', { ...faulty, dataSets });
          const left = await filesIn(folder);
          if (made.ok) expect(left.filter((name) => !name.endsWith('.lock')), `call ${at}`).toEqual(['vale', 'vale/data', ...files.map((name) => `vale/${name}`), 'vale/plan.json']);
          else expect(left, `call ${at}, ${code}`).toEqual([]);
        });
      }
    }
  });

  it('that dies at any file call leaves no plan, or a whole one with its data sets', async () => {
    const calls = await callsInAll();
    for (let at = 1; at <= calls; at += 1) {
      await inFreshFolder(async (folder) => {
        const faulty = new FaultyFileSystem();
        faulty.arm({ at, code: 'crash' });
        await createWorkspace(folder, events, 'Dr Shah', { ...faulty, dataSets }).catch(() => undefined);
        const left = await filesIn(folder);
        if (!left.includes('plan.json')) return;
        const plan = valueOf(await PlanFile.open(folder));
        expect(plan.plan.events, `call ${at}`).toEqual(events);
        for (const { name } of dataSets) expect((await plan.readDataSet(name)).ok, `call ${at}`).toBe(true);
      });
    }
  });

  it('beside a plan that is there touches neither it nor its data sets', () => inFreshFolder(async (folder) => {
    valueOf(await createWorkspace(folder, [founded], 'Dr Shah', { dataSets: dataSets.slice(0, 1) }));
    const before = await filesIn(folder);
    expect(refusalIn(await createWorkspace(folder, events, 'Ms Okoro', { dataSets })).code).toBe('plan-exists');
    expect(await filesIn(folder)).toEqual(before);
  }));

  it('takes nothing back that was there before', () => inFreshFolder(async (folder) => {
    const [first, second] = dataSets as [typeof dataSets[0], typeof dataSets[0]];
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, `data/${first.name}.json`), first.text);
    const wrong = { name: second.name, text: 'something else' };
    expect(refusalIn(await createWorkspace(folder, events, 'Dr Shah', { dataSets: [first, wrong] })).code).toBe('data-set-name');
    expect(await filesIn(folder)).toEqual(['data', `data/${first.name}.json`]);
  }));
});
