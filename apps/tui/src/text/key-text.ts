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
