import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { globalOptions } from '../../apps/cli/src/arguments/global-options.ts';
import { environment, freshFolder, pbc } from './pbc.ts';

const folder = freshFolder();

/** What the printed script offers in bash for the last of some words. */
function offered(...words: string[]): string[] {
  const script = join(folder, 'pbc.bash');
  writeFileSync(script, pbc(['completion', 'bash']).stdout);
  const driver = 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _pbc; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', driver, script, 'pbc', ...words], { cwd: folder, env: environment, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trimEnd().split('\n');
}

describe('completion in bash', () => {
  it('knows commands, flags, values and files', () => {
    expect(offered('budget', '')).toEqual(expect.arrayContaining(['compare', 'explain', 'pace', 'page', 'checklist', 'letter', 'status']));
    expect(offered('budget', 'com')).toEqual(['compare']);
    expect(offered('budget', 'explain', 'abbey', '--method', '')).toEqual(['historic', 'capitation', 'blended']);
    expect(offered('init', '--framework', 'c')).toEqual(['ccg-2013']);
    expect(offered('import', 'two')).toEqual(['two-rows.csv']);
  });

  it('offers every global option', () => {
    expect(offered('log', '--')).toEqual(expect.arrayContaining([...Object.keys(globalOptions), 'help'].map((name) => `--${name}`)));
  });
});

describe('completion in every shell', () => {
  it.each(['bash', 'zsh', 'fish'])('%s is the same script every time, and names every global option', (shell) => {
    const { code, stdout, stderr } = pbc(['completion', shell]);
    expect([code, stderr]).toEqual([0, '']);
    expect(pbc(['completion', shell]).stdout).toBe(stdout);
    for (const name of Object.keys(globalOptions)) expect(stdout).toContain(shell === 'fish' ? `-l ${name} ` : `--${name}`);
  });
});
