import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '@pbc-planner/domain';
import type { Toolkit } from '@pbc-planner/toolkit';
import { fakeComparison } from '../testing/fake-locality.ts';
import { fakeToolkit } from '../testing/fake-toolkit.ts';
import { saveFile } from './save-file.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function workspace(): { directory: string; toolkit: Toolkit } {
  const directory = mkdtempSync(join(tmpdir(), 'pbc-save-'));
  folders.push(directory);
  const fake = fakeToolkit();
  return { directory, toolkit: { ...fake, plan: () => ({ ...(fake.plan() as NonNullable<ReturnType<Toolkit['plan']>>), directory }) } };
}

const letter = (title: string): Outcome => ({ kind: 'document', document: { title, fictional: true, blocks: [{ kind: 'paragraph', text: 'Dear practice' }] } });

describe('saving what is shown', () => {
  it('writes into the exports of the workspace and says where', async () => {
    const { directory, toolkit } = workspace();
    const said = await saveFile(toolkit, fakeComparison(8, '50'), 'csv');
    const [name = ''] = readdirSync(join(directory, 'exports'));
    expect(said).toEqual({ type: 'noticed', bad: false, text: `Saved as ${join(directory, 'exports', name)}` });
    expect(name).toMatch(/^tarrow-vale.*\.csv$/);
    expect(readFileSync(join(directory, 'exports', name), 'utf8').split('\n').filter((line) => line.includes('T8100')).length).toBeGreaterThanOrEqual(8);
  });

  it('never replaces a file, and leaves nothing half-written behind', async () => {
    const { directory, toolkit } = workspace();
    for (let time = 0; time < 3; time += 1) await saveFile(toolkit, letter('A letter'), 'txt');
    expect(readdirSync(join(directory, 'exports')).sort()).toEqual(['a-letter-2.txt', 'a-letter-3.txt', 'a-letter.txt']);
  });

  it.each(['../../etc/passwd', 'CON', '\u001B[2J', '', 'a/b\\c:d'])('makes a harmless name of the title %j', async (title) => {
    const { directory, toolkit } = workspace();
    const { bad } = await saveFile(toolkit, letter(title), 'md');
    expect(bad).toBe(false);
    const names = readdirSync(join(directory, 'exports'));
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^[a-z0-9-]+\.md$/);
  });

  it('says why it could not, and changes nothing', async () => {
    const { directory, toolkit } = workspace();
    writeFileSync(join(directory, 'exports'), 'a file where the folder should be');
    const said = await saveFile(toolkit, letter('A letter'), 'txt');
    expect(said.bad).toBe(true);
    expect(said.text).toContain('was not saved');
    expect(readdirSync(directory)).toEqual(['exports']);
  });
});
