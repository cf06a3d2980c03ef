import { EventEmitter } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headlessTerminal } from '../testing/headless-terminal.ts';
import type { Pane } from './pane.ts';
import { screenPainter } from './screen-painter.ts';

const pane = (left: number, top: number, width: number, lines: readonly string[], height = lines.length): Pane => ({ left, top, width, height, lines });

/** What panes look like: each of their lines at its place, and nothing else. */
function expected(columns: number, rows: number, panes: readonly Pane[]): string[] {
  const cells = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ' '));
  for (const { left, top, lines } of panes) {
    for (const [index, line] of lines.entries()) {
      for (const [column, letter] of [...line].entries()) (cells[top + index] as string[])[left + column] = letter;
    }
  }
  return cells.map((row) => row.join('').trimEnd());
}

describe('the painter', () => {
  it('shows after any row of frames what the last of them says, whatever was there before', async () => {
    const letters = fc.stringMatching(/^[a-z ]{0,10}$/);
    const frame = fc.record({ split: fc.integer({ min: 10, max: 20 }), left: fc.array(letters, { maxLength: 5 }), right: fc.array(letters, { maxLength: 5 }) })
      .map(({ split, left, right }) => [pane(0, 0, 30, ['title']), pane(0, 1, split, left, 5), pane(split, 1, 30 - split, right, 5)]);
    await fc.assert(fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async (frames) => {
      const terminal = headlessTerminal(30, 6);
      const painter = screenPainter(terminal.streams.stdout);
      painter.open();
      for (const panes of frames) painter.paint(panes);
      expect(await terminal.screen()).toEqual(expected(30, 6, frames.at(-1) ?? []));
    }), { numRuns: 60 });
  });

  it('fills a screen to its last cell without moving it, and clears it once and never again', async () => {
    const terminal = headlessTerminal(20, 5);
    const painter = screenPainter(terminal.streams.stdout);
    const full = (letter: string) => [pane(0, 0, 20, Array.from({ length: 5 }, () => letter.repeat(20)))];
    painter.open();
    for (const letter of 'abcabc') painter.paint(full(letter));
    expect(await terminal.screen()).toEqual(Array.from({ length: 5 }, () => 'c'.repeat(20)));
    // CSI 2 J once; no line feed, which would scroll; no other way of emptying the screen.
    expect(terminal.written().split('\u001B[2J')).toHaveLength(2);
    expect(terminal.written()).not.toMatch(/\n|\u001B\[[013]?J/);
  });

  it('writes only what has changed, within one update that the terminal shows at once', () => {
    const written: string[] = [];
    const painter = screenPainter({ write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream);
    painter.paint([pane(0, 0, 10, ['one', 'two']), pane(10, 0, 10, ['three', 'four'])]);
    for (let time = 0; time < 2; time += 1) painter.paint([pane(0, 0, 10, ['one', 'two']), pane(10, 0, 10, ['three', 'six'])]);
    expect(written.slice(1)).toEqual(['\u001B[?2026h\u001B[2;11Hsix \u001B[H\u001B[?2026l']);
  });

  it('leaves frames out while the terminal does not keep up, and shows the latest when it does', () => {
    const written: string[] = [];
    const slow = Object.assign(new EventEmitter(), { writableNeedDrain: false, write: (text: string) => written.push(text) });
    const painter = screenPainter(slow as unknown as NodeJS.WriteStream);
    painter.paint([pane(0, 0, 10, ['first'])]);
    slow.writableNeedDrain = true;
    for (const text of ['second', 'third', 'fourth']) painter.paint([pane(0, 0, 10, [text])]);
    expect(written).toHaveLength(1);
    slow.writableNeedDrain = false;
    slow.emit('drain');
    expect(written).toHaveLength(2);
    expect(written[1]).toContain('fourth');
  });
});
