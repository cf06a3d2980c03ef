import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { bundle } from './build/bundle.ts';
import { root } from './workspace.ts';

/** Builds the product: every package by the compiler (the command line refers to all of them), then the command line as one split bundle. */
const compiled = spawnSync('tsc', ['-b', 'apps/cli'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
if (compiled.status !== 0) process.exit(compiled.status ?? 1);
await rm(new URL('../apps/cli/dist/bundle/', import.meta.url), { recursive: true, force: true });
await bundle();
