import { visibleLine } from '../visible-text.ts';

/** The most UTF-16 units in the name of a sheet. */
const longest = 31;

/** Names that Excel keeps for itself. */
const reserved = new Set(['history']);

/**
 * Legal names for sheets, in order and unlike each other whatever the case: no `[]:*?/\`, no apostrophe at either end,
 * at most 31 units; a name that is taken gets ` (2)` and so on.
 */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set(reserved);
  return titles.map((title) => {
    const base = visibleLine(title).replace(/[[\]:*?/\\]/g, ' ').replace(/ {2,}/g, ' ').replace(/^['\s]+|['\s]+$/g, '') || 'Table';
    let name = cut(base, longest);
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`;
      name = cut(base, longest - suffix.length) + suffix;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function cut(text: string, units: number): string {
  return text.slice(0, units).replace(/[\uD800-\uDBFF]$/, '').replace(/['\s]+$/, '');
}
