import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Runs the commands that people start with on the fictional locality, and keeps beside the program what V8 compiled for them,
 * so that no start compiles it again. @throws Error when the program that was just built does not run.
 */
export async function compileAhead(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'pbc-compile-ahead-'));
  try {
    run('../../apps/cli/bin/pbc.mjs', 'demo', '--dir', folder);
    run('rehearsal.ts', folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(script: string, ...words: readonly string[]): void {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const { status, stderr, error } = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...words], { env, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`The program that was built does not run: ${error?.message ?? stderr.trim()}`);
}
