import { spawnSync } from 'node:child_process';
import { root } from './workspace.ts';

/** Tests that are small in `npm test` and large here. */
const tests: readonly string[] = [
  'tests/cli/many-writers.test.ts', 'tests/hostile/generated-input.test.ts',
  'packages/store/src/fault-proof.test.ts',
  'packages/store/src/power-failure.test.ts',
  'packages/store/src/damage.test.ts',
  'packages/store/src/model.test.ts',
  'packages/store/src/kill.test.ts',
];

const chosen = process.argv.slice(2);
const files = tests.filter((file) => chosen.length === 0 || chosen.some((part) => file.includes(part)));
if (files.length === 0) {
  console.error(`No soak test is called ${chosen.join(' or ')}. There are: ${tests.join(', ')}.`);
  process.exitCode = 2;
} else {
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--no-file-parallelism', ...files], {
    cwd: root, stdio: 'inherit', env: { ...process.env, PBC_SOAK: '1' },
  });
  process.exitCode = status ?? 1;
}
