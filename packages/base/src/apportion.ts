import { pence, type Pence } from './money.ts';

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
  let weightTotal = 0n;
  for (const weight of weights) {
    if (weight < 0n) return 'negative weight';
    weightTotal += weight;
  }
  if (weightTotal === 0n) return 'weights sum to zero';

  const sign = total < 0 ? -1 : 1;
  const amount = BigInt(Math.abs(total));
  const shares = new Array<number>(weights.length);
  const remainders = new Array<bigint>(weights.length);
  let given = 0n;
  for (let index = 0; index < weights.length; index += 1) {
    const product = amount * (weights[index] as bigint);
    const share = product / weightTotal;
    remainders[index] = product - share * weightTotal;
    shares[index] = Number(share);
    given += share;
  }

  const oddPennies = Number(amount - given);
  const lucky = largestRemainders(remainders, keys, oddPennies);
  for (const index of lucky) shares[index] = (shares[index] as number) + 1;
  const last = lucky.at(-1);
  return {
    shares: shares.map((share) => pence(sign * share)),
    weightTotal,
    oddPennies,
    cutOff: last === undefined ? null : { remainder: remainders[last] as bigint, key: keys[last] as string },
  };
}

/** Whether a share with this remainder is at or before the cut-off, and so has one of the odd pennies. */
export function getsOddPenny(remainder: bigint, key: string, cutOff: CutOff | null): boolean {
  if (cutOff === null) return false;
  return remainder > cutOff.remainder || (remainder === cutOff.remainder && key <= cutOff.key);
}

/**
 * The rows with the largest remainders, as many as asked for, ties by key; the last of them is where the line is drawn.
 * As plain numbers no two change places, but near ones may fall together, and past the largest number all do. So numbers
 * find those that are surely above the line, and only those that fall together with it are put in order exactly.
 */
function largestRemainders(remainders: readonly bigint[], keys: readonly string[], count: number): number[] {
  if (count === 0) return [];
  const near = Float64Array.from(remainders, Number);
  const line = near.toSorted()[remainders.length - count] as number;
  const above: number[] = [];
  const level: number[] = [];
  for (let index = 0; index < near.length; index += 1) {
    if ((near[index] as number) > line) above.push(index);
    else if (near[index] === line) level.push(index);
  }
  level.sort((a, b) => {
    const [left, right] = [remainders[a] as bigint, remainders[b] as bigint];
    return left === right ? ((keys[a] as string) < (keys[b] as string) ? -1 : 1) : left > right ? -1 : 1;
  });
  return [...above, ...level.slice(0, count - above.length)];
}
