import { compareText } from '@pbc-planner/base';

const offered = 3;

/**
 * The ids that somebody may have meant, nearest first, at most three: those that hold the text or lie within a few
 * typing slips of it, then those that share a whole word with it. Empty where nothing comes near.
 */
export function nearestIds(text: string, ids: readonly string[]): readonly string[] {
  const wanted = text.trim().toLowerCase().replace(/[\s_.-]+/g, '-');
  if (wanted === '') return [];
  const words = new Set(wanted.split('-').filter((word) => word.length > 2));
  const slipsAllowed = Math.max(2, Math.floor(wanted.length / 4));
  return ids
    .map((id) => ({ id, slips: slipsBetween(wanted, id), shared: id.split('-').filter((word) => words.has(word)).length }))
    .filter(({ id, slips, shared }) => id.includes(wanted) || slips <= slipsAllowed || shared > 0)
    .map((one) => ({ ...one, near: one.id.includes(wanted) || one.slips <= slipsAllowed }))
    .sort((a, b) => Number(b.near) - Number(a.near) || b.shared - a.shared || a.slips - b.slips || compareText(a.id, b.id))
    .slice(0, offered)
    .map(({ id }) => id);
}

/** Letters to add, drop or change to make one text the other (Levenshtein distance). */
function slipsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = (above[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(change, (above[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    above = current;
  }
  return above[b.length] as number;
}
