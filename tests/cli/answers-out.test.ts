import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, closeSync, readdirSync, readFileSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, freshVale, installed, node, pbc } from './pbc.ts';

const json = (text: string) => JSON.parse(text) as { readonly kind: string; readonly diagnostics: readonly { readonly code: string }[] };

describe('--out never takes the place of the workspace\'s own files', () => {
  const folder = freshVale();
  const vale = join(folder, 'vale');
  const dataSet = readdirSync(join(vale, 'data'))[0] as string;
  mkdirSync(join(vale, 'backups'), { recursive: true });

  it.each(['plan.json', 'PLAN.json', 'plan.json.lock', 'plan.notes.json', `data/${dataSet}`, 'data/new.json', 'backups/new.csv'])('%s', (name) => {
    const before = readFileSync(join(vale, 'plan.json'), 'utf8');
    const { code, stderr } = pbc(['-C', 'vale', 'locality', 'show', '--out', join('vale', name), '--force', '--format', 'csv'], { cwd: folder });
    expect([code, stderr]).toEqual([2, `error: ${join('vale', name)} is a file of the workspace's own, and no answer is written there. Name another file, in another folder.\n`]);
    expect(readFileSync(join(vale, 'plan.json'), 'utf8')).toBe(before);
    expect(existsSync(join(vale, 'data/new.json'))).toBe(false);
  });

  it('nor the file that the plan is a link to, nor what lies there under its name', () => {
    const own = freshVale();
    mkdirSync(join(own, 'share'));
    renameSync(join(own, 'vale/plan.json'), join(own, 'share/vale.json'));
    symlinkSync('../share/vale.json', join(own, 'vale/plan.json'));
    const written = ['share/vale.json', 'share/vale.other.csv', 'share/backups/x.csv', 'share/elsewhere.csv'].map((name) => {
      mkdirSync(join(own, 'share/backups'), { recursive: true });
      return pbc(['-C', 'vale', 'locality', 'show', '--out', name, '--force', '--format', 'csv'], { cwd: own }).code;
    });
    expect(written).toEqual([2, 2, 2, 0]);
  });

  it('nor does a refusal take the place of an earlier answer', () => {
    writeFileSync(join(folder, 'good.json'), 'an earlier answer\n');
    const call = ['-C', 'vale', 'budget', 'explain', 'nobody', '--method', 'historic', '--out', 'good.json', '--force'];
    const plain = pbc(call, { cwd: folder });
    expect([plain.code, plain.stdout]).toEqual([2, '']);
    const asJson = pbc([...call, '--json'], { cwd: folder });
    expect([asJson.code, json(asJson.stdout).kind]).toEqual([2, 'refusal']);
    expect(readFileSync(join(folder, 'good.json'), 'utf8')).toBe('an earlier answer\n');
  });

  it('nor the refusal of a plan that cannot be opened', () => {
    const own = freshVale();
    const set = join(own, 'vale/data', readdirSync(join(own, 'vale/data'))[0] as string);
    const before = readFileSync(set, 'utf8');
    truncateSync(join(own, 'vale/plan.json'), 900);
    expect(pbc(['-C', 'vale', 'locality', 'show', '--out', set, '--force'], { cwd: own }).code).toBe(4);
    expect(readFileSync(set, 'utf8')).toBe(before);
  });
});

describe('standard output that takes nothing', () => {
  const folder = freshVale();

  /** Runs with `/dev/full` as standard output, which is a disk without space. */
  function intoNothing(args: readonly string[]) {
    const full = openSync('/dev/full', 'w');
    try {
      const { status, stderr } = spawnSync(node, [join(installed, 'bin/pbc.mjs'), '-C', 'vale', ...args], { cwd: folder, env: environment, stdio: ['ignore', full, 'pipe'], encoding: 'utf8', timeout: 60_000 });
      return [status, stderr];
    } finally {
      closeSync(full);
    }
  }

  it.skipIf(!existsSync('/dev/full'))('is told in one line, with what was saved', () => {
    const cause = 'error: The answer could not be written to standard output: the disk is full.';
    const hint = 'Check where the output goes, and the space on its disk.\n';
    expect(intoNothing(['log'])).toEqual([4, `${cause} ${hint}`]);
    expect(intoNothing(['locality', 'show', '--json'])).toEqual([4, `${cause} ${hint}`]);
    expect(intoNothing(['locality', 'join', 'mill', '--name', 'Mill Lane'])).toEqual([4, `${cause} What the command did was saved. ${hint}`]);
    expect(pbc(['-C', 'vale', 'locality', 'show'], { cwd: folder }).stdout).toContain('Mill Lane');
  });
});
