import type { CommandEntry } from './workbench-state.ts';

/**
 * How well a text answers to what was typed: its characters must come in order. Higher is better; `null` is no match.
 * Beginnings of words and runs of characters count most, so `bc` finds "Compare budgets" by `budget.compare`.
 */
export function fuzzyScore(typed: string, text: string): number | null {
  const needle = typed.toLowerCase().replace(/\s+/g, '');
  const hay = text.toLowerCase();
  if (needle === '') return 0;
  let best: number | null = null;
  for (let start = hay.indexOf(needle[0] as string); start >= 0; start = hay.indexOf(needle[0] as string, start + 1)) {
    const score = scoreFrom(needle, hay, start, true) ?? scoreFrom(needle, hay, start, false);
    if (score !== null && (best === null || score > best)) best = score;
  }
  return best;
}

function scoreFrom(needle: string, hay: string, start: number, byWords: boolean): number | null {
  let score = 0;
  let last = start - 1;
  for (const [index, character] of [...needle].entries()) {
    const wordStart = index === 0 ? start : byWords ? nextWordStart(hay, character, last + 1) : -1;
    const next = hay[last + 1] === character ? last + 1 : wordStart >= 0 ? wordStart : hay.indexOf(character, last + 1);
    if (next < 0) return null;
    if (next === last + 1 && index > 0) score += 4;
    if (isWordStart(hay, next)) score += 6;
    score -= Math.min(3, next - last - 1) * (index === 0 ? 0 : 1);
    last = next;
  }
  return score - Math.min(4, start) * 0.25 - hay.length * 0.01;
}

function isWordStart(hay: string, position: number): boolean {
  return position === 0 || /[\s.\-:(]/.test(hay[position - 1] as string);
}

function nextWordStart(hay: string, character: string, from: number): number {
  for (let position = hay.indexOf(character, from); position >= 0; position = hay.indexOf(character, position + 1)) {
    if (isWordStart(hay, position)) return position;
  }
  return -1;
}

/** The commands that answer to what was typed, best first; equals in the order of last use, then those that can be run now. */
export function paletteEntries(commands: readonly CommandEntry[], typed: string, recent: readonly string[]): CommandEntry[] {
  const used = (entry: CommandEntry) => {
    const place = recent.indexOf(entry.manifest.id);
    return place < 0 ? recent.length : place;
  };
  const found: { entry: CommandEntry; score: number; place: number }[] = [];
  for (const [place, entry] of commands.entries()) {
    const scores = [fuzzyScore(typed, entry.manifest.title), fuzzyScore(typed, entry.manifest.id)].filter((score) => score !== null);
    if (scores.length > 0) found.push({ entry, score: Math.max(...scores), place });
  }
  return found
    .sort((a, b) => b.score - a.score || used(a.entry) - used(b.entry)
      || Number(b.entry.availability.available) - Number(a.entry.availability.available) || a.place - b.place)
    .map(({ entry }) => entry);
}
