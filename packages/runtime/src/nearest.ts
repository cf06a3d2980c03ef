/** The longest word that is compared letter by letter; no name is as long. */
const MAXIMUM_WORD = 80;

/** The known words that a mistyped one is nearest to, whatever the case, best first; none when nothing is near. */
export function nearest(word: string, known: readonly string[], most = 3): string[] {
  if (word === '' || word.length > MAXIMUM_WORD) return [];
  const typed = word.toLowerCase();
  const limit = word.length <= 3 ? 1 : Math.max(2, Math.floor(word.length / 3));
  return known
    .map((candidate) => ({ candidate, distance: distanceTo(typed, candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The beginning of a word is as near to it as one wrong letter. */
function distanceTo(typed: string, candidate: string): number {
  const distance = editDistance(typed, candidate);
  return candidate.startsWith(typed) ? Math.min(1, distance) : distance;
}

/** How many letters must be changed, added, dropped or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min((last[column] as number) + 1, (current[column - 1] as number) + 1, (last[column - 1] as number) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) least = Math.min(least, (before[column - 2] as number) + 1);
      current.push(least);
    }
    before = last;
    last = current;
  }
  return last[b.length] as number;
}
