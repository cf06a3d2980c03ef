import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { CatalogueFault } from '@pbc-planner/runtime';
import { bundle } from './build/bundle.ts';
import { checkCatalogue } from './build/check-catalogue.ts';
import { root } from './workspace.ts';

/** Builds the product without its tests: every package by the compiler (the command line refers to all of them), then, once the catalogue is found right, the command line as a bundle. */
const compiled = spawnSync('tsc', ['-b', 'apps/cli'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
try {
  await checkCatalogue();
} catch (cause) {
  if (!(cause instanceof CatalogueFault)) throw cause;
  console.error(cause.message);
  process.exit(1);
}
await rm(new URL('../apps/cli/dist/bundle/', import.meta.url), { recursive: true, force: true });
await bundle();
