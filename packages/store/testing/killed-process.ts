import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Runs a script of this folder until it ends or is killed: by itself, or so long after its first word. Gives all that it said. */
export async function saidUntilKilled(script: string, parameters: readonly string[], killAfter: number | null = null): Promise<string> {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ['--conditions=source', path, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close');
  if (killAfter !== null) {
    await once(child.stdout, 'data');
    await delay(killAfter);
    child.kill('SIGKILL');
  }
  await ended;
  return said;
}
