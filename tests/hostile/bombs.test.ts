import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { catalogue, createToolkit } from '@pbc-planner/toolkit';
import { packSchemas } from '@pbc-planner/domain/schemas';
import { describe, expect, it } from 'vitest';
import { loadKeys } from '../../apps/tui/src/keys/load-keys.ts';
import { installed, node } from '../cli/pbc.ts';
import { bombWorkbook } from './generate/hostile-xlsx.ts';
import { hostileWorkspace } from './workspace.ts';

const { toolkit, folder, write, bring } = await hostileWorkspace();
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const nestedObjects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('zip bombs (xlsx)', () => {
  it.each([
    ['import', 'file', 'file-is-workbook'], ['matrix.check', 'file', 'file-is-workbook'], ['need.prescribing', 'data', 'file-is-workbook'],
    ['matrix.import', 'file', 'workbook-damaged'], ['matrix.fill', 'file', 'workbook-damaged'],
  ] as const)('as the file of %s: refused in a line, before it is unpacked', async (command, parameter, code) => {
    const file = await write('bomb.xlsx', bombWorkbook(512));
    const began = performance.now();
    const { status, answer, changed } = await toolkit.run(command as string, { [parameter]: file, ...(command === 'matrix.fill' ? { party: 'pct' } : {}) });
    expect(performance.now() - began).toBeLessThan(5_000);
    expect([status, changed, answer.diagnostics.map(({ code: found }) => found)]).toEqual(['refused', false, [code]]);
    expect(answer.diagnostics[0]?.hint).toMatch(/save/i);
  });

  it('of two hundred megabytes is refused in a line with sixty-four megabytes of memory', async () => {
    const file = join(folder, 'large.xlsx');
    writeFileSync(file, bombWorkbook(16));
    writeFileSync(file, Buffer.alloc(200 * 1024 * 1024), { flag: 'a' });
    const ran = spawnSync(node, ['--max-old-space-size=64', join(installed, 'bin/pbc.mjs'), 'import', file, '-C', join(folder, 'plan')], { encoding: 'utf8', timeout: 30_000 });
    expect([ran.status, ran.stdout, ran.stderr.split('\n').length]).toEqual([3, expect.any(String), 2]);
    expect(ran.stderr).toContain('This is an Excel workbook');
  });
});

describe('JSON nested 1,000,000 deep', () => {
  const texts: readonly (readonly [string, string])[] = [['lists', nested(1_000_000)], ['objects', nestedObjects(1_000_000)], ['lists that never end', '['.repeat(1_000_000)]];

  it.each(texts)('as places: %s', async (_, text) => {
    await write('weighted-2025-26.csv', 'practice_code,practice_name,population,wp_general_acute,wp_community,wp_mental_health,wp_maternity,wp_health_inequalities,wp_prescribing,wp_core_overall,wp_pmc_need,wp_pmc_overall,icb_code,icb_name\nM81001,X,1,1,1,1,1,1,1,1,1,1,Q1,Q\n');
    const { status, answer } = await toolkit.run('need.index', { data: join(folder, 'weighted-2025-26.csv'), places: await write('places.json', text) });
    expect([status, answer.diagnostics.map(({ code }) => code)]).toEqual(['refused', ['json-too-deep']]);
  });

  it.each(texts)('as a matrix, alone and inside one: %s', async (_, text) => {
    for (const content of [text, `{"kind":"matrix","framework":"pbc-2005","items":[{"id":"pct.payments","shared":${text}}]}`]) {
      for (const command of ['matrix.import', 'matrix.check'] as const) {
        const { status, answer, changed } = await toolkit.run(command, { file: await write('matrix.json', content) });
        expect([status, changed, answer.diagnostics.map(({ code }) => code)]).toEqual(['refused', false, ['not-a-matrix']]);
        expect(answer.diagnostics[0]?.place?.line).toBe(1);
      }
    }
  });

  it.each(texts)('as a pack, as keys and as a plan: %s', async (_, text) => {
    const packs = join(folder, 'packs/policy-parameters');
    mkdirSync(packs, { recursive: true });
    writeFileSync(join(packs, 'deep.json'), `{"id":${text.slice(0, 3_000_000)}}`);
    const own = await createToolkit({ workspace: null, packs: join(folder, 'packs') });
    const { status, answer } = await own.run('pack.check');
    await own.close();
    expect([status, answer.diagnostics.map(({ code }) => code)]).toEqual(['problems', ['bad-pack']]);
    const keys = await loadKeys([await write('keys.json', `[{"keys":["x"],"action":${text.slice(0, 40_000)}`)], new Set());
    expect(keys.diagnostics.map(({ code }) => code)).toEqual(['key-binding']);
    mkdirSync(join(folder, 'deep'), { recursive: true });
    writeFileSync(join(folder, 'deep/plan.json'), `{"format":1,"events":${text}}`);
    await expect(createToolkit({ workspace: join(folder, 'deep') })).rejects.toMatchObject({ name: 'WorkspaceFault' });
  });

  it('an object of a million empty objects is refused before it fills the memory', async () => {
    const { status, answer } = await toolkit.run('matrix.check', { file: await write('matrix.json', `[${'{},'.repeat(1_500_000)}{}]`) });
    expect([status, answer.diagnostics[0]?.message]).toEqual(['refused', 'The file holds more than 1,000,000 values, the most that are read.']);
  });

  it.skipIf(process.platform === 'win32')('a pipe as a pack, as keys, as a list or as a file is refused, not waited for', async () => {
    const packs = join(folder, 'piped/policy-parameters');
    mkdirSync(packs, { recursive: true });
    for (const pipe of [join(packs, 'pipe.json'), join(folder, 'pipe')]) execFileSync('mkfifo', [pipe]);
    const own = await createToolkit({ workspace: null, packs: join(folder, 'piped') });
    expect((await own.run('pack.check')).answer.diagnostics.map(({ code }) => code)).toEqual(['bad-pack']);
    await own.close();
    const pipe = join(folder, 'pipe');
    expect((await loadKeys([pipe], new Set())).diagnostics.map(({ code }) => code)).toEqual(['key-binding']);
    const list = await write('practices.csv', 'practice_code,name,list_size\nabbey,Abbey,10\n');
    for (const params of [{ file: list, only: `@${pipe}` }, { file: pipe }]) {
      expect((await toolkit.run('import', params as never)).answer.diagnostics.map(({ code }) => code)).toEqual(['file-not-regular']);
    }
  });

  it('a pack whose id is no text, or a text of its own making, is a bad pack', async () => {
    const packs = join(folder, 'packs/policy-parameters');
    for (const id of ['{"toString":1}', nested(60), '{"__proto__":null}', '[["x"]]', '1e400']) {
      writeFileSync(join(packs, 'deep.json'), `{"id":${id}}`);
      const own = await createToolkit({ workspace: null, packs: join(folder, 'packs') });
      const { status } = await own.run('pack.check');
      await own.close();
      expect([id, status]).toEqual([id, 'problems']);
    }
  });
});

/** Every pattern in a JSON Schema or a manifest. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === 'pattern' && typeof one === 'string' ? [one] : patternsIn(one)));
}

/** Every part of a JSON Schema that has a pattern and takes texts of any length. */
function unbounded(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Readonly<Record<string, unknown>>;
  const here = typeof own['pattern'] === 'string' && own['maxLength'] === undefined ? [path] : [];
  return [...here, ...Object.entries(own).flatMap(([key, one]) => unbounded(one, `${path}/${key}`))];
}

describe('regular expressions that explode: patterns only from us, maxLength first', () => {
  const manifests = catalogue.map(({ manifest }) => manifest);
  const patterns = [...new Set([...patternsIn(manifests), ...patternsIn(packSchemas)])];
  const pumps = ['a', '0', '1.', '-', ' ', 'a-', 'A1', '/', '0,', '\u00e9', '()', '1/0'];

  it('every parameter that has a pattern has a length too', () => {
    expect(unbounded(manifests.map(({ commands, budgetMethods }) => ({ commands, budgetMethods })))).toEqual([]);
  });

  it.each(patterns)('%s takes time that does not explode with the text', (pattern) => {
    const made = new RegExp(pattern, 'u');
    for (const pump of pumps) {
      const text = `${pump.repeat(20_000)}!`;
      const began = performance.now();
      made.test(text);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it('no pack brings a pattern: the schemas of packs have no place for one', () => {
    const names = (value: unknown): string[] => (typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, one]) => [...(key === 'properties' ? Object.keys(one as object) : []), ...names(one)]));
    expect(names(packSchemas).filter((name) => /pattern|regexp?$/i.test(name))).toEqual([]);
  });

  it('headings, codes and numbers that would make a poor pattern explode are read in time that grows with them', async () => {
    const began = performance.now();
    const heading = `${'patient '.repeat(240)}x`;
    const cells = [`${' '.repeat(1_900)}x`, `${'1'.repeat(1_990)}x`, `${'1,'.repeat(990)}x`, `${'('.repeat(1_990)}`, `${'£-'.repeat(990)}`, `${'943 '.repeat(490)}x`, `${'AB1 '.repeat(490)}x`, `${'01/'.repeat(600)}x`];
    const rows = Array.from({ length: 400 }, (_, row) => `p${row},"${cells[row % cells.length]}",${cells[(row + 3) % cells.length]?.replaceAll(',', '.')},"${cells[(row + 5) % cells.length]}"`);
    await bring('practices.csv', `practice_code,name,list_size,${heading}\n${rows.join('\n')}\n`, { dryRun: true });
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
