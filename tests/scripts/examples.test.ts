import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environment, node } from '../cli/pbc.ts';

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
    expect(readdirSync(folder).filter((name) => name.endsWith('.ts')).sort()).toEqual(['compare-in-a-script.ts', 'export-csv.ts']);
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
