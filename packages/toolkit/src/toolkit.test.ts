import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createToolkit, WorkspaceFault } from './create-toolkit.ts';
import type { Toolkit } from './toolkit.ts';

let folder = '';
const open: Toolkit[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pbc-toolkit-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((toolkit) => toolkit.close()));
  await rm(folder, { recursive: true, force: true });
});

async function toolkitOn(workspace: string | null, by = 'Dr Shah'): Promise<Toolkit> {
  const toolkit = await createToolkit({ workspace, by });
  open.push(toolkit);
  return toolkit;
}

describe('a toolkit', () => {
  it('without a workspace knows every command, and which cannot be run', async () => {
    const toolkit = await toolkitOn(null);
    expect(toolkit.plan()).toBeNull();
    expect(toolkit.availability('policy.list')).toEqual({ available: true });
    expect(toolkit.availability('budget.compare')).toEqual({ available: false, reason: 'There is no workspace here. Make one with pbc init, name one with -C DIR, or try pbc demo.' });
    expect(Object.keys(toolkit.parameters('budget.compare')?.properties ?? {})).toEqual(expect.arrayContaining(['methods', 'pool', 'blend', 'weights', 'baseYear', 'uplift']));
    expect([toolkit.manifest('nonsense'), toolkit.parameters('nonsense')]).toEqual([null, null]);
  });

  it('on the fictional locality offers what it holds', async () => {
    const toolkit = await toolkitOn(null);
    const { status, changed, answer } = await toolkit.run('demo');
    expect([status, changed, answer.kind]).toEqual(['fine', true, 'collection']);
    expect(toolkit.plan()).toMatchObject({ temporary: true, state: { founded: { name: 'Tarrow Vale', fictional: true } } });
    expect(await toolkit.choices('practices')).toEqual(['abbey', 'brook', 'canal', 'drovers', 'elm', 'foundry', 'glebe', 'hope']);
    expect(await toolkit.choices('years')).toEqual(['2005/06', '2006/07']);
    expect(await toolkit.choices('weightedLists')).toEqual(['list', 'need-weighted']);
    expect(await toolkit.choices('budgetMethods')).toEqual(['historic', 'capitation', 'blended']);
    expect(await toolkit.choices('importProfiles')).toContain('nhs-payments');
    expect(await toolkit.choices('nonsense')).toEqual([]);
    const imported = toolkit.plan()?.state.imports[0]?.dataSet ?? '';
    expect((await toolkit.dataSet(imported))?.practices).toHaveLength(8);
  });

  it('lets go of a temporary workspace when it closes', async () => {
    const toolkit = await toolkitOn(null);
    await toolkit.run('demo');
    const directory = toolkit.plan()?.directory ?? '';
    expect((await readFile(join(directory, 'plan.json'), 'utf8')).length).toBeGreaterThan(100);
    await toolkit.close();
    await expect(readFile(join(directory, 'plan.json'))).rejects.toThrow('ENOENT');
  });

  it('takes lists and decimals as a script has them', async () => {
    const toolkit = await toolkitOn(null);
    await toolkit.run('demo');
    const asNumber = await toolkit.run('budget.compare', { methods: ['historic', 'blended'], blend: 62.5 });
    const asText = await toolkit.run('budget.compare', { methods: ['historic', 'blended'], blend: '62.5' });
    expect(asNumber.answer).toEqual(asText.answer);
    expect(asNumber.answer).toMatchObject({ kind: 'comparison', methods: [{ id: 'historic' }, { id: 'blended', options: { blend: '62.5' } }] });
  });

  it('runs calls one after another, each on the plan that the last one left', async () => {
    const toolkit = await toolkitOn(null);
    await toolkit.run('init', { directory: join(folder, 'sw'), name: 'SW', year: '2006/07' });
    const codes = Array.from({ length: 8 }, (_, index) => `k${index}`);
    const runs = await Promise.all(codes.map((practice) => toolkit.run('locality.join', { practice })));
    expect(runs.map(({ status }) => status)).toEqual(codes.map(() => 'fine'));
    expect([...toolkit.plan()?.state.entered.keys() ?? []]).toEqual(codes);
  });

  it('does not overwrite what another has saved meanwhile: the second is told, and keeps its work', async () => {
    const workspace = join(folder, 'sw');
    await (await toolkitOn(null)).run('init', { directory: workspace, name: 'SW', year: '2006/07' });
    const [first, second] = [await toolkitOn(workspace, 'Dr Shah'), await toolkitOn(workspace, 'Ms Brown')];
    expect((await first.run('locality.join', { practice: 'hope' })).status).toBe('fine');
    const late = await second.run('locality.join', { practice: 'elm' });
    expect(late).toMatchObject({ status: 'storage', changed: false, answer: { kind: 'refusal', command: 'locality.join', diagnostics: [{ severity: 'error', code: 'plan-changed' }] } });
    expect(late.answer.diagnostics[0]?.message).toMatch(/Dr Shah.*revision 1 -> 2/s);
    expect(second.plan()?.state.entered.size).toBe(0);
    expect([...(await toolkitOn(workspace)).plan()?.state.entered.keys() ?? []]).toEqual(['hope']);
  });

  it('leaves a damaged plan as it is, and says so', async () => {
    await writeFile(join(folder, 'plan.json'), '{"format":1,');
    const failure = await createToolkit({ workspace: folder }).catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(WorkspaceFault);
    expect((failure as WorkspaceFault).diagnostics).toMatchObject([{ severity: 'error', code: 'plan-damaged' }]);
    expect(await readFile(join(folder, 'plan.json'), 'utf8')).toBe('{"format":1,');
  });
});
