import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, freshVale, installed, node, pbc, pbcBytes } from './pbc.ts';

const folder = freshVale();
const compare = (...args: string[]) => pbcBytes(['budget', 'compare', '-C', 'vale', ...args], { cwd: folder });

describe('formats', () => {
  it.each([
    ['table', /^Tarrow Vale, 2006\/07: budgets compared\n=+\n\nFICTIONAL/],
    ['csv', /^practice,name,list,historic,capitation,blended,.*fictional,lowest_grade\n(?:[^\n]*,FICTIONAL,unverified\n){8}$/],
    ['tsv', /^practice\tname\tlist\thistoric\tcapitation\tblended\t.*\n/],
    ['md', /^# Tarrow Vale, 2006\/07: budgets compared\n\n> \*\*FICTIONAL\*\*/],
    ['txt', /FICTIONAL[\s\S]*Abbey Street Surgery/],
    ['html', /^<!doctype html>[\s\S]*FICTIONAL[\s\S]*<\/html>\s*$/i],
    ['json', /^\{\n {2}"kind": "comparison",\n {2}"format": 1,/],
    ['xlsx', /^PK\u0003\u0004/],
    ['docx', /^PK\u0003\u0004/],
  ])('%s is written as such, the same bytes every time', (format, expected) => {
    const first = compare('--format', format);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout.toString('latin1')).toMatch(expected);
    expect(compare('--format', format).stdout.equals(first.stdout)).toBe(true);
  });

  it('--json is --format json', () => {
    expect(compare('--json').stdout.equals(compare('--format', 'json').stdout)).toBe(true);
  });

  it('--bom begins csv with a byte-order mark, for Excel', () => {
    expect([...compare('--format', 'csv', '--bom').stdout.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('an answer without rows is not written as rows', () => {
    expect(pbc(['pack', 'check', '--format', 'csv'])).toEqual({ code: 2, stdout: '', stderr: 'error: This answer has no table, so it cannot be written as csv. Use --format txt, md, html or json.\n' });
  });

  it('nothing is coloured where nobody looks at a terminal', () => {
    for (const format of ['table', 'txt']) expect(compare('--format', format).stdout.includes('\u001b')).toBe(false);
  });
});

describe('--out', () => {
  it.each(['csv', 'html', 'json', 'md', 'txt', 'tsv', 'xlsx', 'docx'])('takes the format %s from the ending of the file', (format) => {
    expect(compare('--out', `comparison.${format}`)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(folder, `comparison.${format}`)).equals(compare('--format', format).stdout)).toBe(true);
  });

  it('replaces nothing without --force', () => {
    writeFileSync(join(folder, 'kept.csv'), 'mine');
    expect(compare('--out', 'kept.csv')).toMatchObject({ code: 2, stderr: 'error: kept.csv is there already. Replace it with --force, or name another file.\n' });
    expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toBe('mine');
    expect(compare('--out', 'kept.csv', '--force').code).toBe(0);
    expect(readFileSync(join(folder, 'kept.csv'), 'utf8')).toMatch(/^practice,/);
  });

  it('wants a file in a folder that is there, and leaves nothing behind', () => {
    expect(compare('--out', 'nowhere/a.csv')).toMatchObject({ code: 2, stderr: 'error: nowhere/a.csv cannot be written: there is no folder nowhere. Make the folder first, or name another.\n' });
    mkdirSync(join(folder, 'some.csv'));
    expect(compare('--out', 'some.csv')).toMatchObject({ code: 2, stderr: 'error: some.csv is a folder. Name a file.\n' });
    expect(compare('--out', '/dev/null', '--force')).toMatchObject({ code: 2, stderr: 'error: /dev/null is a device or a pipe. Name a file, or leave --out away and redirect the output.\n' });
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('is checked before the command changes anything', () => {
    const before = readFileSync(join(folder, 'vale/plan.json'));
    expect(pbc(['locality', 'join', 'new', '-C', 'vale', '--out', 'nowhere/a.txt'], { cwd: folder }).code).toBe(2);
    expect(readFileSync(join(folder, 'vale/plan.json')).equals(before)).toBe(true);
  });
});

describe('messages', () => {
  it('--quiet leaves only what refuses beside the answer', () => {
    const loud = pbc(['import', 'doubtful.csv', '-C', 'vale', '--dry-run'], { cwd: folder });
    const quiet = pbc(['import', 'doubtful.csv', '-C', 'vale', '--dry-run', '--quiet'], { cwd: folder });
    expect(loud.stderr).not.toBe('');
    expect(quiet).toEqual({ ...loud, stderr: '' });
    expect(pbc(['import', 'negative.csv', '-C', 'vale', '--quiet'], { cwd: folder }).stderr).toMatch(/^error: /);
  });

  it('stand in the answer with --json, and not on standard error', () => {
    const ran = pbc(['import', 'negative.csv', '-C', 'vale', '--json'], { cwd: folder });
    expect(ran).toMatchObject({ code: 3, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject({ kind: 'import', imported: false, diagnostics: [{ code: 'negative-people', place: { line: 2, column: 3 } }] });
  });

  it('cannot steer the terminal of whoever imports a hostile file', () => {
    writeFileSync(join(folder, 'hostile.csv'), 'practice_code,name,list_size\na,"\u001b[31mRed\u202e",5\n\u001b]0;x\u0007,B,6\n');
    const imported = pbc(['import', 'hostile.csv', '-C', 'vale'], { cwd: folder });
    const shown = pbc(['locality', 'show', '-C', 'vale'], { cwd: folder });
    const controls = [...imported.stdout + imported.stderr + shown.stdout].filter((one) => one !== '\n' && ((one.codePointAt(0) ?? 0) < 32 || ['\u202e', '\u009b', '\u007f'].includes(one)));
    expect(controls).toEqual([]);
    expect(shown.stdout).toContain('[31mRed');
  });
});

describe('a pipe', () => {
  const line = `"${node}" "${join(installed, 'bin/pbc.mjs')}"`;

  it.each(['policy list', 'policy list --json', 'schema comparison', '--help'])('that is closed early ends pbc %s quietly', (args) => {
    const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${line} ${args} | head -1 > /dev/null; echo "\${PIPESTATUS[0]}"`], { cwd: folder, env: environment, encoding: 'utf8' });
    expect([stdout.trim(), stderr]).toEqual(['0', '']);
  });

  it('gets everything, however long', () => {
    writeFileSync(join(folder, 'many.csv'), `practice_code,name,list_size\n${Array.from({ length: 3000 }, (_, index) => `p${index},Practice ${index},${index}\n`).join('')}`);
    expect(pbc(['import', 'many.csv', '-C', 'vale'], { cwd: folder }).code).toBe(0);
    const { stdout } = spawnSync('bash', ['--norc', '-c', `${line} locality show --json -C vale | (sleep 0.3; cat)`], { cwd: folder, env: environment, encoding: 'utf8', maxBuffer: 1 << 28 });
    expect((JSON.parse(stdout) as { practices: unknown[] }).practices.length).toBeGreaterThan(3000);
    expect(stdout.length).toBeGreaterThan(4 * 65_536);
  });
});
