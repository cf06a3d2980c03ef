import { textWidth } from '../text/character-width.ts';
import type { Pane } from './pane.ts';

const ENTER = '\u001B[?1049h\u001B[?25l\u001B[?2004h';
const LEAVE = '\u001B[?2004l\u001B[0m\u001B[?1049l\u001B[?25h';
const CLEAR = '\u001B[0m\u001B[2J';
/** Terminals that know these show what stands between them at once; the others pass over them. */
const BEGIN = '\u001B[?2026h';
const END = '\u001B[H\u001B[?2026l';

/** A text where it stands in a row of the screen, and how many columns of it are written. */
interface Piece {
  readonly left: number;
  readonly text: string;
  readonly used: number;
}

/** Draws panes on the alternate screen of a terminal. */
export interface ScreenPainter {
  /** Takes the alternate screen. */
  readonly open: () => void;
  /** Draws panes. What is on screen already is not written again. */
  readonly paint: (panes: readonly Pane[]) => void;
  /** Forgets what is on screen, so that the next panes are drawn on an empty one: its size has changed, or somebody else wrote there. */
  readonly forget: () => void;
  /** Gives the main screen and the cursor back. */
  readonly close: () => void;
}

/**
 * A painter that writes what has changed, piece by piece, in one write. Ink's own drawing makes an object of each cell of each
 * frame and takes every line apart twice: fifteen milliseconds, where a key has eight. While a terminal does not keep up, frames
 * are left out, and the latest is drawn when it does.
 */
export function screenPainter(stdout: NodeJS.WriteStream): ScreenPainter {
  let shown: readonly (readonly Piece[])[] | null = null;
  let waiting: readonly Pane[] | null = null;

  function draw(panes: readonly Pane[]): void {
    const before = shown ?? [];
    const written: string[] = [];
    shown = rowsOf(panes).map((row, index) => {
      const change = changeOf(index, before[index] ?? [], row);
      written.push(change.written);
      return change.pieces;
    });
    const text = (before.length === 0 ? CLEAR : '') + written.join('');
    if (text !== '') stdout.write(BEGIN + text + END);
  }

  function paint(panes: readonly Pane[]): void {
    if (!stdout.writableNeedDrain) return draw(panes);
    if (waiting === null) stdout.once('drain', catchUp);
    waiting = panes;
  }

  function catchUp(): void {
    const latest = waiting;
    waiting = null;
    if (latest !== null) paint(latest);
  }

  return {
    open: () => stdout.write(ENTER),
    paint,
    forget: () => {
      shown = null;
    },
    close: () => {
      stdout.off('drain', catchUp);
      stdout.write(LEAVE);
    },
  };
}

type Placed = Omit<Piece, 'used'>;

/** The pieces of each row of the screen, as the panes give them. */
function rowsOf(panes: readonly Pane[]): Placed[][] {
  const count = Math.max(0, ...panes.map(({ top, height }) => top + height));
  const rows: Placed[][] = Array.from({ length: count }, () => []);
  for (const { left, top, height, lines } of panes) {
    for (let index = 0; index < height; index += 1) rows[top + index]?.push({ left, text: lines[index] ?? '' });
  }
  return rows;
}

/** What to write so that a row shows new pieces, and the pieces with their widths. What a wider piece before it wrote over is written again. */
function changeOf(row: number, before: readonly Piece[], placed: readonly Placed[]): { written: string; pieces: Piece[] } {
  const alike = before.length === placed.length && placed.every(({ left }, index) => before[index]?.left === left);
  const old = alike ? before : [];
  let written = alike || before.length === 0 ? '' : `${at(row, 0)}\u001B[2K`;
  let reached = 0;
  const pieces = placed.map((piece, index) => {
    const kept = old[index];
    if (kept?.text === piece.text && piece.left >= reached) return kept;
    const used = textWidth(withoutCodes(piece.text));
    const over = (kept?.used ?? 0) - used;
    if (used > 0 || over > 0) written += at(row, piece.left) + piece.text + (over > 0 ? ' '.repeat(over) : '');
    reached = Math.max(reached, piece.left + used + Math.max(0, over));
    return { ...piece, used };
  });
  return { written, pieces };
}

function at(row: number, column: number): string {
  return `\u001B[${row + 1};${column + 1}H`;
}

function withoutCodes(text: string): string {
  return text.includes('\u001B') ? text.replace(/\u001B\[[\d;]*m/g, '') : text;
}
