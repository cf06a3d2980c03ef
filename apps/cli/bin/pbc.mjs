#!/usr/bin/env node
// The committed launcher: npm links it at install, before anything is built.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const program = new URL('../dist/bundle/main.js', import.meta.url);

/** The planner needs Node 22 or later. Where an older one runs, the workspace's own takes over. */
function ownNode() {
  try {
    const require = createRequire(import.meta.url);
    const manifest = require.resolve('node/package.json');
    const binary = fileURLToPath(new URL(process.platform === 'win32' ? 'bin/node.exe' : 'bin/node', `file://${manifest}`));
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

if (!existsSync(program)) {
  process.stderr.write('pbc is not built yet. Build it in the folder of the planner with: npm run build\n');
  process.exitCode = 70;
} else if (Number(process.versions.node.split('.')[0]) >= 22) {
  const { main } = await import(program.href);
  await main(process.argv.slice(2));
} else {
  const node = ownNode();
  if (node === null) {
    process.stderr.write(`pbc needs Node 22.12 or later; this is Node ${process.versions.node}. Install a newer one, or run npm ci in the folder of the planner.\n`);
    process.exitCode = 70;
  } else {
    const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('error', (cause) => {
      process.stderr.write(`pbc could not start ${node}: ${cause.message}\n`);
      process.exitCode = 70;
    });
    child.on('exit', (code, signal) => {
      if (signal === null) process.exit(code ?? 70);
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    });
  }
}
