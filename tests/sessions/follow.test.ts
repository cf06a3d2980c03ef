import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { PseudoTerminal } from '../tui/pseudo-terminal.ts';

const program = join(root, 'apps/cli/bin/pbc.mjs');
const folder = mkdtempSync(join(tmpdir(), 'pbc-follow-'));
const pbc = (...args: readonly string[]) => spawnSync(process.execPath, [program, ...args, '-C', 'vale', '--by', 'Locality manager'], { cwd: folder, encoding: 'utf8' });
const follow = () => new PseudoTerminal(process.execPath, [program, 'session', 'follow', '--watch', '-C', join(folder, 'vale'), '--by', 'Second terminal'], { columns: 80, rows: 24 });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(() => {
  if (!existsSync(join(root, 'apps/cli/dist/bundle/main.js'))) throw new Error('The product is not built: run "npm run build" first.');
  spawnSync(process.execPath, [program, 'demo', '--dir', 'vale', '--json'], { cwd: folder });
});

describe('the facilitator\'s second terminal', () => {
  it('follows what the first one does, writes nothing, and gives the screen back at Ctrl-C', async () => {
    const before = readFileSync(join(folder, 'vale/plan.json'), 'utf8');
    const terminal = follow();
    await terminal.until(/Hope Street is worried/);
    expect(terminal.buffer).toBe('alternate');
    expect(terminal.text()).toContain('paused, 37:00 of 135:00 in all');
    expect(readFileSync(join(folder, 'vale/plan.json'), 'utf8')).toBe(before);
    pbc('session', 'resume');
    await terminal.until(/running, 37:/);
    pbc('session', 'next', '--agreed');
    await terminal.until(/Project gates \(4 of 6\)/);
    await terminal.until(/0:0[2-9] of 40:00/);
    terminal.type('\u0003');
    expect((await terminal.ended).exitCode).toBe(130);
    expect([terminal.buffer, terminal.raw.endsWith('\u001b[?25h')]).toEqual(['normal', true]);
  });

  it.each([['SIGTERM', 143], ['SIGHUP', 129]] as const)('ends at %s with %i, the screen given back', async (signal, code) => {
    const terminal = follow();
    await terminal.until(/for the facilitator/);
    terminal.signal(signal);
    expect((await terminal.ended).exitCode).toBe(code);
    expect(terminal.buffer).toBe('normal');
  });

  it('ends with the session, and says so where there is none or no terminal', async () => {
    const terminal = follow();
    await terminal.until(/for the facilitator/);
    pbc('session', 'close', '--agreed');
    expect((await terminal.ended).exitCode).toBe(0);
    await terminal.until(/No session is open/);
    const late = follow();
    expect((await late.ended).exitCode).toBe(2);
    const piped = pbc('session', 'follow', '--watch');
    expect([piped.status, piped.stderr]).toEqual([2, expect.stringContaining('no terminal')]);
  });
});
