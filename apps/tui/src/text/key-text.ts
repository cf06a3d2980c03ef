import type { KeyAction, KeyTable } from '../keys/key-table.ts';
import type { Theme } from '../theme/themes.ts';

/** A key as people know it: `Ctrl-P`, `Shift-←`, `PgDn`. */
export function keyText(key: string, theme: Theme): string {
  const named = theme.glyphs.keys[key];
  if (named !== undefined) return named.trim();
  const match = /^(ctrl|shift|alt)\+(.+)$/.exec(key);
  if (!match) return key;
  const [, modifier = '', rest = ''] = match;
  const inner = rest.length === 1 ? rest.toUpperCase() : keyText(rest, theme);
  return `${modifier[0]?.toUpperCase()}${modifier.slice(1)}-${inner}`;
}

/** The key that somebody presses for an action, for sentences that name it. */
export function keyOfAction(table: KeyTable, action: KeyAction, theme: Theme): string {
  return keyText(table.findLast((binding) => binding.action === action)?.keys[0] ?? '', theme);
}
