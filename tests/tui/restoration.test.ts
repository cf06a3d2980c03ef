import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { lookAround, PseudoTerminal } from './pseudo-terminal.ts';

const size = { columns: 80, rows: 24 };
const pbc = `"${process.execPath}" "${join(root, 'apps/cli/bin/pbc.mjs')}"`;
const folder = mkdtempSync(join(tmpdir(), 'pbc-restoration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  if (!existsSync(join(root, 'apps/cli/dist/bundle/main.js'))) throw new Error('The product is not built: run "npm run build" first.');
});

/** Makes the workbench fail at the first `x` that is typed: a bug that nobody caught. */
const breaks = join(folder, 'break.mjs');
writeFileSync(breaks, `process.stdin.on('data', (chunk) => { if (String(chunk).includes('x')) setImmediate(() => { throw new Error('the wheel came off'); }); });`);

/**
 * A shell that runs the workbench, tells how it ended, and then asks the terminal itself for its settings. The shell passes
 * signals by, as a person's own does.
 */
function openInShell(command: string, environment: Readonly<Record<string, string>> = {}): PseudoTerminal {
  const script = join(folder, `run-${Math.random().toString(36).slice(2)}.sh`);
  writeFileSync(script, `trap : INT TERM HUP\n${command}\necho "ended with $?"\nstty -a\necho "all told"\n`);
  return new PseudoTerminal('sh', [script], size, environment);
}

/** The terminal as the shell has it afterwards: main screen, cursor, echo, lines, and how the workbench ended. */
async function expectRestored(terminal: PseudoTerminal, code: number): Promise<void> {
  await terminal.until(/all told/);
  expect(terminal.buffer).toBe('normal');
  expect(terminal.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.raw.lastIndexOf('\u001b[?25l'));
  expect(terminal.raw.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(terminal.raw.lastIndexOf('\u001b[?2004h'));
  const text = terminal.text();
  expect(text).toContain(`ended with ${code}`);
  expect(text).toMatch(/(?<!-)\bicanon\b/);
  expect(text).toMatch(/(?<!-)\becho\b/);
  expect(text).toMatch(/(?<!-)\bisig\b/);
}

/** The process that runs under another, found in the system's own tables. */
function childOf(pid: number): number {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return Number(first);
}

describe.skipIf(process.platform !== 'linux')('the terminal of somebody’s shell', () => {
  it('is whole after leaving, with the code 0', async () => {
    const terminal = openInShell(`${pbc} demo`);
    await lookAround(terminal);
    terminal.type('q');
    await expectRestored(terminal, 0);
  });

  it('is whole after Ctrl-C, which is a key and no signal there', async () => {
    const terminal = openInShell(`${pbc} demo`);
    await lookAround(terminal);
    terminal.type('\u0003');
    await expectRestored(terminal, 130);
  });

  it.each([['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130]] as const)('is whole after %s', async (signal, code) => {
    const terminal = openInShell(`${pbc} demo`);
    await lookAround(terminal);
    process.kill(childOf(terminal.pid), signal);
    await expectRestored(terminal, code);
  });

  it('is whole after an error that nobody caught, which is told in a few lines', async () => {
    const terminal = openInShell(`"${process.execPath}" --import "${breaks}" "${join(root, 'apps/cli/bin/pbc.mjs')}" demo`);
    await lookAround(terminal);
    terminal.type('x');
    await expectRestored(terminal, 70);
    expect(terminal.raw.slice(terminal.raw.lastIndexOf('\u001b[?1049l'))).toContain('the wheel came off');
  });

  it('is whole after the parent of the workbench was killed, and the workbench is gone', async () => {
    const terminal = openInShell(`sh -c '${pbc} demo; true'; while [ -e "${join(folder, 'wait')}" ]; do sleep 0.1; done`);
    writeFileSync(join(folder, 'wait'), '');
    await lookAround(terminal);
    const parent = childOf(terminal.pid);
    const workbench = childOf(parent);
    process.kill(parent, 'SIGKILL');
    await terminal.until(() => terminal.buffer === 'normal');
    for (let tries = 0; existsSync(`/proc/${workbench}`) && tries < 200; tries += 1) await new Promise((resolve) => setTimeout(resolve, 25));
    expect(existsSync(`/proc/${workbench}`)).toBe(false);
    rmSync(join(folder, 'wait'));
    await expectRestored(terminal, 0);
  });

  it('cannot be given back by a workbench that is killed by -9, but nothing of the plan is lost and the next one gives it back', async () => {
    const directory = join(folder, 'killed');
    const terminal = openInShell(`${pbc} demo --dir "${directory}"`);
    await lookAround(terminal);
    process.kill(childOf(terminal.pid), 'SIGKILL');
    await terminal.until((text) => terminal.raw.includes('ended with 137') && text !== '');
    const again = openInShell(`${pbc} -C "${directory}"`);
    await lookAround(again);
    again.type('q');
    await expectRestored(again, 0);
  });
});
