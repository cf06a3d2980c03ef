import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { runStep, type Step } from './test/run-step.ts';
import { countTests, type VitestReport } from './test/vitest-counts.ts';
import { readJson, root } from './workspace.ts';

const report = '.tmp/vitest.json';

const steps: readonly Step[] = [
  { title: 'generated files are up to date', commands: [['--conditions=source', 'tools/generate.ts', '--check']] },
  { title: 'types of packages, tests and tools', commands: [['node_modules/typescript/bin/tsc', '-b']] },
  { title: 'build of the product', commands: [['--conditions=source', 'tools/build.ts']] },
  { title: 'lint, boundaries included', commands: [['node_modules/nx/dist/bin/nx.js', 'show', 'projects'], ['node_modules/eslint/bin/eslint.js', '.']] },
];

const tests: Step = {
  title: 'tests',
  commands: [['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]],
};

/** The whole output of what failed; without colours where nobody looks at a terminal. */
function show(output: string): void {
  console.log((process.stdout.isTTY ? output : stripVTControlCharacters(output)).trimEnd());
}

process.chdir(root);
mkdirSync(join(root, '.tmp'), { recursive: true });
rmSync(join(root, report), { force: true });

let passed = 0;
let failed = 0;
for (const step of steps) {
  const result = await runStep(step);
  console.log(`${result.passed ? 'passed' : 'FAILED'}  ${step.title} (${result.seconds.toFixed(1)} s)`);
  if (!result.passed) show(result.output);
  if (result.passed) passed += 1;
  else failed += 1;
}

const result = await runStep(tests);
const counts = countTests(existsSync(join(root, report)) ? (readJson(join(root, report)) as VitestReport) : null, result.passed, root);
console.log(`${counts.failed === 0 ? 'passed' : 'FAILED'}  ${tests.title} (${result.seconds.toFixed(1)} s)`);
if (counts.failed > 0) show(result.output);
for (const name of counts.skipped) console.log(`skipped  ${name}`);

passed += counts.passed;
failed += counts.failed;
console.log(`${passed} passed, ${failed} failed, ${counts.skipped.length} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
