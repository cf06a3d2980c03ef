import type { KeyAction } from '../keys/key-table.ts';

/** The first line shown of a text of so many lines, after a moving key. */
export function scrollText(top: number, action: KeyAction, lines: number, page: number): number {
  const last = Math.max(0, lines - page);
  const moves: Partial<Record<KeyAction, number>> = {
    'cursor.up': top - 1,
    'cursor.down': top + 1,
    'cursor.page-up': top - Math.max(1, page - 1),
    'cursor.page-down': top + Math.max(1, page - 1),
    'cursor.first': 0,
    'cursor.last': last,
  };
  return Math.max(0, Math.min(last, moves[action] ?? top));
}
