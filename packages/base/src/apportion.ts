import { pence, sumPence, type Pence } from './money.ts';
import { roundedDown, type RoundedDown } from './rounded-down.ts';
import { sumExactly } from './sum-exactly.ts';
import { compareText } from './text.ts';

/** Where the odd pennies of an apportionment stop: the last share that got one. */
export interface CutOff {
  /** The remainder of that share, in the weights' own units. */
  readonly remainder: bigint;
  readonly key: string;
}

/** Shares of a total, in the order of the weights. They sum to the total exactly. */
export interface Apportionment {
  readonly shares: readonly Pence[];
  /** The sum of the weights, in the weights' own units. */
  readonly weightTotal: bigint;
  /** How many odd pennies were given out, one a share. */
  readonly oddPennies: number;
  /** `null` when no odd penny was left. */
  readonly cutOff: CutOff | null;
}

/** Why a total cannot be shared. */
export type ApportionFault = 'no weights' | 'weights sum to zero' | 'negative weight';

/**
 * Shares a total by weights: each share is rounded down, and the pennies left over go one each to the
 * largest remainders, ties to the lower key in plain string order. A negative total is shared as its mirror image.
 * Keys must be distinct; the order of the rows changes no share.
 */
export function apportion(
  total: Pence,
  weights: readonly bigint[],
  keys: readonly string[],
): Apportionment | ApportionFault {
  if (weights.length === 0) return 'no weights';
  if (weights.some((weight) => weight < 0n)) return 'negative weight';
  const weightTotal = sumExactly(weights);
  if (weightTotal === 0n) return 'weights sum to zero';

  const sign = total < 0 ? -1 : 1;
  const amount = Math.abs(total);
  const down = roundedDown(amount, weights, weightTotal);
  const { shares } = down;
  const oddPennies = amount - sumPence(shares);
  const remainder = (index: number) => BigInt(amount) * (weights[index] as bigint) - BigInt(shares[index] as number) * weightTotal;
  const { lucky, last } = largestRemainders(down, oddPennies, remainder, keys);
  for (const index of lucky) shares[index] = (shares[index] as number) + 1;
  return { shares: shares.map((share) => pence(sign * share)), weightTotal, oddPennies, cutOff: last };
}

/** Whether a share with this remainder is at or before the cut-off, and so has one of the odd pennies. */
export function getsOddPenny(remainder: bigint, key: string, cutOff: CutOff | null): boolean {
  if (cutOff === null) return false;
  return remainder > cutOff.remainder || (remainder === cutOff.remainder && key <= cutOff.key);
}

/**
 * The rows with the largest remainders, as many as asked for, ties by key, and where the line is drawn. What was cut off is known nearly,
 * so the row on the line is too. Rows farther from it than both may be wrong, twice over, are surely above it or below; only those
 * nearer are put in order by their exact remainders.
 */
function largestRemainders(
  { cut, reach }: RoundedDown, count: number, remainderOf: (index: number) => bigint, keys: readonly string[],
): { readonly lucky: readonly number[]; readonly last: CutOff | null } {
  if (count === 0) return { lucky: [], last: null };
  const line = cut.toSorted()[cut.length - count] as number;
  const above: number[] = [];
  const level: { readonly index: number; readonly key: string; readonly remainder: bigint }[] = [];
  for (let index = 0; index < cut.length; index += 1) {
    const over = (cut[index] as number) - line;
    if (over > 4 * reach) above.push(index);
    else if (over >= -4 * reach) level.push({ index, key: keys[index] as string, remainder: remainderOf(index) });
  }
  level.sort((a, b) => (a.remainder === b.remainder ? compareText(a.key, b.key) : a.remainder > b.remainder ? -1 : 1));
  const taken = level.slice(0, count - above.length);
  const { key, remainder } = taken.at(-1) as (typeof taken)[number];
  return { lucky: [...above, ...taken.map(({ index }) => index)], last: { key, remainder } };
}
