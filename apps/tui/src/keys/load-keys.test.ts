import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultKeys } from './key-table.ts';
import { keyFiles, loadKeys } from './load-keys.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the files of keys', () => {
  it('lie in the workspace and in the user’s configuration, which has the last word', () => {
    expect(keyFiles('/plan', { XDG_CONFIG_HOME: '/config' })).toEqual(['/plan/keys.json', '/config/pbc-planner/keys.json']);
    expect(keyFiles(null, { HOME: '/home/shah' })).toEqual(['/home/shah/.config/pbc-planner/keys.json']);
  });

  it('may be missing, and are merged in order where they are there', async () => {
    const [first, second] = [join(folder, 'first.json'), join(folder, 'second.json')];
    await writeFile(first, '[{"keys": ["x"], "action": "leave"}]');
    await writeFile(second, '[{"keys": ["x"], "action": "sort"}]');
    const { table, diagnostics } = await loadKeys([join(folder, 'none.json'), first, second], new Set());
    expect(diagnostics).toEqual([]);
    expect(table.slice(defaultKeys.length).map(({ action }) => action)).toEqual(['leave', 'sort']);
  });

  it('are reported, never thrown, where they cannot be read', async () => {
    await mkdir(join(folder, 'folder.json'));
    const { table, diagnostics } = await loadKeys([join(folder, 'folder.json')], new Set());
    expect(table).toBe(defaultKeys);
    expect(diagnostics).toMatchObject([{ severity: 'warning', code: 'key-binding', place: { file: join(folder, 'folder.json') } }]);
  });
});
