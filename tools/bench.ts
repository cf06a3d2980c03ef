import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CannotRun, type Benchmark } from './bench/benchmark.ts';
import { benchmarks } from './bench/catalogue.ts';
import { benchTable, type BenchResult } from './bench/report.ts';
import { root } from './workspace.ts';

async function measure({ name, title, target, run }: Benchmark): Promise<BenchResult> {
  try {
    return { name, title, target, measured: await run() };
  } catch (cause) {
    if (!(cause instanceof CannotRun)) throw cause;
    return { name, title, target, measured: null, reason: cause.message };
  }
}

const { positionals } = parseArgs({ allowPositionals: true });
const chosen = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.some((part) => name.includes(part)));
if (chosen.length === 0) {
  console.error(`No benchmark is called ${positionals.join(' or ')}. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 2;
} else {
  const results: BenchResult[] = [];
  for (const benchmark of chosen) results.push(await measure(benchmark));
  for (const line of benchTable(results)) console.log(line);
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const machine = { node: process.version, platform: platform(), arch: arch(), processors: cpus().length };
  writeFileSync(join(root, '.tmp/bench.json'), `${JSON.stringify({ machine, results }, null, 2)}\n`);
  console.log('Written to .tmp/bench.json. Targets are for ratios in one run on a quiet machine; a figure over its target fails no test.');
}
