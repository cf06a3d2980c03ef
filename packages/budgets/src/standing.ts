import type { Decimal, Pence } from '@pbc-planner/base';
import type { Standing } from '@pbc-planner/domain';

/** What a practice has and what its fair share is. */
export interface Position {
  readonly current: Pence;
  readonly fairShare: Pence;
}

/** Whether a budget is farther from its fair share than the tolerance, in per cent of the share. On the edge is within. */
export function isBeyond({ current, fairShare }: Position, { units, scale }: Decimal): boolean {
  const gap = Math.abs(current - fairShare);
  const [left, right] = [gap * 100 * 10 ** scale, fairShare * Number(units)];
  // Safe whole numbers are exact; only a larger product needs more digits.
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left > right;
  return BigInt(gap) * 100n * 10n ** BigInt(scale) > BigInt(fairShare) * units;
}

/**
 * Where each practice stands among those on its side of the fair share, the farthest first: by pounds and by per cent, which
 * need not agree. Equals share the better rank. `null` for a practice at its fair share.
 */
export function standings(positions: readonly Position[]): (Standing | null)[] {
  const found: (Standing | null)[] = positions.map(() => null);
  for (const side of ['over', 'under'] as const) {
    const sign = side === 'over' ? 1 : -1;
    const own = positions.flatMap(({ current, fairShare }, index) => (Math.sign(current - fairShare) === sign ? [index] : []));
    const gapOf = (index: number) => Math.abs((positions[index] as Position).current - (positions[index] as Position).fairShare);
    const byPounds = ranks(own.map(gapOf));
    const measured = own.filter((index) => (positions[index] as Position).fairShare > 0);
    // A quotient rounds the same way for all, so it may make two shares equal and never turns two around.
    const nearly = ranks(measured.map((index) => gapOf(index) / (positions[index] as Position).fairShare));
    const byPercent = inExactOrder(nearly, (a, b) => compareShares(positions[measured[b] as number] as Position, positions[measured[a] as number] as Position));
    let ranked = 0;
    own.forEach((index, place) => {
      const percent = measured[ranked] === index ? byPercent[ranked] as number : null;
      if (percent !== null) ranked += 1;
      found[index] = { side, byPounds: byPounds[place] as number, byPercent: percent };
    });
  }
  return found;
}

/** Compares gaps as shares of fair shares exactly: for those that plain numbers cannot tell apart. */
function compareShares(a: Position, b: Position): number {
  const exact = BigInt(Math.abs(a.current - a.fairShare)) * BigInt(b.fairShare) - BigInt(Math.abs(b.current - b.fairShare)) * BigInt(a.fairShare);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

/** The rank of each value, the largest first: one more than there are larger ones. */
function ranks(values: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  return values.map((value) => sorted.length - countUpTo(sorted, value) + 1);
}

/** How many sorted values are not above a value. */
function countUpTo(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ranks in which those that share one are put in order; equals still share the better. */
function inExactOrder(shared: readonly number[], compare: (a: number, b: number) => number): readonly number[] {
  const times = new Uint32Array(shared.length + 1);
  for (const rank of shared) times[rank] = (times[rank] as number) + 1;
  const exact = [...shared];
  const ties = new Map<number, number[]>();
  shared.forEach((rank, place) => {
    if ((times[rank] as number) < 2) return;
    const tied = ties.get(rank);
    if (tied === undefined) ties.set(rank, [place]);
    else tied.push(place);
  });
  for (const [rank, tied] of ties) {
    tied.sort(compare).forEach((place, turn) => {
      const before = tied[turn - 1];
      exact[place] = before !== undefined && compare(before, place) === 0 ? (exact[before] as number) : rank + turn;
    });
  }
  return exact;
}
