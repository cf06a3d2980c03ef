import type { Decimal, Pence } from '@pbc-planner/base';
import type { Standing } from '@pbc-planner/domain';

/** What a practice has and what its fair share is. */
export interface Position {
  readonly current: Pence;
  readonly fairShare: Pence;
}

/** Whether a budget is farther from its fair share than the tolerance, in per cent of the share. On the edge is within. */
export function isBeyond({ current, fairShare }: Position, { units, scale }: Decimal): boolean {
  const gap = BigInt(Math.abs(current - fairShare));
  return gap * 100n * 10n ** BigInt(scale) > BigInt(fairShare) * units;
}

/**
 * Where each practice stands among those on its side of the fair share, the farthest first: by pounds and by per cent, which
 * need not agree. Equals share the better rank. `null` for a practice at its fair share.
 */
export function standings(positions: readonly Position[]): (Standing | null)[] {
  const found: (Standing | null)[] = positions.map(() => null);
  for (const side of ['over', 'under'] as const) {
    const own = positions.flatMap((position, index) => (Math.sign(position.current - position.fairShare) === (side === 'over' ? 1 : -1) ? [index] : []));
    const at = (index: number) => positions[index] as Position;
    const byPounds = ranks(own, (a, b) => gapOf(at(b)) - gapOf(at(a)));
    const byPercent = ranks(own.filter((index) => at(index).fairShare > 0), (a, b) => compareShares(at(b), at(a)));
    for (const index of own) found[index] = { side, byPounds: byPounds.get(index) as number, byPercent: byPercent.get(index) ?? null };
  }
  return found;
}

function gapOf({ current, fairShare }: Position): number {
  return Math.abs(current - fairShare);
}

/** Compares gaps as shares of fair shares: as plain numbers where they are clearly apart, else exactly. */
function compareShares(a: Position, b: Position): number {
  const [left, right] = [gapOf(a) / a.fairShare, gapOf(b) / b.fairShare];
  if (Math.abs(left - right) > 1e-9 * Math.max(left, right)) return left - right;
  const exact = BigInt(gapOf(a)) * BigInt(b.fairShare) - BigInt(gapOf(b)) * BigInt(a.fairShare);
  return exact < 0n ? -1 : exact > 0n ? 1 : 0;
}

function ranks(indices: readonly number[], compare: (a: number, b: number) => number): Map<number, number> {
  const sorted = indices.toSorted(compare);
  const found = new Map<number, number>();
  sorted.forEach((index, position) => {
    const before = sorted[position - 1];
    found.set(index, before !== undefined && compare(before, index) === 0 ? (found.get(before) as number) : position + 1);
  });
  return found;
}
