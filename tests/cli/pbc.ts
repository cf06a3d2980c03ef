import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The Node that the workspace brings, on which the product is tested whatever runs the tests. */
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** The folder of the command line as it is installed: launcher and bundle. */
export const installed = join(root, 'apps/cli');

/** What came of a run. */
export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a run differs from the usual one. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The folder that launcher and bundle lie in, where it is not the installed one. */
  readonly from?: string;
}

/** The environment of every run: nobody's own settings, no terminal. */
export const environment = { PATH: process.env['PATH'] ?? '', PBC_BY: 'Dr Shah', TZ: 'UTC', LANG: 'C.UTF-8' };

/** Runs the built command line. @throws Error when it is not built. */
export function pbc(args: readonly string[], options: RunOptions = {}): Ran {
  const { stdout, ...rest } = pbcBytes(args, options);
  return { ...rest, stdout: stdout.toString('utf8') };
}

/** The same, with standard output as bytes. */
export function pbcBytes(args: readonly string[], { cwd = tmpdir(), env = {}, from = installed }: RunOptions = {}): Omit<Ran, 'stdout'> & { readonly stdout: Buffer } {
  if (!existsSync(join(installed, 'dist/bundle/main.js'))) throw new Error('The command line is not built, so it cannot be tested. Build it first: npm run build');
  const { status, stdout, stderr, error } = spawnSync(node, [join(from, 'bin/pbc.mjs'), ...args], { cwd, env: { ...environment, ...env }, timeout: 60_000, maxBuffer: 1 << 28 });
  if (error) throw error;
  return { code: status, stdout, stderr: stderr.toString('utf8') };
}

/** A fresh folder with the files of `fixtures` in it, gone when the tests of the file are done. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pbc-cli-'));
  cpSync(join(import.meta.dirname, 'fixtures'), folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A fresh folder with the fictional locality in its folder `vale`. */
export function freshVale(): string {
  const folder = freshFolder();
  const { code, stderr } = pbc(['demo', '--dir', 'vale', '--json'], { cwd: folder });
  if (code !== 0) throw new Error(`pbc demo ended with ${code}: ${stderr}`);
  return folder;
}
