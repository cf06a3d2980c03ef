import { spawn } from 'node:child_process';
import { root } from '../workspace.ts';

/** One part of `npm test`: commands that are run one after another until one fails. */
export interface Step {
  readonly title: string;
  /** Each a script of Node with its arguments, from the root. */
  readonly commands: readonly (readonly string[])[];
}

/** How a step went. */
export interface StepResult {
  readonly passed: boolean;
  /** Everything that the last of its commands printed, errors too, in the order in which it came. */
  readonly output: string;
  readonly seconds: number;
}

function run(script: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, script, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', (cause) => resolve({ code: 1, output: `${script.join(' ')}: ${cause.message}\n` }));
    child.on('close', (code, signal) => {
      const ended = signal ? `${script.join(' ')} was ended by ${signal}\n` : '';
      resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') + ended });
    });
  });
}

/** Runs a step. Never throws: a command that cannot be started is a step that failed. */
export async function runStep({ commands }: Step): Promise<StepResult> {
  const began = performance.now();
  let output = '';
  let passed = true;
  for (const command of commands) {
    const result = await run(command);
    output = result.output;
    passed = result.code === 0;
    if (!passed) break;
  }
  return { passed, output, seconds: (performance.now() - began) / 1000 };
}
