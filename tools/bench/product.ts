import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../workspace.ts';
import { CannotRun } from './benchmark.ts';
import type { SyntheticLocality } from './synthetic-locality.ts';

/** The command line as it is installed. */
export const launcher = join(root, 'apps/cli/bin/pbc.mjs');

/** @throws CannotRun when the product has not been built. */
export function needProduct(): void {
  if (!existsSync(join(root, 'apps/cli/dist/bundle'))) throw new CannotRun('The product is not built. Run "npm run build" first.');
}

/** Makes a workspace for 2023/24 from the files of a synthetic locality, as a script would. @returns its folder. @throws CannotRun when it fails. */
export async function makeWorkspace(name: string, { practices, spend }: SyntheticLocality): Promise<string> {
  const { createToolkit } = await import('@pbc-planner/toolkit');
  const files = join(root, '.tmp/bench', name);
  const directory = join(files, 'workspace');
  rmSync(files, { recursive: true, force: true });
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, 'practices.csv'), practices);
  writeFileSync(join(files, 'spend.csv'), spend);
  const toolkit = await createToolkit({ workspace: null, by: 'Bench' });
  try {
    const run = async (command: string, params: Readonly<Record<string, unknown>>) => {
      const { status, answer } = await toolkit.run(command, params);
      if (status !== 'fine') throw new CannotRun(`${command} answered ${status}: ${answer.diagnostics[0]?.message ?? 'no reason given'}`);
    };
    await run('init', { directory, name: 'Synthetic', year: '2023/24' });
    await run('import', { file: join(files, 'practices.csv'), year: '2022/23' });
    await run('import', { file: join(files, 'spend.csv') });
    return directory;
  } finally {
    await toolkit.close();
  }
}
