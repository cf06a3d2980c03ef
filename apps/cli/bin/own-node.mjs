import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The Node of the workspace itself; `null` where there is none. */
function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'));
    const binary = join(folder, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/** The planner needs Node 22 or later. Where an older one runs, the workspace's own takes over, signals and exit code included. */
export function runOnOwnNode(launcher) {
  const node = ownNode();
  if (node === null) {
    process.stderr.write(`pbc needs Node 22.12 or later; this is Node ${process.versions.node}. Install a newer one, or run npm ci in the folder of the planner.\n`);
    process.exitCode = 70;
    return;
  }
  const child = spawn(node, [fileURLToPath(launcher), ...process.argv.slice(2)], { stdio: 'inherit' });
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
