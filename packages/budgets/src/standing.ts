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
  const gaps = positions.map(({ current, fairShare }) => Math.abs(current - fairShare));
  const shares = positions.map(({ fairShare }, index) => (gaps[index] as number) / fairShare);
  const found: (Standing | null)[] = positions.map(() => null);
  for (const side of ['over', 'under'] as const) {
    const sign = side === 'over' ? 1 : -1;
    const own: number[] = [];
    for (const [index, { current, fairShare }] of positions.entries()) if (Math.sign(current - fairShare) === sign) own.push(index);
    const byPounds = ranks(own, (a, b) => (gaps[b] as number) - (gaps[a] as number));
    const byPercent = ranks(own.filter((index) => (positions[index] as Position).fairShare > 0), (a, b) => {
      const [left, right] = [shares[a] as number, shares[b] as number];
      return Math.abs(left - right) > 1e-9 * Math.max(left, right) ? right - left : compareShares(positions[b] as Position, positions[a] as Position);
    });
    for (const index of own) found[index] = { side, byPounds: byPounds.get(index) as number, byPercent: byPercent.get(index) ?? null };
  }
  return found;
}

/** Compares gaps as shares of fair shares exactly: for those that plain numbers cannot clearly tell apart. */
function compareShares(a: Position, b: Position): number {
  const exact = BigInt(Math.abs(a.current - a.fairShare)) * BigInt(b.fairShare) - BigInt(Math.abs(b.current - b.fairShare)) * BigInt(a.fairShare);
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
