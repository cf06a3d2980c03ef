import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Pane } from './screen/pane.ts';
import { isBoard, tabsOf } from './state/boards.ts';
import { press, sitDown, type Seat } from './testing/seat.ts';
import { textWidth } from './text/character-width.ts';
import { shellPanes } from './views/shell.ts';

const plain = (line: string) => line.replaceAll(/\u001B\[[\d;]*m/g, '');
const screens = ['locality', 'budgets', 'matrix', 'projects', 'process', 'session'] as const;
const sizes = [[110, 32], [80, 24], [160, 50]] as const;

/** What a screen shows of panes that lie beside and below each other. */
function drawn(panes: readonly Pane[], columns: number, rows: number): string[] {
  const screen = Array.from({ length: rows }, () => ' '.repeat(columns));
  for (const { left, top, height, width, lines } of panes) {
    for (let index = 0; index < height; index += 1) {
      const before = screen[top + index] ?? '';
      screen[top + index] = before.slice(0, left) + plain(lines[index] ?? '').padEnd(width).slice(0, width) + before.slice(left + width);
    }
  }
  return screen.map((row) => row.trimEnd());
}

describe.each(sizes)('every tab of every view, at %i by %i', (columns, rows) => {
  let seat: Seat;
  beforeAll(async () => {
    seat = await sitDown(true, columns, rows);
  });
  afterAll(async () => {
    seat.workbench.unmount();
    await seat.toolkit.close();
    expect(seat.faults).toEqual([]);
  });
  const state = () => seat.workbench.store.read();
  const held = () => state()[state().screen].held.status;

  it.each(['1', '2', '3', '4', '5', '6'])('behind the key %s: no line is wider than its pane, and the screen shows what its panes say', async (key) => {
    await press(seat, key, (now) => now.screen === screens[Number(key) - 1] && now[now.screen].held.status !== 'loading');
    const { screen } = state();
    const tabs = isBoard(screen) ? tabsOf(state(), screen).length : 1;
    for (let turn = 0; turn < tabs; turn += 1) {
      await vi.waitFor(async () => {
        expect(held()).not.toBe('loading');
        const panes = shellPanes(state());
        expect(panes.flatMap(({ width, lines }) => lines.map(plain).filter((line) => textWidth(line.trimEnd()) > width))).toEqual([]);
        expect(await seat.terminal.screen()).toEqual(drawn(panes, columns, rows));
      }, { timeout: 3_000, interval: 20 });
      if (turn === tabs - 1 || !isBoard(screen)) continue;
      const { tab } = state()[screen];
      await press(seat, 'v', (now) => now[screen].tab !== tab && now[screen].held.status !== 'loading');
    }
  });
});
