import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { safeFileName } from '@pbc-planner/toolkit';
import { afterAll, describe, expect, it } from 'vitest';
import { root, workspacePackages } from '../../tools/workspace.ts';
import { pbc } from '../cli/pbc.ts';
import { forgedPlan } from './generate/forged-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'pbc-names-'));
mkdirSync(join(folder, 'chosen'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const everything = () => readdirSync(folder, { recursive: true }).map(String).sort();

describe('path traversal, absolute, drive, UNC, NUL and reserved names in export names', () => {
  it.each([
    ['reserved', 'CON.csv'], ['reserved, with two endings', 'nul.tar.csv'], ['reserved, with a superscript', 'com¹.csv'], ['a drive', 'C:list.csv'], ['a stream', 'list.csv:hidden'], ['a folder of another system', '..\\list.csv'],
    ['UNC', '\\\\server\\share\\list.csv'], ['marks', 'li*st?.csv'], ['a space at its end', 'list.csv '], ['a full stop at its end', 'list.csv.'], ['controls', 'li\u001bst.csv'], ['marks of direction', 'list\u202Evsc.exe'],
    ['too long', `${'x'.repeat(252)}.csv`],
  ])('--out with a name that is %s is refused, and nothing is written', (_, name) => {
    const before = everything();
    const { code, stdout, stderr } = pbc(['policy', 'list', '--out', join('chosen', name)], { cwd: folder });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: .+\. .+\.\n$/);
    expect(everything()).toEqual(before);
  });

  it('--out writes into the folder that was chosen, and there alone', () => {
    expect(pbc(['policy', 'list', '--out', 'chosen/list.csv'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(everything()).toEqual(['chosen', 'chosen/list.csv']);
  });

  it('a name out of data that leads anywhere else is no name', () => {
    for (const name of ['../up', '..', '.', '/etc/passwd', 'C:\\x', '\\\\server\\share', 'a\u0000b', 'aux', 'a/b', 'a\\b', '', ' ', 'x\u202Ey']) {
      expect([name, safeFileName(name).ok]).toEqual([name, false]);
    }
    expect(safeFileName('letter M81006.docx')).toMatchObject({ ok: true, value: 'letter M81006.docx' });
  });

  it('a plan that names figures outside its folder is damaged and told so, and they are not read', async () => {
    const data = { dataSet: '../../../../etc/passwd', file: { name: 'x', sha256: 'x' }, profile: 'practices', rows: 1, measures: [] };
    const founded = { type: 'plan founded', data: { name: 'T', year: '2006/07', framework: 'pbc-2005', fictional: false } };
    mkdirSync(join(folder, 'plan'));
    writeFileSync(join(folder, 'plan', 'plan.json'), forgedPlan([founded, { type: 'data set imported', data }]));
    const { code, stdout, stderr } = pbc(['locality', 'show'], { cwd: join(folder, 'plan') });
    expect(code).toBe(4);
    expect(stdout + stderr).toContain('event 2 ("data set imported") is wrong at dataSet');
    expect(stdout + stderr).not.toContain('root:');
  });

  it('the product writes files in three places alone: the store, under hashes and names of its own, and --out and what the workbench saves, whose names are checked', async () => {
    const writes: string[] = [];
    for (const { folder: own } of workspacePackages()) {
      for (const name of readdirSync(join(root, own, 'src'), { recursive: true }).map(String)) {
        if (!/\.tsx?$/.test(name) || /\.test\.tsx?$/.test(name) || name.startsWith('testing')) continue;
        const text = await readFile(join(root, own, 'src', name), 'utf8');
        if (/\b(?:writeFile|appendFile|createWriteStream|copyFile|cp)(?:Sync)?\(|\brename\(/.test(text)) writes.push(join(relative(root, join(root, own)), 'src', name));
      }
    }
    expect(writes.filter((path) => !path.startsWith('packages/store/'))).toEqual(['apps/cli/src/print/write-answer.ts', 'apps/tui/src/effects/save-file.ts']);
    expect(readFileSync(join(root, 'apps/cli/src/print/write-answer.ts'), 'utf8')).toContain('safeFileName(basename(path))');
    expect(readFileSync(join(root, 'apps/tui/src/effects/save-file.ts'), 'utf8')).toContain('safeFileName(plainName(document.title))');
  });
});
