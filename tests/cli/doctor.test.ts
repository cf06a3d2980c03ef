import { chmodSync, cpSync, readdirSync, readFileSync, renameSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freshVale, pbc } from './pbc.ts';

interface FoundTable {
  readonly table: { readonly rows: readonly (readonly string[])[] };
  readonly diagnostics: readonly { readonly code: string; readonly severity: string; readonly place?: { readonly file: string; readonly line?: number } }[];
}

const joinPractices = (folder: string, ...practices: string[]) => {
  for (const practice of practices) expect(pbc(['locality', 'join', practice, '-C', 'vale'], { cwd: folder }).code).toBe(0);
};
const rowsOf = (stdout: string) => (JSON.parse(stdout) as FoundTable).table.rows;

describe('a plan that was cut short', () => {
  const folder = freshVale();
  const vale = join(folder, 'vale');
  const run = (...args: string[]) => pbc([...args, '-C', 'vale'], { cwd: folder });
  const history = rowsOf(run('log', '--limit', '1000', '--json').stdout).map((row) => row[3]);
  // What a session had on screen is a change that the log looks past.
  const founded = new Set((JSON.parse(readFileSync(join(vale, 'plan.json'), 'utf8')) as { events: { change: number }[] }).events.map(({ change }) => change)).size;
  joinPractices(folder, 'one', 'two');
  truncateSync(join(vale, 'plan.json'), 900);
  const damaged = readFileSync(join(vale, 'plan.json'));
  const asItWas = () => expect(readFileSync(join(vale, 'plan.json'))).toEqual(damaged);

  it('is refused by other commands, which name the newest good copy and how to bring it back', () => {
    const shown = run('locality', 'show');
    expect(shown).toMatchObject({ code: 4, stdout: '' });
    expect(shown.stderr).toMatch(/^error: [^\n]*plan\.json: The plan is not whole[^\n]*The newest good copy is [^\n]*plan\.r2\.[^\n]*: revision 2, saved by Dr Shah at [^\n]* pbc restore --revision 2 --yes\.[^\n]*\n$/);
    asItWas();
  });

  it('is found by pbc doctor, with the place of the damage', () => {
    const found = run('doctor', '--json');
    expect(found).toMatchObject({ code: 1, stderr: '' });
    const { diagnostics, table } = JSON.parse(found.stdout) as FoundTable;
    const line = damaged.toString('utf8').split('\n').length;
    expect(diagnostics).toMatchObject([{ severity: 'error', code: 'plan-damaged', place: { file: 'plan.json', line } }]);
    expect(table.rows[0]?.slice(0, 2)).toEqual(['plan-damaged', 'plan.json']);
    expect(table.rows[0]?.[2]).toContain(`line ${line}, byte 901`);
    expect(table.rows[0]?.[3]).toMatch(/^Nothing\. The newest good copy is revision 2.*pbc restore --revision 2 --yes/);
    expect(run('doctor', '--fix').code).toBe(1);
    asItWas();
  });

  it('is brought back by pbc restore once it is told which revision, and yes', () => {
    const listed = run('restore', '--json');
    expect(listed.code).toBe(0);
    expect(rowsOf(listed.stdout).map(([revision, , by, changes]) => [revision, by, changes])).toEqual([[2, 'Dr Shah', founded + 1], [1, 'Dr Shah', founded]]);
    expect(run('restore', '--revision', '2')).toMatchObject({ code: 2, stdout: '' });
    expect(run('restore', '--revision', '7', '--yes')).toMatchObject({ code: 4, stdout: '' });
    asItWas();
    const back = run('restore', '--revision', '2', '--yes');
    expect(back.code).toBe(0);
    expect(back.stderr).toContain('Revision 2 is the plan again, as revision 4.');
    const aside = readdirSync(vale).filter((name) => name.startsWith('plan.damaged.'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(vale, aside[0] as string))).toEqual(damaged);
    expect(back.stderr).toContain(aside[0]);
    const log = JSON.parse(run('log', '--limit', '1000', '--json').stdout) as FoundTable;
    const sentences = log.table.rows.map((row) => row[3]);
    expect(sentences).toEqual(['one joined the locality', ...history]);
    expect(history.at(-1)).toContain('founded the plan');
    expect(sentences).not.toContain('two joined the locality');
    expect(run('doctor').code).toBe(0);
  });

  it('can be put back to a later revision that the restored one replaced', () => {
    joinPractices(folder, 'three');
    const kept = rowsOf(run('restore', '--json').stdout).map(([revision]) => revision);
    expect(kept).toEqual([4, 2, 1]);
    expect(run('restore', '--revision', '1', '--yes').stderr).toContain('Revision 5, which was the plan until now, is kept as');
    expect(run('restore', '--revision', '5', '--yes').code).toBe(0);
    expect(rowsOf(run('log', '--limit', '1', '--json').stdout)[0]?.[3]).toBe('three joined the locality');
  });

  it('that is gone altogether is found and brought back too', () => {
    renameSync(join(vale, 'plan.json'), join(folder, 'elsewhere.json'));
    expect(run('locality', 'show').code).toBe(4);
    expect(run('doctor').stderr).toMatch(/^error: plan\.json: The plan is not there\. The newest good copy is revision 6/);
    expect(run('restore', '--revision', '5', '--yes').code).toBe(0);
    expect(run('locality', 'show').code).toBe(0);
  });
});

describe('pbc doctor', () => {
  it('finds a healthy workspace healthy, and touches nothing', () => {
    const folder = freshVale();
    const before = readdirSync(join(folder, 'vale'), { recursive: true }).toSorted();
    expect(pbc(['doctor', '-C', 'vale'], { cwd: folder })).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('Nothing is amiss') as string });
    expect(readdirSync(join(folder, 'vale'), { recursive: true }).toSorted()).toEqual(before);
    expect(pbc(['doctor'], { cwd: folder })).toMatchObject({ code: 4, stdout: '' });
  });

  it('says which figures nothing names, and removes them only when asked and told yes', () => {
    const folder = freshVale();
    const data = join(folder, 'vale/data');
    const [some = ''] = readdirSync(data);
    const name = 'a'.repeat(64);
    cpSync(join(data, some), join(data, `${name}.json`));
    const run = (...args: string[]) => pbc(['doctor', ...args, '-C', 'vale'], { cwd: folder });
    expect(rowsOf(run('--json').stdout)).toEqual([['data-set-unnamed', `data/${name}.json`, expect.anything(), 'Nothing. An import may be about to name it. Look again in an hour.']]);
    expect(run('--collect', '--yes').code).toBe(0);
    expect(readdirSync(data)).toContain(`${name}.json`);
    utimesSync(join(data, `${name}.json`), new Date(Date.now() - 7_200_000), new Date(Date.now() - 7_200_000));
    expect(rowsOf(run('--json').stdout)[0]?.[3]).toContain('pbc doctor --collect --yes');
    expect(run('--collect')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('They cannot be brought back') as string });
    expect(run('--fix').code).toBe(0);
    expect(readdirSync(data)).toContain(`${name}.json`);
    expect(rowsOf(run('--collect', '--yes', '--json').stdout)[0]?.[3]).toBe('Done: It is removed.');
    expect(readdirSync(data)).not.toContain(`${name}.json`);
    expect(readdirSync(data)).toContain(some);
    expect(run().code).toBe(0);
  });

  it('names what others have left, and mends what is safe with --fix alone', () => {
    const folder = freshVale();
    const vale = join(folder, 'vale');
    cpSync(join(vale, 'plan.json'), join(vale, 'plan.sync-conflict-20061106-102030-ABCDEFG.json'));
    writeFileSync(join(vale, '.plan.json.4194304.00000000.0123456789abcdef.tmp'), 'half');
    writeFileSync(join(vale, 'plan.json.lock'), '{"token":"0123456789abcdef","user":"Ms Okoro","host":"elsewhere","process":4711,"started":null,"since":"2006-11-06T10:20:30.000Z"}');
    const [old, loose] = [new Date(Date.now() - 7_200_000), process.platform !== 'win32'];
    for (const name of readdirSync(vale).filter((one) => /lock|tmp$/.test(one))) utimesSync(join(vale, name), old, old);
    chmodSync(join(vale, 'plan.json'), 0o644);
    const codes = (args: string[]) => rowsOf(pbc(['doctor', '--json', '-C', 'vale', ...args], { cwd: folder }).stdout).map(([code, , , remedy]) => [code, remedy?.split(/[.:]/)[0]]);
    expect(codes([])).toEqual([
      ['temporary-file', 'Remove it'], ['dead-lock', 'Take it over and remove it; the next save would do so too'],
      ...(loose ? [['loose-rights', 'Take that right away; the rights of their owner and group stay']] : []), ['conflict-copy', 'Nothing'],
    ]);
    expect(codes(['--fix']).map(([, done]) => done)).toEqual(['Done', 'Done', ...(loose ? ['Done'] : []), 'Nothing']);
    expect(codes([])).toEqual([['conflict-copy', 'Nothing']]);
    expect(readdirSync(vale).filter((one) => /lock|tmp$/.test(one))).toEqual([]);
    if (loose) expect(statSync(join(vale, 'plan.json')).mode & 0o777).toBe(0o640);
  });
});
