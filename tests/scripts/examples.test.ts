import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJson } from '../../tools/workspace.ts';
import { environment, installed, node, pbc } from '../cli/pbc.ts';

const root = join(import.meta.dirname, '../..');
const folder = join(root, 'docs/examples');

/** Runs an example as a reader would, on the built packages. */
function example(name: string): string {
  if (!existsSync(join(root, 'packages/toolkit/dist/src/index.js'))) throw new Error('The packages are not built, so the examples cannot run. Build them first: npm run build');
  const { status, stdout, stderr } = spawnSync(node, [join(folder, name)], { cwd: root, env: environment, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe('the examples for scripts', () => {
  it('are all run here', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()).toEqual(['compare-in-a-script.ts', 'export-csv.ts', 'export-two-matrices.ts']);
  });

  // With 70 per cent of historic, a practice moves by 30 per cent of its distance: of 949,390.39, 92,941.87, 266,900.54 and 38,147.02 pounds.
  it('compare-in-a-script.ts names who would lose, and how much', () => {
    expect(example('compare-in-a-script.ts')).toBe([
      'Abbey Street Surgery (abbey) would lose £284817.12', 'Drovers Practice (drovers) would lose £27882.56',
      'Glebe House (glebe) would lose £80070.16', 'Hope Street (hope) would lose £11444.11', '',
    ].join('\n'));
  });

  it('export-csv.ts writes the practices as a spreadsheet reads them', () => {
    const lines = example('export-csv.ts').trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines.slice(0, 2)).toEqual(['practice,name,list,membership,fictional', 'abbey,Abbey Street Surgery,11800,in,FICTIONAL']);
  });
});

interface Pack {
  readonly items: readonly { readonly id: string; readonly lead?: string }[];
}

const pack = (id: string) => readJson(join(root, `packages/responsibility/frameworks/${id}.json`)) as Pack;
const frameworks = ['pbc-2005', 'icb-2024'];

/** Runs an example for a shell as a reader would. */
function shell(name: string, ...args: readonly string[]) {
  const env = { ...environment, PBC: `${node} ${join(installed, 'bin/pbc.mjs')}` };
  const { status, stdout, stderr } = spawnSync('sh', [join(folder, name), ...args], { cwd: scratch, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const scratch = mkdtempSync(join(tmpdir(), 'examples-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('the journey of somebody who writes scripts', () => {
  it('exports the matrices of two frameworks through a pipeline of the shell', () => {
    const { status, stdout, stderr } = shell('who-leads.sh');
    expect([status, stderr]).toEqual([0, '']);
    const counts = new Map<string, number>();
    let framework = '';
    for (const line of stdout.trimEnd().split('\n')) {
      const [, count, lead] = /^ *(\d+) (.+)$/.exec(line) ?? [];
      if (lead === undefined) framework = line;
      else counts.set(`${framework} ${lead}`, Number(count));
    }
    const expected = new Map<string, number>();
    for (const id of frameworks) for (const { lead } of pack(id).items) if (lead) expected.set(`${id} ${lead}`, (expected.get(`${id} ${lead}`) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual(Object.fromEntries(expected));
  });

  it('does the same in ten lines of the library, byte for byte as the command line writes it', () => {
    expect(readFileSync(join(folder, 'export-two-matrices.ts'), 'utf8').trimEnd().split('\n').slice(3)).toHaveLength(8);
    const lines = example('export-two-matrices.ts');
    expect(lines).toBe(frameworks.map((id) => pbc(['matrix', 'export', '--framework', id, '--format', 'csv']).stdout).join(''));
    expect(lines.trimEnd().split('\n').map((line) => line.slice(0, line.indexOf(',')))).toEqual(frameworks.flatMap((id) => ['id', ...pack(id).items.map((item) => item.id)]));
  });

  it('export-matrices.sh writes the same bytes twice in a row', () => {
    const written = () => {
      const { status, stderr } = shell('export-matrices.sh', 'out');
      expect([status, stderr]).toEqual([0, '']);
      return Object.fromEntries(readdirSync(join(scratch, 'out')).sort().map((name) => [name, readFileSync(join(scratch, 'out', name)).toString('base64')]));
    };
    const first = written();
    expect(Object.keys(first)).toHaveLength(13);
    expect(written()).toEqual(first);
  });

  it('fail-on-findings.sh stops on an error, on a warning where asked, and not on a matrix without either', () => {
    const good = pbc(['matrix', 'export', '--framework', 'pbc-2005', '--format', 'json']).stdout;
    writeFileSync(join(scratch, 'good.json'), good);
    writeFileSync(join(scratch, 'bad.json'), good.replace('"lead": "pct"', '"lead": "pct2"').replace('"lead":"pct"', '"lead":"pct2"'));
    writeFileSync(join(scratch, 'none.json'), '{}');
    expect(shell('fail-on-findings.sh', 'good.json')).toMatchObject({ status: 0, stdout: 'No finding of severity error in good.json.\n' });
    expect(shell('fail-on-findings.sh', 'bad.json').status).toBe(1);
    expect(shell('fail-on-findings.sh', 'none.json').status).toBe(3);
  });
});
