import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { environment, installed, node } from './pbc.ts';

/** One command of a writer, and what came of it. */
export interface Written {
  readonly practice: string;
  readonly code: number | null;
  readonly stderr: string;
  /** From the start of the process to its end, in milliseconds. */
  readonly took: number;
}

/** How many write how much. */
export interface Writers {
  readonly writers: number;
  readonly commands: number;
  /** How many more commands are killed, one after another, at some moment of their short lives. */
  readonly killed: number;
}

/** Lets some processes change the plan in `vale` at once, each by calls of the real command line, one after another. */
export async function writeAtOnce(folder: string, { writers, commands, killed }: Writers): Promise<{ written: Written[]; killed: Written[] }> {
  const lane = (name: string, count: number, killing: boolean) => async () => {
    const all: Written[] = [];
    for (let index = 1; index <= count; index += 1) all.push(await joinOnce(folder, `${name}-${index}`, killing ? 40 + Math.random() * 160 : null));
    return all;
  };
  const lanes = Array.from({ length: writers }, (_, writer) => lane(`writer-${writer + 1}`, commands, false));
  const [victims, ...rest] = await Promise.all([lane('victim', killed, true), ...lanes].map((run) => run()));
  return { written: rest.flat(), killed: victims ?? [] };
}

function joinOnce(folder: string, practice: string, killAfter: number | null): Promise<Written> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = execFile(node, [join(installed, 'bin/pbc.mjs'), 'locality', 'join', practice, '-C', 'vale'], { cwd: folder, env: environment }, (_, __, stderr) => {
      resolve({ practice, code: child.exitCode, stderr, took: performance.now() - began });
    });
    if (killAfter !== null) void delay(killAfter).then(() => child.kill('SIGKILL'));
  });
}
