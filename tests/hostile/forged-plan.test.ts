import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventFault, eventRules, type EventType, type PlanEvent } from '@pbc-planner/domain';
import { PlanFile } from '@pbc-planner/store';
import { Chance } from './generate/chance.ts';
import { rightData, wrongData } from './generate/forged-events.ts';
import { pbc } from '../cli/pbc.ts';
import { forgedPlan } from './generate/forged-plan.ts';

const types = Object.keys(eventRules) as EventType[];
const body = (type: EventType, data: unknown) => ({ type, data }) as unknown as PlanEvent;

describe('the shape of every event', () => {
  it.each(types)('%s: right data passes, each fault is found', (type) => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const data = rightData(type, new Chance(seed));
      expect([seed, eventFault(body(type, data))]).toEqual([seed, null]);
      const { data: wrong, path } = wrongData(type, new Chance(seed));
      expect([seed, path, eventFault(body(type, wrong))]).toEqual([seed, path, expect.stringContaining(`("${type}") is wrong at `)]);
    }
  });
});

describe('a plan that somebody forged, its checksum right', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pbc-forged-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is refused with the file, the event, its type and its field, and is left as it is', async () => {
    for (const [index, type] of types.entries()) {
      const { data } = wrongData(type, new Chance(index + 1));
      const text = forgedPlan([{ type: 'practice left', data: { practice: 'abbey' } }, { type, data }]);
      await writeFile(join(folder, 'plan.json'), text);
      const opened = await PlanFile.open(folder);
      expect([type, opened.diagnostics]).toEqual([type, [expect.objectContaining({
        severity: 'error', code: 'plan-damaged', place: { file: join(folder, 'plan.json') },
        message: expect.stringContaining(`The plan is damaged in its events: event 2 ("${type}") is wrong at `) as string,
      })]]);
      expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe(text);
    }
  });

  it.each(['2006-02-29T10:21:00Z', '2006-04-31T10:21:00Z', '2006-99-01T10:21:00Z', '2006-11-06T24:00:00Z'])('is refused for an event of %s, which never was', async (time) => {
    const text = forgedPlan([{ type: 'plan founded', data: { name: 'Forged', year: '2006/07', framework: 'pbc-2005', fictional: false } }, { type: 'practice left', data: { practice: 'abbey' } }], time);
    await writeFile(join(folder, 'plan.json'), text);
    const opened = await PlanFile.open(folder);
    expect(opened.diagnostics.map(({ code, message }) => [code, message.includes('event 2 has no time in UTC')])).toEqual([['plan-damaged', true]]);
  });

  it('is refused where something undoes its founding', async () => {
    await writeFile(join(folder, 'plan.json'), forgedPlan([{ type: 'plan founded', data: { name: 'Forged', year: '2006/07', framework: 'pbc-2005', fictional: false } }, { type: 'undone', data: { change: 1 } }]));
    const opened = await PlanFile.open(folder);
    expect(opened.diagnostics.map(({ code, message }) => [code, message.includes('event 2 ("undone") is wrong at change: it must be a whole number from 2 to')])).toEqual([['plan-damaged', true]]);
  });

  it.each([['itself', 3], ['what comes after it', 9]])('is refused where something undoes %s, which would go round in a circle when it is told', async (_, change) => {
    const founded = { type: 'plan founded', data: { name: 'Forged', year: '2006/07', framework: 'pbc-2005', fictional: false } };
    await writeFile(join(folder, 'plan.json'), forgedPlan([founded, { type: 'practice left', data: { practice: 'abbey' } }, { type: 'undone', data: { change } }]));
    const opened = await PlanFile.open(folder);
    expect(opened.diagnostics.map(({ code, message }) => [code, message.includes('event 3 ("undone") is wrong at change: it must be an earlier change')])).toEqual([['plan-damaged', true]]);
  });

  it('ends with exit code 4 and what to do, in the product', async () => {
    const workspace = join(folder, 'product');
    expect(pbc(['init', workspace, '--name', 'Forged', '--year', '2006/07'])).toMatchObject({ code: 0 });
    expect(pbc(['locality', 'join', 'abbey'], { cwd: workspace })).toMatchObject({ code: 0 });
    const text = forgedPlan([{ type: 'plan founded', data: { name: 'Forged', year: '2006/07', framework: 'pbc-2005', fictional: false } }, { type: 'practice joined', data: { practice: 'abbey', membership: 'in', list: 12 } }]);
    await writeFile(join(workspace, 'plan.json'), text);
    const { code, stderr } = pbc(['locality', 'show'], { cwd: workspace });
    expect(code).toBe(4);
    expect(stderr).toContain('event 2 ("practice joined") is wrong at list: it must be a number as text, such as "1250.5"');
    expect(stderr).toContain('pbc restore --revision 1 --yes');
    expect(pbc(['restore', '--revision', '1', '--yes'], { cwd: workspace })).toMatchObject({ code: 0 });
    expect(pbc(['locality', 'show'], { cwd: workspace })).toMatchObject({ code: 0 });
  });
});
