import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { headlessTerminal } from '../testing/headless-terminal.ts';
import { openScreen } from '../testing/open-screen.ts';
import { copySequence } from './clipboard.ts';
import { guardTerminal } from './terminal-guard.ts';

async function guarded() {
  const source = new EventEmitter();
  const screen = await openScreen(80, 24);
  const guard = guardTerminal(screen.streams, source);
  guard.watch(screen.workbench);
  return { source, screen, guard };
}

describe('the terminal', () => {
  it.each([['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]] as const)('is given back whole on %s, with the exit code %i', async (signal, code) => {
    const { source, screen, guard } = await guarded();
    expect(screen.onAlternateScreen()).toBe(true);
    expect(screen.rawMode()).toBe(true);
    source.emit(signal);
    expect(await guard.left).toBe(code);
    await screen.screen();
    expect(screen.onAlternateScreen()).toBe(false);
    expect(screen.rawMode()).toBe(false);
    expect(screen.written()).toMatch(/\u001B\[\?25h[^\u001B]*$/);
    expect(screen.written().lastIndexOf('\u001B[?2004l')).toBeGreaterThan(screen.written().lastIndexOf('\u001B[?2004h'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(source.eventNames()).toEqual([]);
  });

  it('is given back after an error that nobody caught, with a short report on stderr and the code 70', async () => {
    const { source, screen, guard } = await guarded();
    source.emit('uncaughtException', new Error('the wheel came off'));
    expect(await guard.left).toBe(70);
    await screen.screen();
    expect(screen.onAlternateScreen()).toBe(false);
    expect(screen.errors()).toContain('because of a bug');
    expect(screen.errors()).toContain('Error: the wheel came off');
    expect(screen.errors().split('\n').length).toBeLessThan(8);
    expect(screen.written()).not.toContain('the wheel came off');
  });

  it('is given back when its parent was killed, or when the terminal itself is gone', async () => {
    const orphan = await guarded();
    Object.assign(orphan.source, { ppid: 1 });
    expect(await orphan.guard.left).toBe(129);
    expect(orphan.screen.rawMode()).toBe(false);
    const hungUp = await guarded();
    hungUp.screen.streams.stdout.emit('error', new Error('write EIO'));
    expect(await hungUp.guard.left).toBe(129);
    expect(hungUp.screen.errors()).toBe('');
  });

  it('is drawn anew, in raw mode, when a halted workbench goes on', async () => {
    const { source, screen, guard } = await guarded();
    const before = await screen.screen();
    screen.streams.stdin.setRawMode(false);
    screen.streams.stdout.write('\u001B[2J');
    source.emit('SIGCONT');
    expect(await screen.screen()).toEqual(before);
    expect(screen.rawMode()).toBe(true);
    guard.leave(0);
  });

  it('is given back by a report that cannot steer it', async () => {
    const { source, screen, guard } = await guarded();
    source.emit('uncaughtException', new Error('no practice \u001B[31m\u009B2J\u202Ename'));
    expect(await guard.left).toBe(70);
    expect(screen.errors()).toContain('Error: no practice \\x1b[31m\\x9b2J\\u202ename');
    expect(screen.errors()).not.toMatch(/[\u001B\u0080-\u009F\u202E]/);
  });

  it('is given back once: what comes later changes nothing', async () => {
    const { screen, guard } = await guarded();
    guard.leave(0);
    const written = screen.written();
    guard.leave(130);
    guard.fail(new Error('late'));
    expect(await guard.left).toBe(0);
    expect(screen.written()).toBe(written);
    expect(screen.errors()).toBe('');
  });

  it('is given back even when nothing was drawn yet', async () => {
    const terminal = headlessTerminal(80, 24);
    const guard = guardTerminal(terminal.streams, new EventEmitter());
    guard.fail('no reason');
    expect(await guard.left).toBe(70);
    expect(terminal.errors()).toContain('Error: no reason');
  });
});

describe('copying', () => {
  it('is an OSC 52 sequence, and nothing for what is too long', () => {
    expect(copySequence('£5')).toBe('\u001B]52;c;wqM1\u0007');
    expect(copySequence('x'.repeat(80_000))).toBeNull();
  });
});
