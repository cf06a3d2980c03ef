import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshFolder, freshVale, installed, pbc } from './pbc.ts';

const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('exit codes', () => {
  const folder = freshVale();
  const plan = join(folder, 'vale/plan.json');

  it('0: fine', () => {
    expect(pbc(['budget', 'compare', '-C', 'vale'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
  });

  it('1: problems found, on standard error; the answer on standard output', () => {
    const ran = pbc(['import', 'doubtful.csv', '-C', 'vale', '--dry-run'], { cwd: folder });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/^Dry run, nothing saved\. doubtful\.csv/);
    expect(ran.stderr.trimEnd().split('\n').every((line) => line.startsWith('warning: doubtful.csv, line '))).toBe(true);
  });

  it('2: wrong usage', () => {
    expect(pbc(['budget', 'compare', '--blend', '101', '-C', 'vale'], { cwd: folder })).toMatchObject({ code: 2, stdout: '' });
  });

  it.each(['folder.csv', 'nowhere.csv', 'empty.csv', 'binary.csv', 'unclosed-quote.csv', 'two-rows.csv', 'negative.csv'])('3: %s is refused in one clear line, the plan byte for byte as it was', (file) => {
    const before = [hashOf(plan), readdirSync(join(folder, 'vale/data'))];
    const ran = pbc(['import', file, '-C', 'vale'], { cwd: folder });
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(new RegExp(`^error: ${file}[^\\n]+\\n$`));
    expect([hashOf(plan), readdirSync(join(folder, 'vale/data'))]).toEqual(before);
  });

  it('4: no plan, a damaged plan, or a plan in the way', () => {
    expect(pbc(['locality', 'show'], { cwd: folder })).toMatchObject({ code: 4, stdout: '' });
    expect(pbc(['init', 'vale', '--name', 'Other', '--year', '2006/07'], { cwd: folder })).toMatchObject({ code: 4, stdout: '' });
    mkdirSync(join(folder, 'damaged'));
    writeFileSync(join(folder, 'damaged/plan.json'), '{"format":1,');
    const ran = pbc(['locality', 'show', '-C', 'damaged'], { cwd: folder });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toContain('plan.json');
    expect(readFileSync(join(folder, 'damaged/plan.json'), 'utf8')).toBe('{"format":1,');
    expect(pbc(['schema', 'comparison', '-C', 'damaged'], { cwd: folder }).code).toBe(0);
  });

  it('70: a bug, with a short report and no stack', () => {
    const broken = join(folder, 'broken');
    cpSync(join(installed, 'bin'), join(broken, 'bin'), { recursive: true });
    cpSync(join(installed, 'dist/bundle'), join(broken, 'dist/bundle'), { recursive: true });
    writeFileSync(join(broken, 'dist/bundle/late/schemas.js'), 'throw new RangeError("boom");');
    writeFileSync(join(broken, 'package.json'), '{"type":"module"}');
    const ran = pbc(['schema', 'comparison'], { from: broken });
    expect(ran).toEqual({ code: 70, stdout: '', stderr: 'error: The planner met a fault of its own. RangeError: boom Nothing was saved by this command. Please report it with the command that you ran; PBC_DEBUG=1 shows more.\n' });
    expect(pbc(['schema', 'comparison'], { from: broken, env: { PBC_DEBUG: '1' } }).stderr).toContain('at ');
    expect(JSON.parse(pbc(['schema', 'comparison', '--json'], { from: broken }).stdout)).toMatchObject({ kind: 'refusal', diagnostics: [{ code: 'bug' }] });
  });

  it('are the same on a machine whose V8 cannot use what the build compiled, or finds nothing compiled', () => {
    const elsewhere = join(folder, 'elsewhere');
    cpSync(join(installed, 'bin'), join(elsewhere, 'bin'), { recursive: true });
    cpSync(join(installed, 'dist/bundle'), join(elsewhere, 'dist/bundle'), { recursive: true });
    writeFileSync(join(elsewhere, 'package.json'), '{"type":"module"}');
    const compiled = readdirSync(join(elsewhere, 'dist/bundle')).filter((name) => name.startsWith('program.js.') && !name.endsWith('.txt'));
    expect(compiled).toHaveLength(1);
    const usual = pbc(['budget', 'compare', '-C', join(folder, 'vale')]);
    expect(usual.code).toBe(0);
    for (const name of compiled) writeFileSync(join(elsewhere, 'dist/bundle', name), 'compiled by something else');
    expect(pbc(['budget', 'compare', '-C', join(folder, 'vale')], { from: elsewhere })).toEqual(usual);
    for (const name of compiled) rmSync(join(elsewhere, 'dist/bundle', name));
    expect(pbc(['budget', 'compare', '-C', join(folder, 'vale')], { from: elsewhere })).toEqual(usual);
  });

  it('70: not built yet, and how to build it', () => {
    const bare = join(folder, 'bare');
    cpSync(join(installed, 'bin'), join(bare, 'bin'), { recursive: true });
    expect(pbc(['--version'], { from: bare })).toEqual({ code: 70, stdout: '', stderr: 'pbc is not built yet. Build it in the folder of the planner with: npm run build\n' });
  });
});

describe('the workspace', () => {
  const folder = freshVale();
  const show = (cwd: string, ...args: string[]) => pbc(['locality', 'show', '--json', ...args], { cwd });

  it('is found from any folder within it, or by -C from anywhere', () => {
    mkdirSync(join(folder, 'vale/notes/old'), { recursive: true });
    const usual = show(join(folder, 'vale'));
    expect(usual.code).toBe(0);
    expect(show(join(folder, 'vale/notes/old'))).toEqual(usual);
    expect(show('/', '-C', join(folder, 'vale/notes'))).toEqual(usual);
    expect(show(folder, '--workspace=vale')).toEqual(usual);
    symlinkSync(join(folder, 'vale'), join(folder, 'link'));
    expect(show(folder, '-C', 'link')).toEqual(usual);
  });

  it('is not touched by commands that only look', () => {
    const before = hashOf(join(folder, 'vale/plan.json'));
    for (const args of [['budget', 'compare'], ['log'], ['policy', 'list'], ['pack', 'check'], ['demo']]) expect(pbc([...args, '-C', 'vale'], { cwd: folder }).code).toBe(0);
    expect(hashOf(join(folder, 'vale/plan.json'))).toBe(before);
  });

  it('remembers who acted: --by, else PBC_BY, else the user of the system', () => {
    const by = (args: string[], env: Record<string, string>) => {
      expect(pbc(['locality', 'join', 'new', ...args, '-C', 'vale'], { cwd: folder, env }).code).toBe(0);
      const log = JSON.parse(pbc(['log', '--limit', '1', '--json', '-C', 'vale'], { cwd: folder }).stdout) as { table: { rows: string[][] } };
      return log.table.rows[0]?.[2];
    };
    expect(by(['--by', 'Ms Brown'], { PBC_BY: 'Dr Shah' })).toBe('Ms Brown');
    expect(by([], { PBC_BY: 'Dr Shah' })).toBe('Dr Shah');
    expect(by([], { PBC_BY: '' })).toMatch(/\S/);
  });

  it('may hold packs of its own', () => {
    cpSync(join(folder, 'packs-bad'), join(folder, 'vale/packs'), { recursive: true });
    expect(pbc(['pack', 'list', '-C', 'vale'], { cwd: folder }).stdout).toContain('packs/import-profiles/our-lists.json');
    const checked = pbc(['pack', 'check', '-C', 'vale'], { cwd: folder });
    expect(checked.code).toBe(1);
    expect(checked.stderr).toContain('packs/import-profiles/bad-grade.json, /grade');
  });

  it('of the demonstration is thrown away, unless a folder is named', () => {
    const place = freshFolder();
    mkdirSync(join(place, 'tmp'));
    expect(pbc(['demo'], { cwd: place, env: { TMPDIR: join(place, 'tmp') } }).code).toBe(0);
    expect(readdirSync(join(place, 'tmp')).filter((name) => name.startsWith('pbc-'))).toEqual([]);
    expect(existsSync(join(place, 'plan.json'))).toBe(false);
  });
});
