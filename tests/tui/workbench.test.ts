import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../tools/workspace.ts';
import { lookAround, openPbc, type PseudoTerminal } from './pseudo-terminal.ts';

const small = { columns: 80, rows: 24 };
const arrowRight = '\u001b[C';

/** Drovers: half of £4,332,600.00 and half of £4,239,658.13; then 51 and 49 per cent of them. In whole pounds. */
const droversByHalves = '4,286,129';
const droversBy51 = '4,287,058';

beforeAll(() => {
  if (!existsSync(join(root, 'apps/cli/dist/bundle/main.js'))) throw new Error('The product is not built: run "npm run build" first.');
});

/** The terminal as the person had it: main screen, cursor shown, no bracketed paste. */
async function expectRestored(terminal: PseudoTerminal): Promise<void> {
  await terminal.until(() => terminal.buffer === 'normal');
  expect(terminal.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.raw.lastIndexOf('\u001b[?25l'));
  expect(terminal.raw.lastIndexOf('\u001b[?1049l')).toBeGreaterThan(terminal.raw.lastIndexOf('\u001b[?1049h'));
}

describe('the built workbench in a pseudo-terminal', () => {
  it('opens the fictional locality, moves the blend and every figure with it, explains, and leaves', async () => {
    const terminal = openPbc(['demo'], small);
    const first = await lookAround(terminal);
    expect(first).toContain('FICTIONAL');
    expect(first).toContain('Tarrow Vale');
    expect(first).toContain('2006/07');
    expect(terminal.buffer).toBe('alternate');

    terminal.type('2');
    await terminal.until((text) => text.includes('50 : 50') && text.includes(droversByHalves));

    terminal.type(arrowRight);
    const moved = await terminal.until(/51 : 49/);
    expect(moved).not.toContain(droversByHalves);
    expect(moved).toContain(droversBy51);

    terminal.type('\r');
    const explained = await terminal.until(/tarrow-vale-/);
    expect(explained).toMatch(/Abbey Street Surgery/);

    terminal.type('q');
    const { exitCode } = await terminal.ended;
    expect(exitCode).toBe(0);
    await expectRestored(terminal);
  });

  it('shows the palette and the keys, and never a line wider than the screen', async () => {
    const terminal = openPbc(['demo'], small);
    await lookAround(terminal);
    terminal.type(':');
    await terminal.until(/Compare budget methods/);
    terminal.type('\u001b');
    await terminal.until((text) => !text.includes('Import a file'));
    terminal.type('?');
    await terminal.until(/all commands/);
    for (const line of terminal.lines()) expect(line.length).toBeLessThanOrEqual(small.columns);
    terminal.type('\u001b');
    await terminal.until((text) => !text.includes('all commands'));
    terminal.type('q');
    await terminal.ended;
    await expectRestored(terminal);
  });

  it.each([['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130]] as const)('gives the terminal back after %s', async (signal, code) => {
    const terminal = openPbc(['demo'], small);
    await lookAround(terminal);
    terminal.signal(signal);
    const ending = await terminal.ended;
    expect(ending.exitCode).toBe(code);
    await expectRestored(terminal);
  });
});
