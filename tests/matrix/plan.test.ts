import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presentOutcome, type Answer } from '@pbc-planner/domain';
import { createToolkit, exportFormat, type Toolkit } from '@pbc-planner/toolkit';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
let toolkit: Toolkit;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
  toolkit = await createToolkit({ workspace: null, by: 'Dr Shah' });
  await toolkit.run('init', { directory: join(folder, 'tarrow'), name: 'Tarrow Vale', year: '2006/07' });
});

afterEach(async () => {
  await toolkit.close();
  rmSync(folder, { recursive: true, force: true });
});

async function exported(format: string): Promise<string> {
  const { answer } = await toolkit.run('matrix.export', {});
  const bytes = await (await exportFormat(format))?.render(presentOutcome(answer), {});
  return new TextDecoder().decode(bytes);
}
const json = async (): Promise<string> => JSON.stringify((await toolkit.run('matrix.export', {})).answer);
const written = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const codes = (answer: Answer) => answer.diagnostics.map(({ code }) => code);

const steps = [
  ['matrix.assign', { item: 'pl.needs', lead: 'locality' }],
  ['matrix.assign', { item: 'pct.risk', joint: ['pct', 'locality'], convenor: 'pct' }],
  ['matrix.assign', { item: 'pct.targets', directManagement: 'yes' }],
  ['matrix.condition', { item: 'pct.contracts', kind: 'agree', party: 'locality', note: 'Before it is signed.' }],
  ['matrix.condition', { item: 'pct.payments', kind: 'agree', party: 'locality', remove: true, reason: 'a pilot' }],
  ['matrix.migrate', { to: 'icb-2024', apply: true }],
] as const;

describe('every step', () => {
  it('can be undone, and done again', async () => {
    const states = [await json()];
    for (const [command, params] of steps) {
      expect(await toolkit.run(command, params as never)).toMatchObject({ status: 'fine', changed: true });
      states.push(await json());
    }
    expect(new Set(states).size).toBe(steps.length + 1);
    for (const state of states.slice(0, -1).reverse()) {
      await toolkit.run('undo', {});
      expect(await json()).toBe(state);
    }
    for (const state of states.slice(1)) {
      await toolkit.run('redo', {});
      expect(await json()).toBe(state);
    }
  });
});

describe('a matrix in a file', () => {
  it.each(['csv', 'tsv'])('comes back from %s as it was', async (format) => {
    for (const [command, params] of steps.slice(0, 1)) await toolkit.run(command, params as never);
    await toolkit.run('matrix.assign', { item: 'pct.info', lead: 'practice', support: ['pct'] });
    await toolkit.run('matrix.condition', { item: 'pct.info', kind: 'rule', note: 'Half | half, "as ever", = fine' });
    const [text, state] = [await exported(format), await json()];
    for (let step = 0; step < 3; step += 1) await toolkit.run('undo', {});
    expect(await exported(format)).not.toBe(text);
    expect(await toolkit.run('matrix.import', { file: written(`m.${format}`, text) })).toMatchObject({ status: 'fine', answer: { imported: true, changed: ['pct.info', 'pl.needs'] } });
    expect([await exported(format), await json()]).toEqual([text, state]);
    expect(await toolkit.run('matrix.import', { file: written(`m.${format}`, text) })).toMatchObject({ status: 'fine', changed: false });
  });

  it('comes back from JSON with everything that was settled', async () => {
    for (const [command, params] of steps.slice(0, 5)) await toolkit.run(command, params as never);
    const state = await json();
    for (let step = 0; step < 5; step += 1) await toolkit.run('undo', {});
    const file = written('m.json', state);
    expect(await toolkit.run('matrix.import', { file, dryRun: true })).toMatchObject({ status: 'fine', changed: false, answer: { dryRun: true } });
    expect(await toolkit.run('matrix.import', { file })).toMatchObject({ status: 'fine', changed: true });
    expect(JSON.parse(await json())).toEqual(JSON.parse(state));
  });

  it('with faults leaves the plan as it was', async () => {
    const before = await json();
    const text = (await exported('csv')).replace('pct.info,', 'pct.ldp,').replace(',consulted,', ',boss,');
    const { status, changed, answer } = await toolkit.run('matrix.import', { file: written('m.csv', text) });
    expect([status, changed, codes(answer)]).toEqual(['refused', false, expect.arrayContaining(['item-twice', 'unknown-right'])]);
    expect(await json()).toBe(before);
  });

  it('comes back from a workbook as it was', async () => {
    await toolkit.run('matrix.assign', { item: 'pct.info', lead: 'practice', support: ['pct'] });
    await toolkit.run('matrix.condition', { item: 'pct.info', kind: 'rule', note: 'Half | half, "as ever", = fine <& well>' });
    const state = await json();
    const bytes = await (await exportFormat('xlsx'))?.render(presentOutcome((await toolkit.run('matrix.export', {})).answer), {});
    writeFileSync(join(folder, 'm.xlsx'), bytes as Uint8Array);
    for (let step = 0; step < 2; step += 1) await toolkit.run('undo', {});
    expect(await toolkit.run('matrix.import', { file: join(folder, 'm.xlsx') })).toMatchObject({ status: 'fine', answer: { imported: true, changed: ['pct.info'], rows: 26, diagnostics: [] } });
    expect(await json()).toBe(state);
    expect(await toolkit.run('matrix.fill', { party: 'pct', file: join(folder, 'm.xlsx') })).toMatchObject({ status: 'fine', answer: { fill: { rows: 26, saved: true } } });
  });

  it('that is a workbook with faults names their rows and columns', async () => {
    await toolkit.run('matrix.assign', { item: 'pct.info', lead: 'practice' });
    const bytes = await (await exportFormat('xlsx'))?.render(presentOutcome((await toolkit.run('matrix.export', {})).answer), {});
    const parts = unzipSync(bytes as Uint8Array);
    const texts = strFromU8(parts['xl/sharedStrings.xml'] as Uint8Array).replace('>pct.info<', '>pct.inf<').replace('>consulted<', '>boss<');
    writeFileSync(join(folder, 'm.xlsx'), zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(texts) }));
    const { status, changed, answer } = await toolkit.run('matrix.import', { file: join(folder, 'm.xlsx') });
    expect([status, changed]).toEqual(['refused', false]);
    expect(answer.diagnostics.map(({ code, place }) => [code, place?.line])).toEqual(expect.arrayContaining([['unknown-item', 3], ['unknown-right', 2]]));
  });
});

describe('a check', () => {
  it('answers with problems where there is an error, and refuses what is no matrix at all', async () => {
    expect((await toolkit.run('matrix.check', {})).status).toBe('fine');
    const broken = (await json()).replaceAll('"lead":"pct"', '"lead":null');
    expect((await toolkit.run('matrix.check', { file: written('broken.json', broken) })).status).toBe('problems');
    expect((await toolkit.run('matrix.check', { file: written('none.json', '{}') })).status).toBe('refused');
    expect((await toolkit.run('matrix.check', { file: written('empty.json', '') })).status).toBe('refused');
  });
});

describe('the choices of parameters', () => {
  it('are the framework\'s', async () => {
    expect(await toolkit.choices('responsibilityFrameworks')).toEqual(['ccg-2013', 'icb-2024', 'pbc-2005']);
    expect((await toolkit.choices('responsibilityItems')).length).toBe(26);
    expect(await toolkit.choices('responsibilityParties')).toContain('sha-wdc');
  });
});
